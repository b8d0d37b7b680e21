import Documents

/// Cuts a rule's text into tokens.
struct RuleLexer {
  let characters: [Character]
  var position = 0

  init(_ text: String) { characters = Array(text) }

  /// The tokens of a text, the end last; what follows `#` is a comment.
  ///
  /// - Throws: ``TextProblem`` for a character no rule has, quotes that do not close, and numbers or
  ///   dates that are none.
  static func tokens(_ text: String) throws(TextProblem) -> [RuleToken] {
    var lexer = RuleLexer(text)
    var tokens: [RuleToken] = []
    repeat {
      let isFile = tokens.suffix(2).map(\.keyword) == ["in", "table"]
      if isFile, let path = lexer.path() {
        tokens.append(path)
      } else {
        tokens.append(try lexer.next())
      }
    } while tokens.last?.kind != .end
    return tokens
  }

  /// The name of a file without quotes: characters up to a space, a comma or a parenthesis.
  private mutating func path() -> RuleToken? {
    while let space = character(), space.isWhitespace { position += 1 }
    let start = position
    guard let first = character(), !"\"'“#".contains(first) else { return nil }
    while let next = character(), !next.isWhitespace, !",()#".contains(next) { position += 1 }
    guard position > start else { return nil }
    return token(.text(String(characters[start..<position])), from: start)
  }

  func character(_ offset: Int = 0) -> Character? {
    let index = position + offset
    return index < characters.count ? characters[index] : nil
  }

  func token(_ kind: RuleToken.Kind, from start: Int) -> RuleToken {
    RuleToken(
      kind: kind, range: start..<position, source: String(characters[start..<position]))
  }

  mutating func next() throws(TextProblem) -> RuleToken {
    while let space = character(), space.isWhitespace { position += 1 }
    let start = position
    guard let first = character(), first != "#" else {
      return RuleToken(kind: .end, range: start..<start, source: "")
    }
    if first.isRuleLetter { return word(from: start) }
    if first.isRuleDigit || (first == "." && character(1)?.isRuleDigit == true) {
      return try number(from: start)
    }
    switch first {
    case "\"", "'", "“":
      let text = try quoted(by: first == "“" ? "”" : first)
      return token(.text(text), from: start)
    case "`":
      let name = try quoted(by: first)
      guard !name.isEmpty else {
        throw TextProblem("a column's name stands between back-quotes", at: start..<position)
      }
      return token(.quotedName(name), from: start)
    default: return try sign(from: start)
    }
  }

  private mutating func word(from start: Int) -> RuleToken {
    while let next = character(), next.isRuleLetter || next.isRuleDigit { position += 1 }
    return token(.word(String(characters[start..<position])), from: start)
  }

  /// The text up to the closing quote; a doubled one stands for itself.
  private mutating func quoted(by quote: Character) throws(TextProblem) -> String {
    let start = position
    var text = ""
    position += 1
    while let next = character() {
      position += 1
      guard next == quote else {
        text.append(next)
        continue
      }
      guard character() == quote else { return text }
      text.append(quote)
      position += 1
    }
    throw TextProblem(
      "the quote that opens here does not close", at: start..<characters.count,
      expected: [String(quote)])
  }

  private mutating func sign(from start: Int) throws(TextProblem) -> RuleToken {
    let pairs: [(String, RuleToken.Sign)] = [
      ("+/-", .within), ("<=", .atMost), (">=", .atLeast), ("<>", .unequal), ("!=", .unequal),
      ("==", .equal), ("=>", .implies), ("=", .equal), ("<", .less), (">", .greater),
      ("≠", .unequal), ("≤", .atMost), ("≥", .atLeast), ("⇒", .implies), ("→", .implies),
      ("±", .within), ("−", .minus), ("×", .times), ("÷", .over), ("(", .open), (")", .close),
      (",", .comma), ("+", .plus), ("-", .minus), ("*", .times), ("/", .over), ("%", .percent),
    ]
    for (written, sign) in pairs
    where position + written.count <= characters.count
      && written.elementsEqual(characters[position..<position + written.count])
    {
      position += written.count
      return token(.sign(sign), from: start)
    }
    position += 1
    let found = characters[start]
    let hint: String =
      switch found {
      case "&": "; write “and”"
      case "|": "; write “or”"
      case "!": "; write “not”, or “!=” between two values"
      case "[", "{": "; a list stands between “(” and “)”"
      case ";": "; write one rule a line"
      default: ""
      }
    throw TextProblem("“\(found)” has no meaning in a rule\(hint)", at: start..<position)
  }
}

extension Character {
  /// Whether a bare word may begin with it.
  var isRuleLetter: Bool { isLetter || self == "_" }
  /// Whether it is one of 0 … 9.
  var isRuleDigit: Bool { isASCII && isNumber }
}
