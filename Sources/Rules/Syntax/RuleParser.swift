import Documents

/// Reads the text of a rule into a tree; what its columns are is checked later.
///
/// From the loosest to the tightest: `implies` and `iff`, `or`, `and`, `not`, comparisons, `+` and
/// `-`, `*` and `/`, the minus sign. `if … then … else …` reaches as far as it can.
public struct RuleParser {
  /// The most characters a rule may have.
  public static let mostCharacters = 4000
  /// How many parts may lie within one another.
  static let mostDepth = 60

  private let tokens: [RuleToken]
  private var position = 0
  private var depth = 0
  /// What was looked for at the token now next.
  private(set) var wanted: [String] = []

  init(tokens: [RuleToken]) { self.tokens = tokens }

  /// Reads a rule.
  ///
  /// - Throws: ``TextProblem`` at the first token that does not fit.
  /// - Complexity: O(characters).
  public static func parse(_ text: String) throws(TextProblem) -> RuleSyntax {
    guard text.count <= mostCharacters else {
      throw TextProblem(
        "a rule has at most \(mostCharacters) characters; split it", at: mostCharacters..<text.count
      )
    }
    var parser = RuleParser(tokens: try RuleLexer.tokens(text))
    return RuleSyntax(root: try parser.statement())
  }

  // MARK: Tokens

  var next: RuleToken { tokens[position] }

  func peek(_ offset: Int = 1) -> RuleToken { tokens[min(position + offset, tokens.count - 1)] }

  mutating func advance() {
    if position < tokens.count - 1 { position += 1 }
    wanted = []
  }

  /// The end of the token before this one.
  var endBefore: Int { position == 0 ? 0 : tokens[position - 1].range.upperBound }

  mutating func want(_ what: String) {
    if !wanted.contains(what) { wanted.append(what) }
  }

  mutating func take(_ sign: RuleToken.Sign) -> Bool {
    want(sign.rawValue)
    guard next.kind == .sign(sign) else { return false }
    advance()
    return true
  }

  mutating func take(word: String) -> Bool {
    want(word)
    guard next.keyword == word else { return false }
    advance()
    return true
  }

  mutating func expect(_ sign: RuleToken.Sign) throws(TextProblem) {
    guard take(sign) else { throw unexpected() }
  }

  mutating func expect(word: String) throws(TextProblem) {
    guard take(word: word) else { throw unexpected() }
  }

  /// The next token does not fit what was looked for.
  func unexpected() -> TextProblem {
    let signs = ["+", "-", "*", "/", "±"]
    let others = wanted.filter { !signs.contains($0) }
    let shown = (others.isEmpty ? wanted : others).prefix(8)
    let list = shown.map { RuleParser.isPhrase($0) ? $0 : "“\($0)”" }
    let sentence =
      list.count < 2
      ? list.joined() : list.dropLast().joined(separator: ", ") + " or " + (list.last ?? "")
    return TextProblem(
      "\(sentence) is expected here, not \(next.described)", at: next.range, expected: wanted)
  }

  /// Whether an expectation is a phrase such as “a column”, not a word to type.
  static func isPhrase(_ expectation: String) -> Bool {
    expectation.hasPrefix("a ") || expectation.hasPrefix("an ") || expectation.hasPrefix("the ")
  }

  /// Parses something within something else, not too deep.
  mutating func within(
    _ parse: (inout RuleParser) throws(TextProblem) -> SyntaxNode
  ) throws(TextProblem) -> SyntaxNode {
    depth += 1
    defer { depth -= 1 }
    guard depth <= RuleParser.mostDepth else { throw tooDeep(next.range) }
    return try parse(&self)
  }

  func tooDeep(_ range: Range<Int>) -> TextProblem {
    TextProblem("this rule has too many parts within one another; split it", at: range)
  }

  func node(_ kind: SyntaxKind, from start: Int) throws(TextProblem) -> SyntaxNode {
    let node = SyntaxNode(kind, start..<max(start, endBefore))
    guard node.depth <= RuleParser.mostDepth * 3 else { throw tooDeep(node.range) }
    return node
  }
}
