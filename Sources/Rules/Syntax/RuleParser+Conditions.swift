import Documents

extension RuleParser {
  /// A whole rule.
  mutating func statement() throws(TextProblem) -> SyntaxNode {
    if next.kind == .end {
      want("a column")
      want("a value")
      throw TextProblem(
        "a rule is expected here, such as age between 0 and 120", at: next.range,
        expected: ["a column", "if", "not", "unique", "count", "share", "("])
    }
    let start = next.range.lowerBound
    var node = try condition()
    if next.kind == .sign(.comma), node.isColumns {
      node = try keys(node, from: start)
    }
    if node.isColumns, take(word: "determines") {
      node = try determines(node, from: start)
    }
    want("the end")
    guard next.kind == .end else { throw unexpected() }
    return node
  }

  /// `a, b` before `determines`.
  private mutating func keys(_ first: SyntaxNode, from start: Int) throws(TextProblem) -> SyntaxNode
  {
    var parts = [first]
    while take(.comma) { parts.append(try operand()) }
    guard next.keyword == "determines" else {
      want("determines")
      throw unexpected()
    }
    return try node(.list(parts), from: start)
  }

  private mutating func determines(
    _ keys: SyntaxNode, from start: Int
  ) throws(TextProblem) -> SyntaxNode {
    let parts = if case .list(let parts) = keys.kind { parts } else { [keys] }
    let value = try operand()
    if next.kind == .sign(.comma) {
      throw TextProblem(
        "one column stands after “determines”; write a rule for each", at: next.range,
        expected: ["the end"])
    }
    return try node(.determines(parts, value), from: start)
  }

  /// Conditions joined by `implies` and `iff`; the first of several implications holds the others.
  mutating func condition() throws(TextProblem) -> SyntaxNode {
    try within { parser throws(TextProblem) in
      let start = parser.next.range.lowerBound
      let left = try parser.alternatives()
      if parser.take(word: "implies") || parser.take(.implies) {
        return try parser.node(.implies(left, try parser.condition()), from: start)
      }
      guard parser.take(word: "iff") else { return left }
      let right = try parser.alternatives()
      if parser.next.keyword == "iff" || parser.next.keyword == "implies" {
        throw TextProblem(
          "“iff” joins two conditions; put parentheses around one pair", at: parser.next.range)
      }
      return try parser.node(.iff(left, right), from: start)
    }
  }

  private mutating func alternatives() throws(TextProblem) -> SyntaxNode {
    let start = next.range.lowerBound
    var parts = [try conjunction()]
    while take(word: "or") { parts.append(try conjunction()) }
    return parts.count == 1 ? parts[0] : try node(.or(parts), from: start)
  }

  private mutating func conjunction() throws(TextProblem) -> SyntaxNode {
    let start = next.range.lowerBound
    var parts = [try negation()]
    while take(word: "and") { parts.append(try negation()) }
    return parts.count == 1 ? parts[0] : try node(.and(parts), from: start)
  }

  private mutating func negation() throws(TextProblem) -> SyntaxNode {
    let start = next.range.lowerBound
    guard take(word: "not") else { return try comparison() }
    let inner = try within { parser throws(TextProblem) in try parser.negation() }
    return try node(.not(inner), from: start)
  }

  /// A value alone, or compared with others.
  private mutating func comparison() throws(TextProblem) -> SyntaxNode {
    let start = next.range.lowerBound
    let left = try sum()
    if let relation = takeComparison() {
      return try comparisons(from: start, left, relation)
    }
    if take(word: "is") {
      let isNot = take(word: "not")
      try expect(word: "null")
      let test = try node(.isNull(left), from: start)
      return isNot ? try node(.not(test), from: start) : test
    }
    let isNot =
      next.keyword == "not"
      && ["in", "between", "matches", "contains", "starts", "ends"]
        .contains(peek().keyword)
    if isNot { advance() }
    if let test = try membership(of: left, from: start) {
      return isNot ? try node(.not(test), from: start) : test
    }
    return left
  }

  private mutating func takeComparison() -> Comparison? {
    want("a comparison")
    guard case .sign(let sign) = next.kind, let comparison = Comparison(rawValue: sign.rawValue)
    else { return nil }
    advance()
    return comparison
  }

  /// `a = b ± t`, or a chain such as `0 <= a <= b`, which says both.
  private mutating func comparisons(
    from start: Int, _ left: SyntaxNode, _ relation: Comparison
  ) throws(TextProblem) -> SyntaxNode {
    var right = try sum()
    if relation == .equal, take(.within) {
      let tolerance = try sum()
      return try node(.comparison(.equal, left, right, tolerance: tolerance), from: start)
    }
    var parts = [try node(.comparison(relation, left, right, tolerance: nil), from: start)]
    while let relation = takeComparison() {
      let middle = right
      right = try sum()
      parts.append(
        try node(
          .comparison(relation, middle, right, tolerance: nil), from: middle.range.lowerBound))
    }
    return parts.count == 1 ? parts[0] : try node(.and(parts), from: start)
  }

  private mutating func membership(
    of left: SyntaxNode, from start: Int
  ) throws(TextProblem) -> SyntaxNode? {
    if take(word: "between") {
      let low = try sum()
      try expect(word: "and")
      return try node(.between(left, low, try sum()), from: start)
    }
    if take(word: "in") {
      if take(word: "table") { return try tableTest(left, from: start) }
      try expect(.open)
      return try node(.among(left, try operands()), from: start)
    }
    for relation in TextRelation.allCases {
      let words = relation.rawValue.split(separator: " ").map(String.init)
      guard take(word: words[0]) else { continue }
      if words.count > 1 { try expect(word: words[1]) }
      return try node(.textTest(relation, left, try sum()), from: start)
    }
    return nil
  }

  private mutating func tableTest(
    _ left: SyntaxNode, from start: Int
  ) throws(TextProblem) -> SyntaxNode {
    want("a file's name")
    let range = next.range
    switch next.kind {
    case .text(let file):
      advance()
      return try node(.inTable(left, file, at: range), from: start)
    default: throw unexpected()
    }
  }
}

extension SyntaxNode {
  /// Whether it is a name or a list of names.
  var isColumns: Bool {
    switch kind {
    case .name: true
    case .list(let parts): parts.allSatisfy { if case .name = $0.kind { true } else { false } }
    default: false
    }
  }
}
