/// A word, a value or a sign of a rule, and where it stands.
struct RuleToken: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    /// A bare word: a keyword, a function or a column.
    case word(String)
    /// A name between back-quotes: a column.
    case quotedName(String)
    /// Text between quotes.
    case text(String)
    /// A number, as it is written.
    case number(Rational)
    /// Days since 1970-01-01.
    case date(Int64)
    /// Seconds since 1970-01-01T00:00:00.
    case timestamp(Int64)
    case sign(Sign)
    case end
  }

  enum Sign: String, Sendable, Hashable {
    case open = "(", close = ")", comma = ",", plus = "+", minus = "-", times = "*", over = "/"
    case percent = "%", equal = "=", unequal = "!=", less = "<", atMost = "<=", greater = ">"
    case atLeast = ">=", within = "±", implies = "=>"
  }

  let kind: Kind
  /// Characters counted from 0.
  let range: Range<Int>
  /// The characters as written.
  let source: String

  /// The token in a sentence.
  var described: String {
    if case .end = kind { "the end" } else { "“\(source)”" }
  }

  /// The word in lower case, where it is a bare one.
  var keyword: String? {
    if case .word(let word) = kind { word.lowercased() } else { nil }
  }
}
