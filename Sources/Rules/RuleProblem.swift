import Documents

/// What is wrong with a rule's text, and where.
public struct RuleProblem: Error, Sendable, Hashable {
  /// The characters concerned, counted from 0 within the text; empty at a place where something is
  /// missing.
  public let range: Range<Int>
  /// What is wrong and what to do, without the place.
  public let message: String
  /// What would fit there, as words to type or kinds of them.
  public let expected: [String]

  /// Makes a problem.
  public init(_ message: String, at range: Range<Int>, expected: [String] = []) {
    self.range = range
    self.message = message
    self.expected = expected
  }

  /// The problem in one sentence, with what would fit where the message does not say it already.
  public var sentence: String { RuleProblem.sentence(message, expected: expected) }

  /// The most things that are named in a sentence.
  private static let mostNamed = 12

  /// A message with what would fit, unless it names that already.
  public static func sentence(_ message: String, expected: [String]) -> String {
    let named = expected.prefix(mostNamed)
    let isTold = named.allSatisfy { message.contains($0) } || message.hasSuffix("?")
    if isTold { return message }
    return "\(message); expected \(named.joined(separator: ", "))"
      + (expected.count > mostNamed ? ", …" : "")
  }

  /// The problem as bad input, for a rule written at a place in a file.
  ///
  /// - Parameters:
  ///   - text: The rule's text.
  ///   - file: The path as the person gave it.
  ///   - line: The line its text starts on, from 1.
  ///   - column: The character its text starts at, from 1; `nil` where lines of the text are not lines
  ///     of the file (a folded scalar), in which case the place within is told in words.
  public func inputError(
    text: String, file: String? = nil, line: Int? = nil, column: Int? = nil
  ) -> InputError {
    let characters = Array(text)
    let start = min(range.lowerBound, characters.count)
    let found = String(characters[start..<max(start, min(range.upperBound, characters.count))])
    let value = found.isEmpty ? text : found
    guard let column else {
      return InputError(
        "character \(start + 1) of the rule “\(text)”: \(message)", file: file, line: line,
        value: value)
    }
    return InputError(
      message, file: file, line: line, column: String(column + start), value: value)
  }
}
