import Documents
import Tables

extension ScenarioModel {
  /// Rounds of drawing more rows before it is given up.
  private static let mostRounds = 64
  /// Rows drawn before a share of them is believed.
  private static let fewestRows = 2000
  /// The least share of rows drawn that must fulfil the conditions.
  private static let leastAcceptance = 0.005

  /// Rows that fulfil every “what if”.
  ///
  /// The model already leaves out the cells that no such row is in. Rows that still do not fulfil the conditions (a
  /// bound within a cell, a condition between columns) are passed over and others drawn, so that what is left
  /// follows the model's distribution given the conditions.
  /// - Parameters:
  ///   - count: rows wanted, at least 0.
  ///   - seed: of the first drawing; further ones derive theirs from it.
  ///   - encoding: how columns are written.
  ///   - make: draws so many rows with a seed.
  /// - Returns: The rows, and the share of those drawn that were taken; `nil` where all were.
  /// - Throws: ``StepListProblem`` where too few rows fulfil the conditions; what `make` throws.
  public func rows(
    _ count: Int, seed: UInt64, encoding: TableEncoding, make: (Int, UInt64) throws -> Table
  ) throws -> (table: Table, acceptance: Double?) {
    let first = try make(count, seed)
    guard !evidence.isEmpty, count > 0 else { return (first, nil) }
    var kept = try fulfilling(first, encoding)
    if kept.rowCount == first.rowCount { return (first, nil) }
    var (taken, drawn) = (kept.rowCount, first.rowCount)
    for round in 1...ScenarioModel.mostRounds where kept.rowCount < count {
      let acceptance = (Double(taken) + 1) / (Double(drawn) + 2)
      guard acceptance >= ScenarioModel.leastAcceptance || drawn < ScenarioModel.fewestRows else {
        throw rare(taken, of: drawn)
      }
      let more = min(
        Double(count - kept.rowCount) / acceptance * 1.1 + 16, 4 * Double(max(count, 200_000)))
      let next = try make(Int(more), seed &+ UInt64(round) &* 0x9E37_79B9_7F4A_7C15)
      let others = try fulfilling(next, encoding)
      taken += others.rowCount
      drawn += next.rowCount
      kept = kept.appending(others)
    }
    guard kept.rowCount >= count else { throw rare(taken, of: drawn) }
    var rows = StepTable(kept, schema: encoding.schema)
    rows.take(Array(0..<count))
    // Identifiers count on from one drawing to the next.
    for name in encoding.identifiers {
      if let column = first.column(named: name) { rows.replace(column) }
    }
    return (rows.table, Double(taken) / Double(drawn))
  }

  private func fulfilling(_ table: Table, _ encoding: TableEncoding) throws -> Table {
    var rows = Array(0..<table.rowCount)
    for (place, condition) in evidence {
      do throws(TextProblem) {
        let found = Set(try condition.rows(of: table, schema: encoding.schema))
        rows = rows.filter(found.contains)
      } catch {
        throw StepListProblem(step: place, problem: error)
      }
    }
    if rows.count == table.rowCount { return table }
    var taken = StepTable(table, schema: encoding.schema)
    taken.take(rows)
    return taken.table
  }

  private func rare(_ taken: Int, of drawn: Int) -> StepListProblem {
    let (place, condition) = evidence[0]
    return StepListProblem(
      step: place,
      problem: TextProblem(
        "only \(taken) of \(drawn) rows drawn fulfil this, too few to draw more of",
        at: condition.range))
  }
}
