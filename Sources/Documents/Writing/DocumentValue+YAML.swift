extension DocumentValue {
  /// YAML in block style with keys in order, ending in a newline.
  ///
  /// Text that any YAML reader would take for something else is quoted. Lists of plain values stay
  /// on one line where they fit 100 columns.
  ///
  /// - Parameter comment: Lines of a comment block to stand first, without `#`.
  public func yaml(comment: [String] = []) -> String {
    var text = ""
    for line in comment {
      let safe = line.unicodeScalars.filter { $0.value >= 0x20 || $0 == "\t" }
      text += line.isEmpty ? "#\n" : "# " + String(String.UnicodeScalarView(safe)) + "\n"
    }
    if !comment.isEmpty { text += "\n" }
    writeYAML(into: &text, indent: 0, follows: .start)
    return text
  }

  private enum Place { case start, key, dash }

  private func writeYAML(into text: inout String, indent: Int, follows place: Place) {
    let margin = String(repeating: " ", count: indent)
    switch self {
    case .map(let pairs) where !pairs.isEmpty:
      if place == .key { text += "\n" }
      for (position, pair) in pairs.enumerated() {
        if place != .dash || position > 0 { text += margin }
        text += DocumentValue.text(pair.0).flow + ":"
        pair.1.writeYAML(into: &text, indent: indent + 2, follows: .key)
      }
    case .integers(let values):
      DocumentValue.list(values.map { .integer(Int($0)) })
        .writeYAML(into: &text, indent: indent, follows: place)
    case .list(let values) where !fitsOneLine(after: indent):
      if place == .key { text += "\n" }
      for (position, value) in values.enumerated() {
        if place != .dash || position > 0 { text += margin }
        text += "- "
        value.writeYAML(into: &text, indent: indent + 2, follows: .dash)
      }
    default: text += (place == .key ? " " : "") + flow + "\n"
    }
  }

  private func fitsOneLine(after indent: Int) -> Bool {
    guard case .list(let values) = self else { return true }
    return values.isEmpty || values.allSatisfy(\.isScalar) && flow.count + indent < 80
  }

  /// The value on one line.
  private var flow: String {
    switch self {
    case .text(let value):
      if DocumentValue.isPlain(value) { return value }
      var writer = JSONWriter()
      writer.quote(value)
      return String(decoding: writer.bytes, as: UTF8.self)
    case .number(let value): return value.isFinite ? DocumentNumber.text(value) : "null"
    case .integers(let values): return DocumentValue.list(values.map { .integer(Int($0)) }).flow
    case .list(let values): return "[" + values.map(\.flow).joined(separator: ", ") + "]"
    case .map(let pairs):
      return "{"
        + pairs.map { DocumentValue.text($0.0).flow + ": " + $0.1.flow }
        .joined(separator: ", ") + "}"
    case .integer, .boolean, .null: return json()
    }
  }

  /// Whether YAML 1.1 and 1.2 readers take the bare text for that same text, anywhere on a line.
  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last,
      first.properties.isAlphabetic || first == "_", last != " ",
      !reserved.contains(text.lowercased())
    else { return false }
    return text.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || ("0"..."9").contains($0)
        || " _-./()+%×²".unicodeScalars.contains($0)
    }
  }

  private static let reserved: Set<String> = [
    "true", "false", "yes", "no", "on", "off", "y", "n", "null", "nan", "inf", "infinity",
  ]
}
