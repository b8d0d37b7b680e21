/// What was wrong with something a person gave the program, where it is, and what to do about it.
///
/// Every bad input becomes exactly one of these; commands print ``description`` and exit with status 2.
public struct InputError: Error, Sendable, Equatable, CustomStringConvertible {
  /// One clear sentence: what is wrong, then what to do. It does not repeat the place.
  public var message: String
  /// The path as the person gave it, when the trouble is in a file.
  public var file: String?
  /// The line, counted from 1.
  public var line: Int?
  /// A column's name, or a character position counted from 1 written in digits.
  public var column: String?
  /// The offending value, cut to a readable length.
  public var value: String?

  /// Makes an error; `value` is cut to 80 characters.
  public init(
    _ message: String, file: String? = nil, line: Int? = nil, column: String? = nil,
    value: String? = nil
  ) {
    self.message = message
    self.file = file
    self.line = line
    self.column = column
    self.value = value.map { $0.count > 80 ? String($0.prefix(79)) + "…" : $0 }
  }

  /// Whether a sentence holds a value as a word of its own: the 0 of 1,000 is not one.
  private static func tells(_ message: String, _ value: String) -> Bool {
    func isPart(_ character: Character) -> Bool {
      character.isLetter || character.isNumber || ".,_-+".contains(character)
    }
    guard value.allSatisfy(isPart) else { return message.contains(value) }
    return message.split(whereSeparator: { !isPart($0) }).contains { word in
      if word == value { return true }
      var core = word
      while let last = core.last, ".,-".contains(last) { core.removeLast() }
      return core == value
    }
  }

  /// The place and the sentence on one line, control characters escaped.
  public var description: String {
    var place: [String] = []
    if let file { place.append(file) }
    if let line { place.append("line \(line)") }
    if let column { place.append("column \(column)") }
    var text = place.isEmpty ? message : place.joined(separator: ", ") + ": " + message
    if let value, !InputError.tells(message, value) { text += " (found “\(value)”)" }
    return String(
      text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? "·" : Character($0) })
  }
}
