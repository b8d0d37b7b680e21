import Documents
import Tables

/// A privacy model of classes, enforced over declared quasi-identifiers by generalising and then suppressing rows.
///
/// Steps of this kind come last, and are enforced together: what one of them mends the next cannot break.
struct PrivacyStep: TableStep {
  /// Rows that may be suppressed where the step does not say.
  static let usualSuppression = 0.05

  let model: PrivacyModel
  /// The quasi-identifiers; empty takes those of the dictionary.
  private(set) var columns: [StepColumn]
  let mostSuppressed: Double
  private let range: Range<Int>

  /// Reads the step of a kind of model, after its name.
  init(
    _ model: (inout StepReader) throws(TextProblem) -> PrivacyModel, _ reader: inout StepReader
  ) throws(TextProblem) {
    range = 0..<reader.text.count
    self.model = try model(&reader)
    columns = reader.take("over") ? try reader.columns() : []
    if reader.take("suppressing") {
      try reader.expect("at", "most")
      mostSuppressed = try reader.fraction("the share of rows")
    } else {
      mostSuppressed = PrivacyStep.usualSuppression
    }
  }

  /// Reads one of the models, if the text begins with its name.
  static func step(_ reader: inout StepReader) throws(TextProblem) -> PrivacyStep? {
    if reader.take("k-anonymity") {
      return try PrivacyStep(
        { (reader) throws(TextProblem) in
          .size(try reader.count(in: 2...1_000_000, "k"))
        }, &reader)
    }
    if reader.take("entropy", "l-diversity") {
      return try PrivacyStep(
        { (reader) throws(TextProblem) in
          let least = try reader.number(in: 1...1e6, "ℓ, a number of at least 1,")
          try reader.expect("of")
          return .entropy(least, of: try reader.column())
        }, &reader)
    }
    if reader.take("l-diversity") {
      return try PrivacyStep(
        { (reader) throws(TextProblem) in
          let least = try reader.count(in: 2...1_000_000, "ℓ")
          try reader.expect("of")
          return .distinct(least, of: try reader.column())
        }, &reader)
    }
    if reader.take("t-closeness") {
      return try PrivacyStep(
        { (reader) throws(TextProblem) in
          let most = try reader.number(in: 0...1, "t, a distance in 0 … 1,")
          try reader.expect("of")
          return .closeness(most, of: try reader.column())
        }, &reader)
    }
    return nil
  }

  var text: String {
    let name =
      switch model {
      case .size(let least): "k-anonymity \(least)"
      case .distinct(let least, let column): "l-diversity \(least) of \(column.name.asStepName)"
      case .entropy(let least, let column):
        "entropy l-diversity \(least.asStepNumber) of \(column.name.asStepName)"
      case .closeness(let most, let column):
        "t-closeness \(most.asStepNumber) of \(column.name.asStepName)"
      }
    return name + (columns.isEmpty ? "" : " over " + columns.stepNames)
      + (mostSuppressed == PrivacyStep.usualSuppression
        ? "" : " suppressing at most \(mostSuppressed.asPercent)")
  }

  var sentence: String {
    let classes = "rows alike in \(columns.map(\.name).joined(separator: ", "))"
    switch model {
    case .size(let least): return "\(classes) are at least \(least)"
    case .distinct(let least, let column):
      return "\(classes) have at least \(least) values of \(column.name)"
    case .entropy(let least, let column):
      return "\(classes) are as diverse in \(column.name) as \(least.asStepNumber) equal values"
    case .closeness(let most, let column):
      return "\(classes) differ in \(column.name) by at most \(most.asStepNumber) from all rows"
    }
  }

  /// The step with its quasi-identifiers named: those of the dictionary, where it names none.
  func resolved(_ schema: Schema) -> PrivacyStep {
    guard columns.isEmpty else { return self }
    var step = self
    step.columns = schema.columns.filter { $0.role == .quasiIdentifier }.map {
      StepColumn(name: $0.name, range: range)
    }
    step.columns.removeAll { $0.name == model.sensitive?.name }
    return step
  }

  func check(_ schema: inout Schema) throws(TextProblem) {
    guard !columns.isEmpty else {
      throw TextProblem(
        "no column has the role quasi-identifier in the dictionary; name them, as in: over age, sex",
        at: range)
    }
    for column in columns {
      guard column.name != model.sensitive?.name else {
        throw TextProblem(
          "\(column.name) cannot be quasi-identifier and sensitive at once", at: column.range)
      }
      let known = try column.written(in: schema)
      guard known.kind != .identifier else {
        throw TextProblem(
          "\(column.name) is numbered anew in every table, so it identifies nobody; leave it out",
          at: column.range)
      }
    }
    _ = try model.sensitive?.written(in: schema)
  }

  func apply(
    to table: inout StepTable, _ random: StepRandom, _ effect: inout StepEffect
  ) throws(TextProblem) {
    let enforced = try PrivacyEnforcement([self], table)
    enforced.describe(0, &effect)
    enforced.change(&table)
  }
}
