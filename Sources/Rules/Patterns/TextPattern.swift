/// A pattern that the whole of a text matches or not, in time linear in the text.
///
/// It has literal signs, `.`, `[A-Z]` and `[^0-9]`, `\d`, `\w`, `\s` (ASCII) and their opposites, groups,
/// `|`, and the quantifiers `*`, `+`, `?`, `{2}`, `{2,}`, `{2,4}`. There are no references back and
/// nothing that looks around, so that it is a finite automaton.
public struct TextPattern: Sendable {
  /// The pattern as written.
  public let source: String
  let automaton: PatternAutomaton

  /// Reads a pattern.
  ///
  /// - Throws: ``PatternProblem`` with the place, also where it needs more than 4,000 states.
  public init(_ source: String) throws(PatternProblem) {
    self.source = source
    do throws(PatternProblem) {
      automaton = try PatternAutomaton(PatternStates(PatternParser.parse(source)))
    } catch {
      throw error.range.isEmpty ? PatternProblem(error.message, at: 0..<source.count) : error
    }
  }

  /// Whether the whole of a text matches. Complexity: O(length).
  public func matches(_ text: String) -> Bool {
    automaton.matches(text.unicodeScalars.lazy.map(\.value))
  }

  /// Whether the whole of a text in UTF-8 matches. Complexity: O(bytes).
  func matches(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.allSatisfy({ $0 < 128 }) else {
      return matches(String(decoding: bytes, as: UTF8.self))
    }
    return automaton.matches(bytes.lazy.map { UInt32($0) })
  }

  /// Whether no text matches at all.
  public var isEmpty: Bool {
    !automaton.accepts[0] && !automaton.next.prefix(automaton.classes.count).contains { $0 >= 0 }
  }
}

extension TextPattern: Hashable {
  /// Patterns are the same where they are written the same.
  public static func == (left: TextPattern, right: TextPattern) -> Bool {
    left.source.utf8.elementsEqual(right.source.utf8)
  }

  /// Hashes how it is written.
  public func hash(into hasher: inout Hasher) { hasher.combine(source) }
}
