import Documents

/// Reads the pieces of a step's text from left to right.
struct StepReader {
  /// Words with a meaning in some step; a column of such a name stands in back quotes.
  static let keywords: Set<String> = [
    "to", "of", "in", "by", "with", "where", "from", "at", "over", "into", "keeping", "below", "up",
    "and", "suppressing", "weight", "as",
  ]

  let text: String
  private let tokens: [StepToken]
  private var place = 0

  /// Cuts `text` into pieces.
  init(_ text: String) throws(TextProblem) {
    self.text = text
    tokens = try StepToken.all(of: text)
  }

  /// The next piece; `nil` at the end.
  var next: StepToken? { place < tokens.count ? tokens[place] : nil }

  /// The range of the next piece, or of the end.
  var range: Range<Int> { next?.range ?? text.count..<text.count }

  /// Where the last piece that was read ends.
  var reached: Int { place > 0 ? tokens[place - 1].range.upperBound : 0 }

  /// A problem at the next piece.
  func problem(_ message: String, expected: [String] = []) -> TextProblem {
    TextProblem(message, at: range, expected: expected)
  }

  /// Whether the next piece is this word, in letters of either case.
  func isAt(_ word: String) -> Bool {
    next.map { $0.kind != .quoted && $0.kind != .name && $0.text.lowercased() == word } ?? false
  }

  /// Goes past these words if they are next.
  mutating func take(_ words: String...) -> Bool {
    let ahead = tokens.dropFirst(place).prefix(words.count)
    guard ahead.count == words.count,
      zip(ahead, words).allSatisfy({
        ($0.kind == .run || $0.kind == .mark) && $0.text.lowercased() == $1
      })
    else { return false }
    place += words.count
    return true
  }

  /// Goes past these words, which must be next.
  mutating func expect(_ words: String...) throws(TextProblem) {
    for word in words where !take(word) {
      throw problem(
        next == nil ? "the text ends too early" : "this is not understood", expected: [word])
    }
  }

  /// Refuses what is left.
  func end() throws(TextProblem) {
    guard next != nil else { return }
    throw problem("nothing more is expected here; remove it")
  }

  /// A column's name.
  mutating func column() throws(TextProblem) -> StepColumn {
    guard let token = next, token.kind == .run || token.kind == .name else {
      throw problem("a column's name is expected here")
    }
    if token.kind == .run, StepReader.keywords.contains(token.text.lowercased()) {
      throw problem("a column's name is expected here; put it in back quotes if it is one")
    }
    place += 1
    return StepColumn(name: token.text, range: token.range)
  }

  /// Names of columns with commas (or `and`) between.
  mutating func columns() throws(TextProblem) -> [StepColumn] {
    var columns = [try column()]
    while take(",") || take("and") {
      let next = try column()
      guard !columns.contains(where: { $0.name == next.name }) else {
        throw TextProblem("this column is named twice", at: next.range)
      }
      columns.append(next)
    }
    return columns
  }

  /// A value as a column writes it: within quotes, or one run.
  mutating func value() throws(TextProblem) -> StepValue {
    guard let token = next, token.kind == .run || token.kind == .quoted else {
      throw problem("a value is expected here")
    }
    place += 1
    return StepValue(text: token.text, range: token.range)
  }

  /// Values with commas between.
  mutating func values() throws(TextProblem) -> [StepValue] {
    var values = [try value()]
    while take(",") { values.append(try value()) }
    return values
  }

  /// A finite number within a range.
  mutating func number(
    in allowed: ClosedRange<Double>, _ what: String
  ) throws(TextProblem) -> Double {
    guard let token = next, token.kind == .run, let value = Double(token.text), value.isFinite,
      allowed.contains(value)
    else { throw problem("\(what) is expected here") }
    place += 1
    return value
  }

  /// A whole number within a range.
  mutating func count(in allowed: ClosedRange<Int>, _ what: String) throws(TextProblem) -> Int {
    guard let token = next, token.kind == .run, let value = Int(token.text),
      allowed.contains(value)
    else {
      throw problem(
        "\(what), a whole number in \(allowed.lowerBound) … \(allowed.upperBound), is expected here"
      )
    }
    place += 1
    return value
  }

  /// A percentage such as `20%`, as a fraction within 0 … 1.
  mutating func fraction(_ what: String) throws(TextProblem) -> Double {
    guard let token = next, token.kind == .run, token.text.hasSuffix("%"),
      let value = Double(token.text.dropLast()), value >= 0, value <= 100
    else { throw problem("\(what) is expected here, such as 20%") }
    place += 1
    return value / 100
  }

  /// Whether the next piece is a percentage.
  var isAtFraction: Bool { next.map { $0.kind == .run && $0.text.hasSuffix("%") } ?? false }

  /// A length of time such as `6 hours`.
  mutating func duration() throws(TextProblem) -> StepDuration {
    let count = try count(in: 1...1_000_000, "a length of time")
    guard let token = next, token.kind == .run,
      let unit = StepDuration.unit(token.text.lowercased())
    else { throw problem("a unit of time is expected here", expected: StepDuration.names) }
    place += 1
    return StepDuration(count: count, unit: unit)
  }

  /// Everything from here to the last `word` outside quotes (which is gone past), or to the end.
  mutating func condition(upTo word: String? = nil) throws(TextProblem) -> StepCondition {
    let rest = place..<tokens.count
    var stop = rest.upperBound
    if let word {
      guard
        let found = rest.last(where: {
          tokens[$0].kind == .run && tokens[$0].text.lowercased() == word
        })
      else {
        throw TextProblem("“\(word)” is missing", at: text.count..<text.count, expected: [word])
      }
      stop = found
    }
    guard stop > place else {
      throw problem("a condition is expected here, such as ward = \"ICU\"")
    }
    let range = tokens[place].range.lowerBound..<tokens[stop - 1].range.upperBound
    place = word == nil ? stop : stop + 1
    let characters = Array(text)[range]
    return StepCondition(text: String(characters), range: range)
  }

  /// A condition after `where`, if there is one.
  mutating func rows() throws(TextProblem) -> StepCondition? {
    take("where") ? try condition() : nil
  }
}
