import Documents
import Tables

extension RuleChecker {
  /// A value, with its type where it has one by itself.
  func operand(_ node: SyntaxNode) throws(TextProblem) -> Operand {
    switch node.kind {
    case .name(let name, let isQuoted):
      if let column = schema.index(of: name) {
        return typed(node, .column(column), ValueType(schema.columns[column]))
      }
      if isQuoted { throw unknownColumn(name, node) }
      return Operand(node: node, kind: .word(name))
    case .text, .number, .percent, .date, .timestamp, .null:
      return Operand(node: node, kind: .literal)
    case .span(let number, let unit): return try span(node, number, unit)
    case .negative(let inner):
      let inner = try amount(inner)
      guard case .literal(.number(let number)) = inner.expression else {
        return typed(node, .negative(inner.expression), inner.type)
      }
      return typed(node, .literal(.number(number.negated)), inner.type)
    case .arithmetic(let operation, let left, let right):
      return try arithmetic(node, operation, try operand(left), try operand(right))
    case .call(let name, let range, let arguments):
      return try call(node, name, at: range, arguments)
    case .choice(let test, let yes, let no):
      return Operand(
        node: node, kind: .choice(try condition(test), try operand(yes), try operand(no)))
    case .implies:
      throw TextProblem(
        "a value computed by “if” needs an “else”",
        at: node.range.upperBound..<node.range.upperBound,
        expected: ["else"])
    case .list:
      throw TextProblem("one value is expected here, not a list", at: node.range)
    default:
      throw TextProblem(
        "a value is expected here, not a condition", at: node.range, expected: ["a value"])
    }
  }

  func typed(_ node: SyntaxNode, _ expression: Expression, _ type: ValueType) -> Operand {
    Operand(node: node, kind: .typed(expression, type))
  }

  private func span(
    _ node: SyntaxNode, _ number: Rational, _ unit: TimeUnit
  ) throws(TextProblem) -> Operand {
    let inDays = unit == .day || unit == .week
    let size = Rational(inDays ? unit.seconds / TimeUnit.day.seconds : unit.seconds)
    guard let value = number.multiplied(by: size) else {
      throw TextProblem("this span is too long", at: node.range)
    }
    return typed(node, .literal(.number(value)), inDays ? .days : .seconds)
  }

  /// A number or span, which can be multiplied, rounded and the like.
  func amount(_ node: SyntaxNode) throws(TextProblem) -> (expression: Expression, type: ValueType) {
    let found = try operand(node)
    let type = found.type ?? .number
    guard type == .number || type == .days || type == .seconds else {
      let what = found.column.map { "\(name($0)), \(schema.columns[$0].describedKind)" }
      throw mismatch(found, wanted: .number, found: what ?? type.described)
    }
    return (try resolved(found, as: type, for: nil), type)
  }

  /// A sum, difference, product or quotient.
  private func arithmetic(
    _ node: SyntaxNode, _ operation: Arithmetic, _ left: Operand, _ right: Operand
  ) throws(TextProblem) -> Operand {
    for side in [left, right] {
      if let problem = wordProblem(side) { throw problem }
      if side.type == .text {
        throw mismatch(
          side, wanted: .number,
          found: side.column.map { "\(name($0)), \(schema.columns[$0].describedKind)" } ?? "text")
      }
    }
    // A text beside a date is a date.
    func type(_ side: Operand, beside other: Operand) -> ValueType {
      if let type = side.type { return type }
      if case .text = side.node.kind, operation == .subtract, let type = other.type,
        type == .date || type == .timestamp
      {
        return type
      }
      return .number
    }
    var types = (type(left, beside: right), type(right, beside: left))
    if types.0 == .timestamp, types.1 == .date, right.isLiteral { types.1 = .timestamp }
    if types.1 == .timestamp, types.0 == .date, left.isLiteral { types.0 = .timestamp }
    guard let (operands, result) = RuleChecker.types(operation, types.0, types.1) else {
      throw arithmeticProblem(operation, left, right, types)
    }
    let a = try resolved(left, as: operands.0, for: nil)
    let b = try resolved(right, as: operands.1, for: nil)
    if case .literal(.number(let x)) = a, case .literal(.number(let y)) = b {
      guard let value = operation.applied(x, y) else {
        throw TextProblem(
          operation == .divide && y == .zero
            ? "nothing can be divided by 0" : "this number does not fit in 128 bits",
          at: node.range)
      }
      return typed(node, .literal(.number(value)), result)
    }
    if operation == .divide, b == .literal(.number(.zero)) {
      throw TextProblem("nothing can be divided by 0", at: right.node.range)
    }
    return typed(node, .arithmetic(operation, a, b), result)
  }

  private func arithmeticProblem(
    _ operation: Arithmetic, _ left: Operand, _ right: Operand, _ types: (ValueType, ValueType)
  ) -> TextProblem {
    let range = left.node.range.lowerBound..<right.node.range.upperBound
    if [types.0, types.1].contains(.timestamp), [types.0, types.1].contains(.number) {
      let side = types.0 == .number ? left : right
      return mismatch(side, wanted: .seconds, found: "a number")
    }
    if [types.0, types.1].contains(.timestamp), [types.0, types.1].contains(.date) {
      return TextProblem(
        "a date and a timestamp do not go together; take date( ) of the timestamp", at: range)
    }
    return TextProblem(
      "\(types.0.described) \(operation.rawValue) \(types.1.described) has no meaning", at: range,
      expected: ["a number"])
  }

  /// The types two operands are brought to, and that of the result; `nil` where there is none.
  private static func types(
    _ operation: Arithmetic, _ left: ValueType, _ right: ValueType
  ) -> (operands: (ValueType, ValueType), result: ValueType)? {
    let amounts: Set<ValueType> = [.number, .days, .seconds]
    switch operation {
    case .add, .subtract:
      if amounts.contains(left), amounts.contains(right) {
        guard let joined = left.joined(with: right) else { return nil }
        let result =
          left == .days || right == .days ? (joined == .seconds ? joined : .days) : joined
        return ((joined, joined), result)
      }
      if left == .date, right == .number || right == .days { return ((.date, .days), .date) }
      if left == .timestamp, right == .seconds || right == .days {
        return ((.timestamp, .seconds), .timestamp)
      }
      if operation == .add, amounts.contains(left), !amounts.contains(right) {
        return types(.add, right, left).map { (($0.operands.1, $0.operands.0), $0.result) }
      }
      if operation == .subtract, left == right {
        if left == .date { return ((.date, .date), .days) }
        if left == .timestamp { return ((.timestamp, .timestamp), .seconds) }
      }
      return nil
    case .multiply, .divide:
      guard amounts.contains(left), amounts.contains(right) else { return nil }
      if right == .number { return ((left, right), left) }
      if left == .number, operation == .multiply { return ((left, right), right) }
      guard operation == .divide, let joined = left.joined(with: right) else { return nil }
      return ((joined, joined), .number)
    }
  }
}
