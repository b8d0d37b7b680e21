/// A part of a pattern.
indirect enum PatternNode {
  case set(ScalarSet)
  case sequence([PatternNode])
  case choice([PatternNode])
  /// From `least` to `most` times; `nil` for any number.
  case repeated(PatternNode, least: Int, most: Int?)
}

/// Reads a pattern: `[A-Z]`, `\d`, `.`, groups, `|`, `*`, `+`, `?`, `{2,4}`.
struct PatternParser {
  private let characters: [Character]
  private var position = 0
  private var depth = 0

  /// The most times something may be repeated by `{ }`.
  static let mostTimes = 500
  private static let mostDepth = 20

  private init(_ source: String) { characters = Array(source) }

  static func parse(_ source: String) throws(PatternProblem) -> PatternNode {
    var parser = PatternParser(source)
    parser.take("^")
    let node = try parser.choice()
    guard let rest = parser.next else { return node }
    throw PatternProblem(
      rest == ")"
        ? "this “)” closes nothing; write “\\)” for the sign itself"
        : "“\(rest)” does not fit here", at: parser.here)
  }

  private var next: Character? { position < characters.count ? characters[position] : nil }
  private var here: Range<Int> { position..<min(characters.count, position + 1) }

  @discardableResult
  private mutating func take(_ character: Character) -> Bool {
    guard next == character else { return false }
    position += 1
    return true
  }

  private mutating func choice() throws(PatternProblem) -> PatternNode {
    var parts = [try sequence()]
    while take("|") { parts.append(try sequence()) }
    return parts.count == 1 ? parts[0] : .choice(parts)
  }

  private mutating func sequence() throws(PatternProblem) -> PatternNode {
    var parts: [PatternNode] = []
    while let first = next, first != "|", first != ")" {
      if first == "$", position == characters.count - 1 {
        position += 1
        break
      }
      parts.append(try repeated(try part()))
    }
    return .sequence(parts)
  }

  private mutating func repeated(_ inner: PatternNode) throws(PatternProblem) -> PatternNode {
    var node = inner
    let start = position
    if take("*") {
      node = .repeated(inner, least: 0, most: nil)
    } else if take("+") {
      node = .repeated(inner, least: 1, most: nil)
    } else if take("?") {
      node = .repeated(inner, least: 0, most: 1)
    } else if next == "{" {
      node = try counted(inner)
    } else {
      return inner
    }
    // A lazy quantifier matches the same texts, because the whole text is matched.
    take("?")
    if let again = next, "*+?{".contains(again) {
      throw PatternProblem(
        "“\(again)” repeats a repetition; put parentheses around the first",
        at: start..<position + 1)
    }
    return node
  }

  private mutating func counted(_ inner: PatternNode) throws(PatternProblem) -> PatternNode {
    let start = position
    position += 1
    let least = number()
    let hasComma = take(",")
    let most = hasComma ? number() : least
    guard take("}"), let low = least ?? (most == nil ? nil : 0) else {
      throw PatternProblem(
        "a number of times is written {2}, {2,} or {2,4}; write “\\{” for the sign itself",
        at: start..<max(position, start + 1))
    }
    guard low <= PatternParser.mostTimes, (most ?? low) <= PatternParser.mostTimes,
      most.map({ low <= $0 }) ?? true
    else {
      throw PatternProblem(
        "the number of times is 0 … \(PatternParser.mostTimes), the smaller one first",
        at: start..<position)
    }
    return .repeated(inner, least: low, most: most)
  }

  private mutating func number() -> Int? {
    var value: Int?
    while let digit = next?.wholeNumberValue, next?.isASCII == true {
      value = min(10_000, (value ?? 0) * 10 + digit)
      position += 1
    }
    return value
  }

  private mutating func part() throws(PatternProblem) -> PatternNode {
    let start = position
    guard let first = next else { return .sequence([]) }
    position += 1
    switch first {
    case "(": return try group(from: start)
    case "[": return .set(try bracketed(from: start))
    case ".": return .set(.inLine)
    case "\\": return .set(try escaped(from: start))
    case "*", "+", "?", "{":
      throw PatternProblem("“\(first)” has nothing before it to repeat", at: start..<position)
    case "^", "$":
      throw PatternProblem(
        "the whole text is matched anyway; “\(first)” fits only at the \(first == "^" ? "start" : "end")",
        at: start..<position)
    default:
      return .sequence(first.unicodeScalars.map { .set(ScalarSet([$0.value...$0.value])) })
    }
  }

  private mutating func group(from start: Int) throws(PatternProblem) -> PatternNode {
    if take("?"), !take(":") {
      throw PatternProblem(
        "groups that look ahead or have names are not built; write ( ) or (?: )",
        at: start..<position)
    }
    depth += 1
    defer { depth -= 1 }
    guard depth <= PatternParser.mostDepth else {
      throw PatternProblem("groups lie too deep within one another", at: start..<position)
    }
    let inner = try choice()
    guard take(")") else {
      throw PatternProblem("this group does not close", at: start..<start + 1)
    }
    return inner
  }

  /// `[A-Z_]` or `[^0-9]`.
  private mutating func bracketed(from start: Int) throws(PatternProblem) -> ScalarSet {
    let isInverted = take("^")
    var set = ScalarSet([])
    var isFirst = true
    while let first = next, first != "]" || isFirst {
      isFirst = false
      let low = try member()
      guard let from = low.count == 1 ? low.ranges.first?.lowerBound : nil, next == "-",
        position + 1 < characters.count, characters[position + 1] != "]"
      else {
        set = set.union(low)
        continue
      }
      position += 1
      let high = try member()
      guard high.count == 1, let to = high.ranges.first?.lowerBound, from <= to else {
        throw PatternProblem("a range is written low-high, as A-Z", at: start..<position)
      }
      set = set.union(ScalarSet([from...to]))
    }
    guard take("]") else {
      throw PatternProblem("this “[” does not close", at: start..<start + 1)
    }
    return isInverted ? set.inverted : set
  }

  private mutating func member() throws(PatternProblem) -> ScalarSet {
    let start = position
    guard let first = next else { return ScalarSet([]) }
    position += 1
    if first == "\\" { return try escaped(from: start) }
    if first == "[", next == ":" {
      throw PatternProblem(
        "named classes are not built; write ranges such as a-z", at: start..<position + 1)
    }
    let scalars = Array(first.unicodeScalars)
    guard scalars.count == 1 else {
      throw PatternProblem(
        "“\(first)” is made of several signs and cannot stand in [ ]", at: start..<position)
    }
    return ScalarSet([scalars[0].value...scalars[0].value])
  }

  private mutating func escaped(from start: Int) throws(PatternProblem) -> ScalarSet {
    guard let sign = next else {
      throw PatternProblem("a sign is missing after “\\”", at: start..<position)
    }
    position += 1
    switch sign {
    case "d": return .digits
    case "D": return .digits.inverted
    case "w": return .words
    case "W": return .words.inverted
    case "s": return .spaces
    case "S": return .spaces.inverted
    case "t": return ScalarSet([0x09...0x09])
    case "n": return ScalarSet([0x0A...0x0A])
    case "r": return ScalarSet([0x0D...0x0D])
    default:
      let scalars = Array(sign.unicodeScalars)
      guard scalars.count == 1, !sign.isLetter, !sign.isNumber else {
        throw PatternProblem(
          "“\\\(sign)” is not built; there are \\d, \\w, \\s, \\t and signs such as \\.",
          at: start..<position)
      }
      return ScalarSet([scalars[0].value...scalars[0].value])
    }
  }
}
