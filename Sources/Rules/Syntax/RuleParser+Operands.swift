import Documents

extension RuleParser {
  /// Words that are never a column unless back-quoted.
  static let reserved: Set<String> = [
    "and", "or", "not", "in", "is", "if", "then", "else", "null", "between", "implies", "iff",
  ]

  /// Terms joined by `+` and `-`.
  mutating func sum() throws(TextProblem) -> SyntaxNode {
    let start = next.range.lowerBound
    var left = try product()
    while true {
      let operation: Arithmetic
      if take(.plus) {
        operation = .add
      } else if take(.minus) {
        operation = .subtract
      } else {
        return left
      }
      left = try node(.arithmetic(operation, left, try product()), from: start)
    }
  }

  private mutating func product() throws(TextProblem) -> SyntaxNode {
    let start = next.range.lowerBound
    var left = try factor()
    while true {
      let operation: Arithmetic
      if take(.times) {
        operation = .multiply
      } else if take(.over) {
        operation = .divide
      } else {
        return left
      }
      left = try node(.arithmetic(operation, left, try factor()), from: start)
    }
  }

  private mutating func factor() throws(TextProblem) -> SyntaxNode {
    let start = next.range.lowerBound
    if next.kind == .sign(.minus) {
      advance()
      let inner = try within { parser throws(TextProblem) in try parser.factor() }
      return try node(.negative(inner), from: start)
    }
    return try operand()
  }

  /// One value: a column, a literal, a call, something in parentheses, or `if … then … else …`.
  mutating func operand() throws(TextProblem) -> SyntaxNode {
    want("a column")
    want("a value")
    let token = next
    let start = token.range.lowerBound
    switch token.kind {
    case .number(let value):
      advance()
      return try number(value, token)
    case .text(let text):
      advance()
      return try node(.text(text), from: start)
    case .date(let days):
      advance()
      return try node(.date(days), from: start)
    case .timestamp(let seconds):
      advance()
      return try node(.timestamp(seconds), from: start)
    case .quotedName(let name):
      advance()
      return try node(.name(name, isQuoted: true), from: start)
    case .word(let word): return try self.word(word, token)
    case .sign(.open):
      advance()
      return try parenthesised(from: start)
    case .sign, .end: throw unexpected()
    }
  }

  private mutating func number(
    _ value: Rational, _ token: RuleToken
  ) throws(TextProblem) -> SyntaxNode {
    let start = token.range.lowerBound
    if next.kind == .sign(.percent) {
      advance()
      guard let share = value.divided(by: Rational(100)) else {
        throw TextProblem("this number has more digits than fit", at: token.range)
      }
      return try node(.percent(share), from: start)
    }
    if let word = next.keyword, let unit = TimeUnit(word: word), peek().kind != .sign(.open) {
      advance()
      return try node(.span(value, unit), from: start)
    }
    return try node(.number(value, source: token.source), from: start)
  }

  private mutating func word(
    _ word: String, _ token: RuleToken
  ) throws(TextProblem) -> SyntaxNode {
    let start = token.range.lowerBound
    let keyword = word.lowercased()
    if keyword == "if" {
      advance()
      return try within { parser throws(TextProblem) in try parser.choice(from: start) }
    }
    let isCall = peek().kind == .sign(.open)
    if keyword == "null", !isCall {
      advance()
      return try node(.null, from: start)
    }
    guard isCall, keyword == "null" || !RuleParser.reserved.contains(keyword) else {
      guard !RuleParser.reserved.contains(keyword) else { throw unexpected() }
      advance()
      return try node(.name(word, isQuoted: false), from: start)
    }
    advance()
    advance()
    let arguments = try operands()
    if keyword == "null" {
      guard arguments.count == 1 else {
        throw TextProblem("null( ) takes one column", at: start..<endBefore)
      }
      return try node(.isNull(arguments[0]), from: start)
    }
    return try node(.call(keyword, at: token.range, arguments), from: start)
  }

  private mutating func choice(from start: Int) throws(TextProblem) -> SyntaxNode {
    let test = try condition()
    try expect(word: "then")
    let yes = try condition()
    guard take(word: "else") else { return try node(.implies(test, yes), from: start) }
    return try node(.choice(test, yes, try condition()), from: start)
  }

  /// Values up to the closing parenthesis, the opening one read.
  mutating func operands() throws(TextProblem) -> [SyntaxNode] {
    var parts: [SyntaxNode] = []
    repeat {
      parts.append(try within { parser throws(TextProblem) in try parser.condition() })
    } while take(.comma)
    try expect(.close)
    return parts
  }

  private mutating func parenthesised(from start: Int) throws(TextProblem) -> SyntaxNode {
    let parts = try operands()
    // Parentheses around one part only group; their place becomes the part's.
    return try node(parts.count == 1 ? parts[0].kind : .list(parts), from: start)
  }
}
