import Tables

/// Finds and counts the rows that break a rule.
///
/// Conditions run over blocks of rows on all cores; a text is looked at once for each entry of its
/// column's dictionary. What 64-bit steps cannot hold exactly is computed row by row in fractions. A column
/// that a table lacks is taken as null.
public struct RuleEvaluator: Sendable {
  /// The rule.
  public let rule: CheckedRule
  let schema: Schema

  /// Makes an evaluator for tables of a schema.
  public init(_ rule: CheckedRule, schema: Schema) {
    self.rule = rule
    self.schema = schema
  }

  /// The rows that break the rule. Rules across rows mark every row concerned: all that share a key, all
  /// of a key with two values, all that a total counts where it is not met.
  ///
  /// - Complexity: O(rows · parts).
  public func broken(in table: Table) -> RowMask {
    switch rule.statement {
    case .determines(let keys, let value):
      return keyRows(table).brokenByDetermining(keys, value)
    case .unique(let columns): return keyRows(table).repeated(columns)
    case .total(let condition, _):
      let counted = matching(condition, in: table)
      return deviation(counted.count, of: table.rowCount) == 0
        ? RowMask(rowCount: table.rowCount) : counted
    default: return BlockRunner.mask(program(table), rowCount: table.rowCount, where: .no)
    }
  }

  /// How many rows break the rule; for a total, how many there are too many or too few.
  ///
  /// - Complexity: O(rows · parts).
  public func brokenCount(in table: Table) -> Int {
    switch rule.statement {
    case .determines, .unique: return broken(in: table).count
    case .total(let condition, _):
      return deviation(matching(condition, in: table).count, of: table.rowCount)
    default: return BlockRunner.count(program(table), rowCount: table.rowCount, where: .no)
    }
  }

  /// How far a count of rows is from the total the rule asks for; 0 for other rules.
  private func deviation(_ count: Int, of rows: Int) -> Int {
    guard case .total(_, let target) = rule.statement else { return 0 }
    let range = target.counts(of: rows)
    return max(0, range.lowerBound - count, count - range.upperBound)
  }

  private func matching(_ condition: Condition?, in table: Table) -> RowMask {
    guard let condition else { return RowMask(rowCount: table.rowCount, marked: true) }
    let program = TableBinding(schema: schema, table: table).truth(condition)
    return BlockRunner.mask(program, rowCount: table.rowCount, where: .yes)
  }

  private func keyRows(_ table: Table) -> RowKeys {
    RowKeys(TableBinding(schema: schema, table: table))
  }

  private func program(_ table: Table) -> TruthNode {
    TableBinding(schema: schema, table: table).truth(rule.statement)
  }
}

extension TotalTarget {
  /// The counts that meet it among so many rows.
  public func counts(of rows: Int) -> ClosedRange<Int> {
    switch self {
    case .count(let count): return count...count
    case .share(let share):
      guard let exact = share.multiplied(by: Rational(Int64(rows))),
        let low = Int(exactly: exact.floor), let high = Int(exactly: exact.ceiling)
      else { return 0...rows }
      return low...max(low, high)
    }
  }
}
