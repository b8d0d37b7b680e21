extension DocumentValue {
  /// JSON (RFC 8259) with keys in order; numbers read back exactly.
  ///
  /// - Parameter pretty: One key a line, indented by two spaces; lists of plain values stay on
  ///   one line. There is no newline at the end.
  public func json(pretty: Bool = false) -> String {
    var text = ""
    writeJSON(into: &text, indent: pretty ? 0 : nil)
    return text
  }

  private func writeJSON(into text: inout String, indent: Int?) {
    switch self {
    case .text(let value): DocumentValue.writeQuoted(value, into: &text)
    case .number(let value): text += value.isFinite ? "\(value)" : "null"
    case .integer(let value): text += String(value)
    case .boolean(let value): text += value ? "true" : "false"
    case .null: text += "null"
    case .list(let values):
      let isFlat = values.allSatisfy(\.isScalar)
      let inner = isFlat ? nil : indent.map { $0 + 1 }
      text += "["
      for (position, value) in values.enumerated() {
        if position > 0 { text += indent != nil && isFlat ? ", " : "," }
        DocumentValue.breakLine(inner, into: &text)
        value.writeJSON(into: &text, indent: isFlat ? indent : inner)
      }
      if !isFlat { DocumentValue.breakLine(indent, into: &text) }
      text += "]"
    case .map(let pairs):
      let inner = indent.map { $0 + 1 }
      text += "{"
      for (position, pair) in pairs.enumerated() {
        if position > 0 { text += "," }
        DocumentValue.breakLine(inner, into: &text)
        DocumentValue.writeQuoted(pair.0, into: &text)
        text += indent == nil ? ":" : ": "
        pair.1.writeJSON(into: &text, indent: inner)
      }
      if !pairs.isEmpty { DocumentValue.breakLine(indent, into: &text) }
      text += "}"
    }
  }

  private static func breakLine(_ indent: Int?, into text: inout String) {
    guard let indent else { return }
    text += "\n" + String(repeating: "  ", count: indent)
  }

  /// A double-quoted string, valid in JSON and in YAML.
  static func writeQuoted(_ value: String, into text: inout String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      default:
        if scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
          || [0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF].contains(scalar.value)
        {
          let digits = String(scalar.value, radix: 16)
          text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        } else {
          text.unicodeScalars.append(scalar)
        }
      }
    }
    text += "\""
  }
}
