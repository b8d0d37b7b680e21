/// What is wrong with a text that a person wrote, such as a rule or a step, and where in it.
public struct TextProblem: Error, Sendable, Hashable {
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
  public var sentence: String { TextProblem.sentence(message, expected: expected) }

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
}
