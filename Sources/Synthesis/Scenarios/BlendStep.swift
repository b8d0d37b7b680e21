import Documents
import Tables

/// Rows of a declared public table among the synthetic ones, told apart by a column of their origin.
struct BlendStep: TableStep {
  /// The column that says where a row is from.
  static let origin = "origin"

  let share: Double
  /// The public table's file, as the step writes it.
  let file: StepValue

  /// `blend P% from "FILE"`.
  init(_ reader: inout StepReader) throws(TextProblem) {
    share = try reader.fraction("the share of public rows")
    guard share <= 0.99 else {
      throw reader.problem("a part of the rows must be synthetic; ask for 99% at most")
    }
    try reader.expect("from")
    file = try reader.value()
  }

  var text: String { "blend \(share.asPercent) from \(file.text.asStepValue)" }

  var sentence: String {
    "\(share.asPercent) of the rows are of the public table \(file.text)"
  }

  func check(_ schema: inout Schema) throws(TextProblem) {
    if let known = schema.columns.first(where: { $0.name == BlendStep.origin }) {
      guard known.reason == Schema.writtenText else {
        throw TextProblem(
          "there is a column “\(BlendStep.origin)” already, which rows of two tables need",
          at: file.range)
      }
      return
    }
    schema.columns.append(.origin)
  }

  func apply(
    to table: inout StepTable, _ random: StepRandom, _ effect: inout StepEffect
  ) throws(TextProblem) {
    guard let other = table.publicTables[file.text] else {
      throw TextProblem("this public table was not read", at: file.range)
    }
    let own = table.table
    let missing = own.columns.map(\.name).filter {
      $0 != BlendStep.origin && other.column(named: $0) == nil
    }
    var stream = random.stream()
    // A share of all rows: the synthetic ones stay as many as they are.
    let wanted = Int((share / (1 - share) * Double(own.rowCount)).rounded())
    guard other.rowCount > 0 || wanted == 0 else {
      throw TextProblem("this public table has no rows", at: file.range)
    }
    let taken =
      wanted <= other.rowCount
      ? stream.choose(wanted, of: Array(0..<other.rowCount))
      : (0..<wanted).map { _ in stream.below(other.rowCount) }
    if wanted > other.rowCount {
      effect.warnings.append(
        "\(file.text) has \(other.rowCount) rows, fewer than the \(wanted) asked for; some come more than once"
      )
    }
    if !missing.isEmpty {
      effect.warnings.append(
        "null in the public rows, which lack them: " + missing.joined(separator: ", "))
    }
    let blended = own.blended(with: other, rows: taken, named: file.text)
    table.table = blended
    if table.schema.index(of: BlendStep.origin) == nil { table.schema.columns.append(.origin) }
    effect.figures.append(
      StepFigure(
        "share of public rows", after: Double(taken.count) / Double(max(1, blended.rowCount))))
    effect.figures += Ablation.figures(blended)
  }
}

extension ColumnSchema {
  /// The column that says where rows of a blend are from.
  static let origin = ColumnSchema(
    name: BlendStep.origin, kind: .text, domain: .open, nullable: false, reason: Schema.writtenText)
}
