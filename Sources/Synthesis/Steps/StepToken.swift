import Documents

/// One piece of a step's text.
struct StepToken: Sendable, Hashable {
  /// What it is.
  enum Kind: Sendable, Hashable {
    /// A run of characters without spaces: a keyword, a name, a number, a date.
    case run
    /// Text within quotes.
    case quoted
    /// A name within back quotes.
    case name
    /// A comma, a colon or a bracket.
    case mark
  }

  let kind: Kind
  /// The characters that count: without quotes.
  let text: String
  /// Its place, quotes included.
  let range: Range<Int>

  /// Cuts a text into pieces.
  ///
  /// A quote within quotes is written twice. A colon is a mark only before a space or at the end, so that
  /// times can be written without quotes.
  /// - Throws: ``TextProblem`` for quotes that are not closed.
  /// - Complexity: O(characters).
  static func all(of text: String) throws(TextProblem) -> [StepToken] {
    let characters = Array(text)
    var tokens: [StepToken] = []
    var place = 0
    while place < characters.count {
      let first = characters[place]
      if first.isWhitespace {
        place += 1
      } else if "\"'`".contains(first) {
        tokens.append(try quoted(characters, from: place))
        place = tokens.last?.range.upperBound ?? place + 1
      } else if ",;()".contains(first) || first == ":" && isSeparator(characters, place) {
        tokens.append(StepToken(kind: .mark, text: String(first), range: place..<place + 1))
        place += 1
      } else {
        let start = place
        while place < characters.count, !characters[place].isWhitespace,
          !",;()\"'`".contains(characters[place]),
          !(characters[place] == ":" && isSeparator(characters, place))
        {
          place += 1
        }
        tokens.append(
          StepToken(kind: .run, text: String(characters[start..<place]), range: start..<place))
      }
    }
    return tokens
  }

  private static func isSeparator(_ characters: [Character], _ place: Int) -> Bool {
    place + 1 >= characters.count || characters[place + 1].isWhitespace
  }

  private static func quoted(
    _ characters: [Character], from start: Int
  ) throws(TextProblem) -> StepToken {
    let quote = characters[start]
    var text = ""
    var place = start + 1
    while place < characters.count {
      if characters[place] == quote {
        guard place + 1 < characters.count, characters[place + 1] == quote else {
          return StepToken(
            kind: quote == "`" ? .name : .quoted, text: text, range: start..<place + 1)
        }
        place += 1
      }
      text.append(characters[place])
      place += 1
    }
    throw TextProblem(
      "this quote is not closed; add \(quote) at its end", at: start..<characters.count)
  }
}

extension String {
  /// The text as a step writes a column's name: bare where it is one run and no keyword of steps.
  var asStepName: String {
    let isPlain =
      !isEmpty && allSatisfy { $0.isLetter || $0.isNumber || "_-.".contains($0) }
      && !StepReader.keywords.contains(lowercased())
    return isPlain ? self : "`" + replacing("`", with: "``") + "`"
  }

  /// The text as a step writes a value: within quotes unless it is one run that is no keyword.
  var asStepValue: String {
    let isPlain =
      !isEmpty && allSatisfy { $0.isLetter || $0.isNumber || "_-.+".contains($0) }
      && !StepReader.keywords.contains(lowercased())
    return isPlain ? self : "\"" + replacing("\"", with: "\"\"") + "\""
  }
}
