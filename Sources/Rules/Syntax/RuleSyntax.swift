/// What a rule's text says, before its columns are looked up: a tree with the place of each part.
public struct RuleSyntax: Sendable, Hashable {
  /// The whole rule.
  public let root: SyntaxNode
}

/// A part of a rule and where it stands.
public struct SyntaxNode: Sendable, Hashable {
  /// What it is.
  public let kind: SyntaxKind
  /// Characters counted from 0.
  public let range: Range<Int>
  /// How many parts lie within one another here, from 1.
  let depth: Int

  init(_ kind: SyntaxKind, _ range: Range<Int>) {
    self.kind = kind
    self.range = range
    depth = 1 + (kind.children.map(\.depth).max() ?? 0)
  }
}

/// What a part of a rule is.
public indirect enum SyntaxKind: Sendable, Hashable {
  /// A column by name; a bare word may be a value that lacks its quotes.
  case name(String, isQuoted: Bool)
  /// Text between quotes.
  case text(String)
  /// A number and its text.
  case number(Rational, source: String)
  /// A number of hundredths, such as `51%`.
  case percent(Rational)
  /// Days since 1970-01-01.
  case date(Int64)
  /// Seconds since 1970-01-01T00:00:00.
  case timestamp(Int64)
  /// A span of time such as `3 days`.
  case span(Rational, TimeUnit)
  /// The word `null` as a value.
  case null
  /// `-x`.
  case negative(SyntaxNode)
  /// `x + y` and the like.
  case arithmetic(Arithmetic, SyntaxNode, SyntaxNode)
  /// `f(x, y)`, with the place of the name.
  case call(String, at: Range<Int>, [SyntaxNode])
  /// `(a, b)`.
  case list([SyntaxNode])
  /// `x = y ± t` and the like.
  case comparison(Comparison, SyntaxNode, SyntaxNode, tolerance: SyntaxNode?)
  /// `x between a and b`.
  case between(SyntaxNode, SyntaxNode, SyntaxNode)
  /// `x in (a, b)`.
  case among(SyntaxNode, [SyntaxNode])
  /// `(a, b) in table FILE`, with the place of the file's name.
  case inTable(SyntaxNode, String, at: Range<Int>)
  /// `x is null`.
  case isNull(SyntaxNode)
  /// `x starts with "O"` and the like.
  case textTest(TextRelation, SyntaxNode, SyntaxNode)
  /// `not x`.
  case not(SyntaxNode)
  /// `x and y and z`.
  case and([SyntaxNode])
  /// `x or y or z`.
  case or([SyntaxNode])
  /// `if x then y`, or `x implies y`.
  case implies(SyntaxNode, SyntaxNode)
  /// `x iff y`.
  case iff(SyntaxNode, SyntaxNode)
  /// `if x then y else z`, of conditions or of values.
  case choice(SyntaxNode, SyntaxNode, SyntaxNode)
  /// `a, b determines c`.
  case determines([SyntaxNode], SyntaxNode)

  var children: [SyntaxNode] {
    switch self {
    case .name, .text, .number, .percent, .date, .timestamp, .span, .null: []
    case .negative(let x), .isNull(let x), .not(let x), .inTable(let x, _, _): [x]
    case .arithmetic(_, let x, let y), .textTest(_, let x, let y), .implies(let x, let y),
      .iff(let x, let y):
      [x, y]
    case .comparison(_, let x, let y, let tolerance): [x, y] + (tolerance.map { [$0] } ?? [])
    case .between(let x, let y, let z), .choice(let x, let y, let z): [x, y, z]
    case .call(_, _, let parts), .list(let parts), .and(let parts), .or(let parts): parts
    case .among(let x, let values): [x] + values
    case .determines(let x, let y): x + [y]
    }
  }
}

/// The four operations.
public enum Arithmetic: String, Sendable, Hashable, CaseIterable {
  case add = "+", subtract = "-", multiply = "*", divide = "/"
}

/// How two values compare.
public enum Comparison: String, Sendable, Hashable, CaseIterable {
  case equal = "=", unequal = "!=", less = "<", atMost = "<=", greater = ">", atLeast = ">="

  /// Whether it asks which of two is greater.
  public var isOrder: Bool { self != .equal && self != .unequal }

  /// The comparison that holds when this one does not.
  public var opposite: Comparison {
    switch self {
    case .equal: .unequal
    case .unequal: .equal
    case .less: .atLeast
    case .atLeast: .less
    case .greater: .atMost
    case .atMost: .greater
    }
  }

  /// The comparison of the two values exchanged.
  public var exchanged: Comparison {
    switch self {
    case .equal, .unequal: self
    case .less: .greater
    case .greater: .less
    case .atMost: .atLeast
    case .atLeast: .atMost
    }
  }
}

/// How a text is compared with a piece of text or a pattern.
public enum TextRelation: String, Sendable, Hashable, CaseIterable {
  case startsWith = "starts with", endsWith = "ends with", contains, matches
}

/// Units of spans of time.
public enum TimeUnit: String, Sendable, Hashable, CaseIterable {
  case second, minute, hour, day, week

  /// How many seconds it has.
  public var seconds: Int64 {
    switch self {
    case .second: 1
    case .minute: 60
    case .hour: 3600
    case .day: 86_400
    case .week: 604_800
    }
  }

  /// The unit a word means, one or many.
  init?(word: String) {
    guard
      let unit = TimeUnit.allCases.first(where: { word == $0.rawValue || word == $0.rawValue + "s" }
      )
    else { return nil }
    self = unit
  }
}
