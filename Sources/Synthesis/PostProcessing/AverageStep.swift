import Documents
import Tables

/// Micro-aggregation: groups of at least k rows that are alike, each value replaced by its group's mean.
///
/// Groups are those of MDAV (Domingo-Ferrer and Mateo-Sanz 2002; Domingo-Ferrer and Torra 2005): the rows
/// around the one farthest from the mean, and around the one farthest from that. Columns count alike (each
/// divided by its deviation). Beyond ``mostRows`` rows are first cut into blocks along the sum of their
/// standardised values, and grouped within blocks.
struct AverageStep: TableStep {
  /// Rows that are grouped at once: the time grows with their square.
  static let mostRows = 4096

  let columns: [StepColumn]
  let size: Int

  init(_ reader: inout StepReader) throws(TextProblem) {
    columns = try reader.columns()
    try reader.expect("in", "groups", "of")
    size = try reader.count(in: 2...10_000, "the size of a group")
  }

  var text: String { "average \(columns.stepNames) in groups of \(size)" }

  var sentence: String {
    "\(columns.map(\.name).joined(separator: " and ")) \(columns.count == 1 ? "becomes" : "become") the mean of groups of at least \(size) "
      + "rows that are alike"
  }

  func check(_ schema: inout Schema) throws(TextProblem) {
    for column in columns { _ = try column.numeric(in: schema) }
  }

  func apply(
    to table: inout StepTable, _ random: StepRandom, _ effect: inout StepEffect
  ) throws(TextProblem) {
    var old: [Column] = []
    for column in columns { old.append(try table.column(column)) }
    var values = old.map(\.values)
    let rows = (0..<table.table.rowCount).filter { row in
      values.allSatisfy { $0[row] != PackedIntegers.null }
    }
    guard rows.count >= size else {
      if !rows.isEmpty {
        effect.warnings.append(
          "only \(rows.count) rows have values, too few for a group; all are null now")
        for column in values.indices {
          for row in rows { values[column][row] = PackedIntegers.null }
        }
      }
      for (column, values) in zip(old, values) { table.replace(column.with(values)) }
      return
    }
    let points = Microaggregation.standardised(values, rows)
    let blocks = Microaggregation.blocks(
      points, most: max(AverageStep.mostRows, 4 * size), least: size)
    let groups = Parallel.map(blocks.count) {
      Microaggregation.groups(points, blocks[$0], of: size)
    }.flatMap { $0 }
    for column in values.indices {
      for group in groups {
        let sum = group.reduce(Int128(0)) { $0 + Int128(values[column][rows[$1]]) }
        let mean = Microaggregation.rounded(sum, by: Int128(group.count))
        for place in group { values[column][rows[place]] = mean }
      }
    }
    for (column, values) in zip(old, values) { table.replace(column.with(values)) }
    let sizes = groups.map(\.count)
    effect.figures.append(StepFigure("groups", after: Double(groups.count)))
    effect.figures.append(StepFigure("smallest group", after: Double(sizes.min() ?? 0)))
    let nulls = table.table.rowCount - rows.count
    if nulls > 0 {
      effect.figures.append(StepFigure("rows left as they are, with a null", after: Double(nulls)))
    }
  }
}
