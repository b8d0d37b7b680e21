import Documents

extension TextProblem {
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
