import Documents
import Tables

extension RuleChecker {
  /// The functions of values, for messages and completion.
  static let functions = [
    "year", "quarter", "month", "day", "weekday", "hour", "minute", "second", "date", "days",
    "weeks", "hours", "minutes", "seconds", "abs", "min", "max", "round", "floor", "ceiling",
    "length",
  ]

  /// A function of values.
  func call(
    _ node: SyntaxNode, _ name: String, at range: Range<Int>, _ arguments: [SyntaxNode]
  ) throws(TextProblem) -> Operand {
    switch name {
    case "year": return try calendar(node, .year, arguments)
    case "quarter": return try calendar(node, .quarter, arguments)
    case "month": return try calendar(node, .month, arguments)
    case "day": return try calendar(node, .day, arguments)
    case "weekday": return try calendar(node, .weekday, arguments)
    case "hour": return try clock(node, .hour, arguments)
    case "minute": return try clock(node, .minute, arguments)
    case "second": return try clock(node, .second, arguments)
    case "date":
      let moment = try one(node, arguments, types: [.timestamp, .date])
      return moment.type == .date
        ? moment.operand : typed(node, .call(.date, [moment.expression]), .date)
    case "days", "weeks", "hours", "minutes", "seconds":
      guard let unit = TimeUnit(word: name) else { break }
      return try units(node, unit, arguments)
    case "abs": return try rounding(node, .absolute, arguments)
    case "floor": return try rounding(node, .floor, arguments)
    case "ceiling": return try rounding(node, .ceiling, arguments)
    case "round": return try round(node, arguments)
    case "min": return try extreme(node, .least, arguments)
    case "max": return try extreme(node, .greatest, arguments)
    case "length":
      let text = try one(node, arguments, types: [.text])
      guard text.operand.column != nil else {
        throw TextProblem(
          "length( ) takes a column", at: text.operand.node.range, expected: ["a column"])
      }
      return typed(node, .call(.length, [text.expression]), .number)
    case "unique", "count", "share":
      throw TextProblem(
        "\(name)( ) speaks of all rows and stands alone in a rule", at: node.range)
    default: break
    }
    throw TextProblem(
      Suggestion.sentence(unknown: name, what: "function", allowed: RuleChecker.functions),
      at: range, expected: RuleChecker.functions)
  }

  /// The only argument, of one of some types.
  private func one(
    _ node: SyntaxNode, _ arguments: [SyntaxNode], types: [ValueType]
  ) throws(TextProblem) -> (operand: Operand, expression: Expression, type: ValueType) {
    guard arguments.count == 1 else {
      throw TextProblem(
        "one value is expected between these parentheses, not \(arguments.count)", at: node.range)
    }
    let found = try operand(arguments[0])
    if let problem = wordProblem(found) { throw problem }
    let type = found.type ?? types[0]
    guard types.contains(type) else {
      let what = found.column.map { "\(name($0)), \(schema.columns[$0].describedKind)" }
      throw mismatch(found, wanted: types[0], found: what ?? type.described)
    }
    return (found, try resolved(found, as: type, for: nil), type)
  }

  private func calendar(
    _ node: SyntaxNode, _ function: RuleFunction, _ arguments: [SyntaxNode]
  ) throws(TextProblem) -> Operand {
    let (_, value, type) = try one(node, arguments, types: [.date, .timestamp])
    let day = type == .timestamp ? Expression.call(.date, [value]) : value
    return typed(node, .call(function, [day]), .number)
  }

  private func clock(
    _ node: SyntaxNode, _ function: RuleFunction, _ arguments: [SyntaxNode]
  ) throws(TextProblem) -> Operand {
    let moment = try one(node, arguments, types: [.timestamp])
    return typed(node, .call(function, [moment.expression]), .number)
  }

  /// Whole days, hours and the like within a span.
  private func units(
    _ node: SyntaxNode, _ unit: TimeUnit, _ arguments: [SyntaxNode]
  ) throws(TextProblem) -> Operand {
    let span = try one(node, arguments, types: [.days, .seconds, .number])
    let day = TimeUnit.day.seconds
    if span.type == .seconds {
      return typed(node, .call(.wholeUnits(unit.seconds), [span.expression]), .number)
    }
    if unit == .day { return typed(node, span.expression, .number) }
    if unit == .week {
      return typed(node, .call(.wholeUnits(7), [span.expression]), .number)
    }
    let factor = Expression.literal(.number(Rational(day / unit.seconds)))
    return typed(node, .arithmetic(.multiply, span.expression, factor), .number)
  }

  private func rounding(
    _ node: SyntaxNode, _ function: RuleFunction, _ arguments: [SyntaxNode]
  ) throws(TextProblem) -> Operand {
    let value = try one(node, arguments, types: [.number, .days, .seconds])
    return typed(node, .call(function, [value.expression]), value.type)
  }

  /// `round(x)` or `round(x, digits)`.
  private func round(
    _ node: SyntaxNode, _ arguments: [SyntaxNode]
  ) throws(TextProblem) -> Operand {
    var digits = 0
    if arguments.count == 2 {
      guard case .number(let value, _) = arguments[1].kind, value.isWhole,
        (0...9).contains(value.numerator)
      else {
        throw TextProblem(
          "a number of digits is expected here, 0 … 9", at: arguments[1].range,
          expected: ["a number"])
      }
      digits = Int(value.numerator)
    }
    let first = arguments.count == 2 ? [arguments[0]] : arguments
    return try rounding(node, .round(digits: digits), first)
  }

  /// `min(a, b, …)` and `max(a, b, …)`.
  private func extreme(
    _ node: SyntaxNode, _ function: RuleFunction, _ arguments: [SyntaxNode]
  ) throws(TextProblem) -> Operand {
    var operands: [Operand] = []
    for argument in arguments {
      let found = try operand(argument)
      if let problem = wordProblem(found) { throw problem }
      operands.append(found)
    }
    let types = operands.compactMap(\.type)
    var type = types.first ?? .number
    for (index, other) in types.enumerated() where index > 0 {
      guard let joined = type.joined(with: other) else {
        throw mismatch(operands[index], wanted: type, found: other.described)
      }
      type = joined
    }
    guard type != .text else {
      throw mismatch(operands[0], wanted: .number, found: "text")
    }
    var values: [Expression] = []
    for operand in operands { values.append(try resolved(operand, as: type, for: nil)) }
    return values.count == 1
      ? typed(node, values[0], type) : typed(node, .call(function, values), type)
  }
}
