/// A rule whose columns, types and values fit a schema.
public struct CheckedRule: Sendable, Hashable {
  /// The rule as written.
  public let rule: Rule
  /// What it says.
  public let statement: RuleStatement
  /// The schema positions it reads or writes, ascending.
  public let columns: [Int]

  init(rule: Rule, statement: RuleStatement) {
    self.rule = rule
    self.statement = statement
    columns = statement.columns.sorted()
  }
}

/// What a rule says, by how it can be enforced; numbers of columns are schema positions.
public indirect enum RuleStatement: Sendable, Hashable {
  /// No row may make it false.
  case condition(Condition)
  /// A column is computed from others: the expression does not read it, and its value is rounded to the
  /// column's grid, halves away from zero. An expression that is one column copies it.
  case formula(column: Int, Expression)
  /// A weighted sum of columns is constant within a tolerance.
  case balance(LinearBalance)
  /// Rows that agree in the first columns agree in the second.
  case determines([Int], Int)
  /// No two rows agree in all of these columns.
  case unique([Int])
  /// The columns together take only combinations of a list.
  case tuples([Int], TupleList)
  /// The column's texts match a pattern.
  case pattern(column: Int, TextPattern)
  /// How many rows there are, or how many of them meet a condition: a public figure from outside.
  case total(Condition?, TotalTarget)

  /// The schema positions it reads or writes.
  public var columns: Set<Int> {
    switch self {
    case .condition(let condition): condition.columns
    case .formula(let column, let expression): expression.columns.union([column])
    case .balance(let balance): Set(balance.terms.map(\.column))
    case .determines(let keys, let value): Set(keys).union([value])
    case .unique(let columns), .tuples(let columns, _): Set(columns)
    case .pattern(let column, _): [column]
    case .total(let condition, _): condition?.columns ?? []
    }
  }
}

/// A public figure that the rows have to meet exactly.
public enum TotalTarget: Sendable, Hashable {
  /// So many rows, at least 0.
  case count(Int)
  /// This part of the rows, 0 … 1: the whole number of rows below or above it.
  case share(Rational)
}

/// Σ coefficient · column = constant, give or take a tolerance.
public struct LinearBalance: Sendable, Hashable {
  /// A column and what it is multiplied by, not 0.
  public struct Term: Sendable, Hashable {
    /// The schema position.
    public let column: Int
    /// What its value is multiplied by.
    public let coefficient: Rational
  }

  /// The terms in order of column, none twice.
  public let terms: [Term]
  /// What they add up to.
  public let constant: Rational
  /// How far the sum may be from it, at least 0.
  public let tolerance: Rational
}
