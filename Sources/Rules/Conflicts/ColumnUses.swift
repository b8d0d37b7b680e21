/// How rules use columns.
struct ColumnUses {
  private(set) var columns: Set<Int> = []
  /// The tests of each text column.
  private(set) var tests: [Int: Set<TextTest>] = [:]
  /// Text columns whose values are compared with other columns' or listed with them.
  private(set) var compared: Set<Int> = []
  /// Text columns whose characters are counted.
  private(set) var measured: Set<Int> = []
  /// Columns that rules ask to be null or not.
  var asksForNull: Set<Int> = []
  /// Calls whose values are whole numbers, in order of appearance.
  private(set) var calls: [Expression] = []
  /// Texts that rules write beside compared columns.
  private(set) var texts: Set<String> = []

  init(_ statements: [RuleStatement]) {
    for statement in statements {
      columns.formUnion(statement.columns)
      add(statement)
    }
  }

  private mutating func add(_ statement: RuleStatement) {
    switch statement {
    case .condition(let condition), .total(.some(let condition), _): add(condition)
    case .formula(let column, let expression):
      compared.insert(column)
      add(expression)
    case .tuples(let columns, let list): add(.tuple(columns, list))
    case .pattern(let column, let pattern): add(.text(column: column, .matches(pattern)))
    case .balance, .determines, .unique, .total(nil, _): break
    }
  }

  private mutating func add(_ condition: Condition) {
    switch condition {
    case .always: break
    case .compare(let left, _, let right), .near(let left, let right, _),
      .sameText(let left, let right):
      add(left)
      add(right)
    case .text(let column, let test): tests[column, default: []].insert(test)
    case .isNull(let expression):
      asksForNull.formUnion(expression.columns)
      if case .column = expression { return }
      add(expression)
    case .tuple(let columns, let list):
      compared.formUnion(columns)
      for case .text(let text) in list.rows.joined() { texts.insert(text) }
    case .not(let inner): add(inner)
    case .and(let parts), .or(let parts): for part in parts { add(part) }
    case .implies(let left, let right), .iff(let left, let right):
      add(left)
      add(right)
    }
  }

  private mutating func add(_ expression: Expression) {
    switch expression {
    case .literal(.text(let text)): texts.insert(text)
    case .literal: break
    case .column(let column): compared.insert(column)
    case .negative(let inner): add(inner)
    case .arithmetic(_, let left, let right):
      add(left)
      add(right)
    case .call(let function, let arguments):
      if function.isWhole, !calls.contains(expression) { calls.append(expression) }
      if case .length = function {
        measured.formUnion(expression.columns)
      } else {
        for argument in arguments { add(argument) }
      }
    case .choice(let test, let yes, let no):
      add(test)
      add(yes)
      add(no)
    }
  }
}

extension RuleFunction {
  /// Whether its values are whole numbers.
  var isWhole: Bool {
    switch self {
    case .year, .quarter, .month, .day, .weekday, .hour, .minute, .second, .date, .wholeUnits,
      .floor, .ceiling, .length:
      true
    case .absolute, .least, .greatest, .round: false
    }
  }
}
