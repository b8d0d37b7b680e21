import Tables

extension RuleStatement {
  /// Whether a single row keeps it; `nil` where unknown, and true where it speaks of rows together.
  ///
  /// - Parameters:
  ///   - schema: The schema it was checked against, for the grid that formulas round to.
  ///   - value: The row's value in a column.
  /// - Complexity: O(parts), and O(length) for each text.
  public func holds(schema: Schema, _ value: (Int) -> RuleValue) -> Bool? {
    switch self {
    case .condition(let condition): return condition.holds(value)
    case .formula(let column, let expression):
      let digits = schema.columns[column].gridDigits
      switch (value(column), expression.value(value)) {
      case (.number(let found), .number(let exact)):
        return exact.steps(digits: digits).map { Rational(steps: $0, digits: digits) == found }
      case (.text(let found), .text(let text)): return found.utf8.elementsEqual(text.utf8)
      default: return nil
      }
    case .balance(let balance): return balance.holds(value)
    case .tuples(let columns, let list): return Condition.tuple(columns, list).holds(value)
    case .pattern(let column, let pattern):
      return Condition.text(column: column, .matches(pattern)).holds(value)
    case .determines, .unique, .total: return true
    }
  }
}
