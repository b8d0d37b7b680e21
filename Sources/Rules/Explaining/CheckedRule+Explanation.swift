import Tables

extension CheckedRule {
  /// What the rule says, in plain words.
  ///
  /// - Complexity: O(parts).
  public func explanation(schema: Schema) -> String {
    let words = RuleWords(schema)
    func names(_ columns: [Int]) -> String { RuleWords.list(columns.map(words.name), "and") }
    switch statement {
    case .condition(let condition): return "In every row, \(words.sentence(condition))."
    case .formula(let column, .column(let source)):
      return "\(words.name(column)) is a copy of \(words.name(source))."
    case .formula(let column, let expression):
      return "\(words.name(column)) is computed: \(words.phrase(expression))."
    case .balance(let balance):
      let sum = words.sum(balance)
      let slack =
        balance.tolerance == .zero ? "" : ", give or take \(balance.tolerance)"
      return "In every row, \(sum)\(slack)."
    case .determines(let keys, let value):
      return "Rows with the same \(names(keys)) have the same \(words.name(value))."
    case .unique(let columns): return "No two rows have the same \(names(columns))."
    case .tuples(let columns, let list):
      return "\(names(columns)) take only the \(list.rows.count) combinations of \(list.name)."
    case .pattern(let column, let pattern):
      return "In every row, \(words.name(column)) matches \(pattern.source)."
    case .total(let condition, let target):
      let which = condition.map { " with \(words.phrase($0))" } ?? ""
      switch target {
      case .count(let count): return "There are exactly \(count) rows\(which)."
      case .share(let share):
        let percent = share.multiplied(by: Rational(100)).map { "\($0)%" } ?? "\(share)"
        return "Exactly \(percent) of the rows are rows\(which)."
      }
    }
  }

  /// What a row holds in the rule's columns, and what a computed column should be.
  ///
  /// - Parameters:
  ///   - schema: The schema it was checked against.
  ///   - value: The row's value in a column.
  public func reason(schema: Schema, _ value: (Int) -> RuleValue) -> String {
    let words = RuleWords(schema)
    let found = columns.map { "\(words.name($0)) is \(words.written(value($0), $0))" }
    let held = RuleWords.list(found, "and")
    guard case .formula(let column, let expression) = statement else { return held }
    let digits = schema.columns[column].gridDigits
    switch expression.value(value) {
    case .number(let number):
      guard let rounded = number.rounded(digits: digits) else { return held }
      return "\(held); \(words.name(column)) should be \(words.written(.number(rounded), column))"
    case .text(let text): return "\(held); \(words.name(column)) should be \(text)"
    case .null: return held
    }
  }
}
