import Documents
import Tables

extension RuleChecker {
  /// What a part of a rule says of a row.
  func condition(_ node: SyntaxNode) throws(TextProblem) -> Condition {
    switch node.kind {
    case .and(let parts): return .and(try conditions(parts))
    case .or(let parts): return .or(try conditions(parts))
    case .not(let inner): return .not(try condition(inner))
    case .implies(let left, let right):
      return .implies(try condition(left), try condition(right))
    case .iff(let left, let right): return .iff(try condition(left), try condition(right))
    case .choice(let test, let yes, let no):
      let test = try condition(test)
      return .and([
        .implies(test, try condition(yes)), .implies(.not(test), try condition(no)),
      ])
    case .comparison(let relation, let left, let right, let tolerance):
      return try comparison(relation, try operand(left), try operand(right), tolerance: tolerance)
    case .between(let value, let low, let high):
      let value = try operand(value)
      return .and([
        try comparison(.atLeast, value, try operand(low), tolerance: nil),
        try comparison(.atMost, value, try operand(high), tolerance: nil),
      ])
    case .among(let left, let values):
      guard !left.isList else {
        let (columns, list) = try tuples(left, values)
        return .tuple(columns, list)
      }
      return try membership(of: try operand(left), in: values)
    case .inTable(let columns, let file, let range):
      let (columns, list) = try tuples(columns, file: file, at: range)
      return .tuple(columns, list)
    case .isNull(let inner):
      let inner = try operand(inner)
      guard case .typed(let expression, _) = inner.kind else {
        throw wordProblem(inner)
          ?? TextProblem(
            "only a column can be null, not a value as written", at: inner.node.range,
            expected: ["a column"])
      }
      return .isNull(expression)
    case .textTest(let relation, let left, let right):
      return try textTest(relation, left, right)
    case .name, .text, .number, .percent, .date, .timestamp, .span, .null, .negative, .arithmetic,
      .call, .list, .determines:
      return try truth(node)
    }
  }

  private func conditions(_ nodes: [SyntaxNode]) throws(TextProblem) -> [Condition] {
    var parts: [Condition] = []
    for node in nodes { parts.append(try condition(node)) }
    return parts
  }

  /// A column of two values, which is a condition by itself.
  private func truth(_ node: SyntaxNode) throws(TextProblem) -> Condition {
    if case .call(let name, _, _) = node.kind, ["unique", "count", "share"].contains(name) {
      throw TextProblem(
        "\(name)( ) speaks of all rows and stands alone in a rule", at: node.range)
    }
    let found = try operand(node)
    if let column = found.column, schema.columns[column].kind == .boolean,
      let texts = schema.columns[column].listedTexts, texts.count >= 2
    {
      return .text(column: column, .oneOf([texts[1]]))
    }
    if let problem = wordProblem(found) { throw problem }
    let what =
      found.column.map { "\(name($0)) is \(schema.columns[$0].describedKind)" }
      ?? "this is a value"
    throw TextProblem(
      "a condition is expected here, and \(what); compare it with something",
      at: node.range.upperBound..<node.range.upperBound, expected: ["a comparison"])
  }

  /// `x in (a, b)`.
  private func membership(
    of value: Operand, in nodes: [SyntaxNode]
  ) throws(TextProblem) -> Condition {
    if value.type == .text, let column = value.column {
      var texts: Set<String> = []
      for node in nodes { texts.insert(try self.text(try operand(node), of: column)) }
      return .text(column: column, .oneOf(texts.sorted()))
    }
    var parts: [Condition] = []
    for node in nodes {
      parts.append(try comparison(.equal, value, try operand(node), tolerance: nil))
    }
    return parts.count == 1 ? parts[0] : .or(parts)
  }

  private func textTest(
    _ relation: TextRelation, _ left: SyntaxNode, _ right: SyntaxNode
  ) throws(TextProblem) -> Condition {
    if relation == .matches {
      let (column, pattern) = try match(left, right)
      return .text(column: column, .matches(pattern))
    }
    let column = try textColumn(left, relation)
    guard case .text(let part) = right.kind else { throw textExpected(right, relation) }
    switch relation {
    case .startsWith: return .text(column: column, .startsWith(part))
    case .endsWith: return .text(column: column, .endsWith(part))
    case .contains, .matches: return .text(column: column, .contains(part))
    }
  }

  /// `x matches "…"`.
  func match(
    _ left: SyntaxNode, _ right: SyntaxNode
  ) throws(TextProblem) -> (column: Int, pattern: TextPattern) {
    let column = try textColumn(left, .matches)
    guard case .text(let source) = right.kind else { throw textExpected(right, .matches) }
    do throws(PatternProblem) {
      let pattern = try TextPattern(source)
      guard !pattern.isEmpty else {
        throw PatternProblem("no text matches this pattern", at: 0..<source.count)
      }
      return (column, pattern)
    } catch {
      // Within the quotes, unless a doubled quote moves the characters.
      let isPlain = source.count + 2 == right.range.count
      let start = right.range.lowerBound + 1
      let range = start + error.range.lowerBound..<start + error.range.upperBound
      throw TextProblem(
        error.message, at: isPlain ? range : right.range, expected: ["a pattern"])
    }
  }

  private func textColumn(
    _ node: SyntaxNode, _ relation: TextRelation
  ) throws(TextProblem) -> Int {
    let found = try operand(node)
    if let problem = wordProblem(found) { throw problem }
    guard let column = found.column, found.type == .text else {
      let what =
        found.column.map { ", and \(name($0)) is \(schema.columns[$0].describedKind)" } ?? ""
      throw TextProblem(
        "“\(relation.rawValue)” takes a column of text or categories\(what)", at: node.range,
        expected: ["a column"])
    }
    return column
  }

  private func textExpected(_ node: SyntaxNode, _ relation: TextRelation) -> TextProblem {
    TextProblem(
      "a text between quotes stands after “\(relation.rawValue)”", at: node.range,
      expected: ["a text"])
  }
}
