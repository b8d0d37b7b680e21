import Tables

/// What fits at a place of a rule while it is typed.
public struct RuleCompletion {
  /// One thing that fits.
  public struct Candidate: Sendable, Hashable {
    /// What to type, with quotes where they belong.
    public let text: String
    /// What it is.
    public let kind: Kind
    /// The characters it replaces, counted from 0.
    public let range: Range<Int>
    /// More about it in a few words; may be empty.
    public let detail: String
  }

  /// Kinds of things that fit.
  public enum Kind: Sendable, Hashable, CaseIterable {
    case value, column, sign, word, function, table
  }

  /// The tokens before the word at the place, what the parser looks for there, and the word's beginning.
  let tokens: [RuleToken]
  let wanted: [String]
  /// What is typed of the word, without its quote.
  let partial: String
  /// The quote that is open, if one is.
  let quote: Character?
  let range: Range<Int>
  let schema: Schema
  let tables: [String]

  /// What fits at a place, best first; nothing where the text before it is no beginning of a rule.
  ///
  /// - Parameters:
  ///   - text: The rule as typed so far.
  ///   - place: The place between characters, 0 … `text.count`; beyond, the end.
  ///   - schema: The columns.
  ///   - tables: The names of public tables at hand.
  /// - Complexity: O(characters + columns + values).
  public static func candidates(
    _ text: String, at place: Int, schema: Schema, tables: [String] = []
  ) -> [Candidate] {
    RuleCompletion(text, at: place, schema: schema, tables: tables)?.candidates ?? []
  }

  init?(_ text: String, at place: Int, schema: Schema, tables: [String]) {
    let characters = Array(text.prefix(RuleParser.mostCharacters))
    let place = min(max(0, place), characters.count)
    var quote: (sign: Character, start: Int)?
    for index in 0..<place {
      let character = characters[index]
      if let open = quote {
        if character == open.sign { quote = nil }
      } else if "\"'`".contains(character) {
        quote = (character, index)
      } else if character == "#" {
        return nil
      }
    }
    var start = place
    if let quote {
      start = quote.start
    } else {
      while start > 0, characters[start - 1].isRuleLetter || characters[start - 1].isRuleDigit {
        start -= 1
      }
    }
    // The quote that closes behind the place belongs to the word.
    let isClosed = quote.map { place < characters.count && characters[place] == $0.sign } ?? false
    range = start..<(isClosed ? place + 1 : place)
    partial = String(characters[(quote == nil ? start : start + 1)..<place])
    self.quote = quote?.sign
    (self.schema, self.tables) = (schema, tables)
    guard let tokens = try? RuleLexer.tokens(String(characters[..<start])) else { return nil }
    var parser = RuleParser(tokens: tokens)
    _ = try? parser.statement()
    guard parser.next.kind == .end else { return nil }
    self.tokens = tokens.dropLast()
    wanted = parser.wanted
  }
}
