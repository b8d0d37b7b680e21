/// What a paste may bring in.
enum PastedText {
  /// The text with all line ends as `\n`, and without control characters other than tab and line
  /// end, so that a paste can never act as a key or as a terminal command.
  static func clean(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var afterReturn = false
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0D: result.append("\n")
      case 0x0A: if !afterReturn { result.append("\n") }
      case 0x09: result.append(scalar)
      case 0x00..<0x20, 0x7F..<0xA0: break
      default: result.append(scalar)
      }
      afterReturn = scalar.value == 0x0D
    }
    return String(result)
  }
}
