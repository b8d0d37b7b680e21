import Documents
import Tables

extension RuleChecker {
  /// What a whole rule says.
  func statement(_ node: SyntaxNode) throws(TextProblem) -> RuleStatement {
    switch node.kind {
    case .determines(let keys, let value):
      let keys = try requiredColumns(keys)
      let column = try requiredColumn(value)
      guard !keys.contains(column) else {
        throw TextProblem("a column always determines itself", at: value.range)
      }
      return .determines(keys, column)
    case .call("unique", _, let arguments):
      return .unique(try requiredColumns(arguments))
    case .name, .list:
      if case .list = node.kind {
        throw TextProblem(
          "a list of columns needs “determines”, “in table” or “in”", at: node.range,
          expected: ["determines", "in"])
      }
      return .condition(try condition(node))
    case .inTable(let columns, let file, let range):
      let (columns, list) = try tuples(columns, file: file, at: range)
      return .tuples(columns, list)
    case .among(let left, let values) where left.isList:
      let (columns, list) = try tuples(left, values)
      return .tuples(columns, list)
    case .textTest(.matches, let left, let right):
      let (column, pattern) = try match(left, right)
      return .pattern(column: column, pattern)
    case .comparison(let relation, let left, let right, let tolerance):
      if let total = try total(relation, left, right, tolerance) { return total }
      if relation == .equal { return try equation(left, right, tolerance: tolerance) }
      return .condition(try condition(node))
    default: return .condition(try condition(node))
    }
  }

  /// `count = 20000`, `count(ward = "ICU") = 120`, `share(sex = "F") = 51%`.
  private func total(
    _ relation: Comparison, _ left: SyntaxNode, _ right: SyntaxNode, _ tolerance: SyntaxNode?
  ) throws(TextProblem) -> RuleStatement? {
    let (call, value) = isTotal(left) || !isTotal(right) ? (left, right) : (right, left)
    guard isTotal(call) else { return nil }
    guard relation == .equal, tolerance == nil else {
      throw TextProblem(
        "a public total is exact; write it with “=” and without a tolerance", at: call.range,
        expected: ["="])
    }
    var condition: Condition?
    var word = "count"
    if case .call(let name, _, let arguments) = call.kind {
      word = name
      guard arguments.count == 1 else {
        throw TextProblem("\(name)( ) takes one condition", at: call.range)
      }
      condition = try self.condition(arguments[0])
    }
    return .total(condition, word == "count" ? try count(value) : try share(value))
  }

  private func isTotal(_ node: SyntaxNode) -> Bool {
    switch node.kind {
    case .call(let name, _, _): name == "count" || name == "share"
    case .name("count", false): schema.index(of: "count") == nil
    default: false
    }
  }

  private func count(_ node: SyntaxNode) throws(TextProblem) -> TotalTarget {
    guard case .number(let value, _) = node.kind, value.isWhole,
      let count = Int(exactly: value.numerator)
    else {
      throw TextProblem(
        "a number of rows is expected here, such as 20000", at: node.range,
        expected: ["a number"])
    }
    return .count(count)
  }

  private func share(_ node: SyntaxNode) throws(TextProblem) -> TotalTarget {
    let value: Rational? =
      switch node.kind {
      case .percent(let value), .number(let value, _): value
      default: nil
      }
    guard let value, value >= .zero, value <= .one else {
      throw TextProblem(
        "a part of the rows is expected here, such as 51% or 0.51", at: node.range,
        expected: ["a number"])
    }
    return .share(value)
  }

  /// Refuses an equation that is of one column alone once it is put together, such as `a = a + 1`: it holds in no
  /// row, in every row, or fixes the column, and is not what was meant.
  private func checkSelfReference(
    _ left: Operand, _ right: Operand, _ condition: Condition
  ) throws(TextProblem) {
    let sides: (Expression, Expression)
    switch condition {
    case .compare(let x, .equal, let y): sides = (x, y)
    case .near(let x, let y, _): sides = (x, y)
    default: return
    }
    guard let x = LinearSum(sides.0), let y = LinearSum(sides.1),
      let rest = x.adding(y, times: Rational(-1))
    else { return }
    for (target, value) in [(left, right), (right, left)] {
      guard let column = target.column, let own = value.node.name(of: column, in: schema),
        rest.weights.allSatisfy({ $0.key == column || $0.value == .zero })
      else { continue }
      throw TextProblem(
        "\(name(column)) cannot be computed of itself; write another column here", at: own,
        expected: ["another column"])
    }
  }

  /// `a = b + c` and the like: a column that is computed, a balance, or a condition.
  private func equation(
    _ left: SyntaxNode, _ right: SyntaxNode, tolerance: SyntaxNode?
  ) throws(TextProblem) -> RuleStatement {
    let (a, b) = (try operand(left), try operand(right))
    let condition = try comparison(.equal, a, b, tolerance: tolerance)
    guard let type = a.type ?? b.type else { return .condition(condition) }
    try checkSelfReference(a, b, condition)
    if tolerance == nil {
      for (target, value) in [(a, b), (b, a)] {
        guard let column = target.column, !value.isLiteral,
          let type = target.type
        else { continue }
        let expression = try resolved(value, as: type, for: column)
        if !expression.columns.isEmpty, !expression.columns.contains(column) {
          return .formula(column: column, expression)
        }
      }
    }
    guard type != .text else { return .condition(condition) }
    let balance: LinearBalance? =
      switch condition {
      case .compare(let x, .equal, let y): LinearBalance(x, y, tolerance: .zero)
      case .near(let x, let y, let tolerance): LinearBalance(x, y, tolerance: tolerance)
      default: nil
      }
    guard let balance, balance.terms.count > 1 else { return .condition(condition) }
    return .balance(balance)
  }
}

extension SyntaxNode {
  /// Whether it is a list of several parts.
  var isList: Bool { if case .list = kind { true } else { false } }

  /// Where a column is named within it; `nil` where it is not.
  func name(of column: Int, in schema: Schema) -> Range<Int>? {
    if case .name(let name, _) = kind, schema.index(of: name) == column { return range }
    return kind.children.lazy.compactMap { $0.name(of: column, in: schema) }.first
  }
}
