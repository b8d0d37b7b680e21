import Documents
import Tables

extension RuleChecker {
  /// What it means that two values compare so.
  func comparison(
    _ relation: Comparison, _ left: Operand, _ right: Operand, tolerance: SyntaxNode?
  ) throws(TextProblem) -> Condition {
    for side in [left, right] {
      if side.isLiteral, case .null = side.node.kind {
        throw TextProblem(
          "nothing compares with null; write “is null” or “is not null”", at: side.node.range,
          expected: ["is null", "is not null"])
      }
    }
    let type = try commonType(left, right)
    if type == .text {
      if relation.isOrder || tolerance != nil {
        let side = left.type == .text ? left : right
        throw TextProblem(
          "\(side.column.map(name) ?? "this") holds text, which has no order; use =, != or in",
          at: side.node.range, expected: ["=", "!=", "in"])
      }
      let same = try sameText(left, right)
      return relation == .equal ? same : .not(same)
    }
    let a = try resolved(left, as: type, for: right.column)
    let b = try resolved(right, as: type, for: left.column)
    guard !a.columns.isEmpty || !b.columns.isEmpty else {
      throw TextProblem(
        "no column is compared here", at: left.node.range.lowerBound..<right.node.range.upperBound,
        expected: ["a column"])
    }
    if !relation.isOrder {
      try checkOnGrid(left, b, right.node)
      try checkOnGrid(right, a, left.node)
    }
    guard let tolerance else { return .compare(a, relation, b) }
    return .near(a, b, tolerance: try self.tolerance(tolerance, type: type))
  }

  /// The type two values compare in.
  private func commonType(_ left: Operand, _ right: Operand) throws(TextProblem) -> ValueType {
    if let a = left.type, let b = right.type {
      if let joined = a.joined(with: b) { return joined }
      if [a, b].contains(.timestamp), [a, b].contains(.date) {
        let (moment, day) = a == .timestamp ? (left, right) : (right, left)
        if day.isLiteral { return .timestamp }
        throw TextProblem(
          "a date does not compare with a timestamp; take date( ) of the timestamp",
          at: moment.node.range, expected: ["a date"])
      }
      let (side, wanted, found) =
        left.column == nil && right.column != nil ? (left, b, a) : (right, a, b)
      throw mismatch(side, wanted: wanted, found: found.described)
    }
    if let type = left.type ?? right.type { return type }
    if let problem = wordProblem(left) ?? wordProblem(right) { throw problem }
    return left.likelyType ?? right.likelyType ?? .number
  }

  /// A value of one type where another is expected.
  func mismatch(_ side: Operand, wanted: ValueType, found: String) -> TextProblem {
    let hint =
      wanted == .seconds && (side.likelyType == .number)
      ? "; say of what, as in 2 hours" : ""
    return TextProblem(
      "\(wanted.example) is expected here, not \(found)\(hint)", at: side.node.range,
      expected: [wanted.described])
  }

  private func sameText(_ left: Operand, _ right: Operand) throws(TextProblem) -> Condition {
    for (side, other) in [(left, right), (right, left)] {
      if let column = side.column, side.type == .text, other.type == nil {
        if case .choice = other.kind { continue }
        return .text(column: column, .oneOf([try text(other, of: column)]))
      }
    }
    return .sameText(
      try resolved(left, as: .text, for: right.column),
      try resolved(right, as: .text, for: left.column))
  }

  /// A number that a column never has is most likely a mistake.
  private func checkOnGrid(
    _ side: Operand, _ value: Expression, _ node: SyntaxNode
  ) throws(TextProblem) {
    guard let column = side.column, case .literal(.number(let number)) = value,
      ValueType(schema.columns[column]) == .number
    else { return }
    let digits = schema.columns[column].gridDigits
    guard number.exactSteps(digits: digits) == nil else { return }
    let holds =
      digits == 0
      ? "whole numbers" : "numbers with at most \(digits) digits after the point"
    throw TextProblem(
      "\(name(column)) holds \(holds), so it is never \(number)", at: node.range,
      expected: ["a number"])
  }

  private func tolerance(
    _ node: SyntaxNode, type: ValueType
  ) throws(TextProblem) -> Rational {
    let wanted: ValueType = type == .date ? .days : type == .timestamp ? .seconds : type
    let value = try resolved(try operand(node), as: wanted, for: nil)
    guard case .literal(.number(let tolerance)) = value, tolerance >= .zero else {
      throw TextProblem(
        "a tolerance is a number as written, 0 or more", at: node.range, expected: ["a number"])
    }
    return tolerance
  }
}
