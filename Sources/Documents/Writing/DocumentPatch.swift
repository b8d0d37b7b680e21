/// Changes single values of a YAML document that a person wrote, and leaves the rest as it is.
public enum DocumentPatch {
  /// The text with the value of a top-level key replaced, its comment kept; a key that is missing is
  /// added at the end.
  ///
  /// - Parameters:
  ///   - value: One line; it is quoted where YAML would read it as something else than its text.
  ///   - file: The path, for errors.
  /// - Throws: ``InputError`` where the text is no mapping, or the old value spans lines.
  public static func set(
    _ key: String, to value: String, in text: String, file: String? = nil
  ) throws -> String {
    let root = try DocumentNode.parse(text, file: file)
    let mapping = try root.mapping()
    let written = quoted(value)
    guard let entry = mapping.entries.first(where: { $0.key == key }) else {
      return text + (text.hasSuffix("\n") ? "" : "\n") + "\(key): \(written)\n"
    }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let place = entry.keyNode.line - 1
    guard lines.indices.contains(place), case .scalar = entry.value.content,
      entry.value.isNull || entry.value.line == entry.keyNode.line,
      let colon = colon(after: key, in: lines[place]), !isBlock(lines[place][colon...].dropFirst())
    else {
      throw entry.keyNode.error(
        "the value of “\(key)” must stand on the key's own line to be changed")
    }
    let head = lines[place][...colon]
    let tail = lines[place][lines[place].index(after: colon)...]
    lines[place] = head + " " + written + comment(in: tail)
    return lines.joined(separator: "\n")
  }

  /// The colon that ends a key at the beginning of a line.
  private static func colon(after key: String, in line: String) -> String.Index? {
    let start = line.firstIndex { !$0.isWhitespace && $0 != "\u{FEFF}" } ?? line.endIndex
    var place = start
    let rest = line[start...]
    for form in ["\"\(key)\"", "'\(key)'", key] where rest.hasPrefix(form) {
      place = line.index(start, offsetBy: form.count)
      return line[place...].firstIndex { $0 != " " }.flatMap { line[$0] == ":" ? $0 : nil }
    }
    return nil
  }

  /// Whether a text begins one that goes on in the lines below.
  private static func isBlock(_ tail: Substring) -> Bool {
    let first = tail.first { $0 != " " }
    return first == "|" || first == ">"
  }

  /// The comment behind a value, with the blanks before it.
  private static func comment(in tail: Substring) -> Substring {
    var quote: Character?
    var last: Character = " "
    for place in tail.indices {
      let character = tail[place]
      if let open = quote {
        // A doubled quote closes and opens again; an escaped one does neither.
        if character == open, open == "'" || last != "\\" { quote = nil }
        last = last == "\\" && character == "\\" ? " " : character
        continue
      }
      if character == "#", last == " " || last == "\t" {
        let blanks = tail[..<place].reversed().prefix { $0 == " " || $0 == "\t" }.count
        return tail[tail.index(place, offsetBy: -blanks)...]
      }
      if character == "\"" || character == "'", last.isWhitespace || last == character {
        quote = character
      }
      last = character
    }
    return ""
  }

  /// A value as YAML writes it.
  private static func quoted(_ value: String) -> String {
    let isPlain =
      !value.isEmpty && !["null", "~", "yes", "no"].contains(value)
      && value.unicodeScalars.allSatisfy { scalar in
        scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
          || "-_./".unicodeScalars.contains(scalar)
      } && value.unicodeScalars.first.map { $0 != "-" && $0 != "." } == true
    if isPlain { return value }
    let escaped = value.unicodeScalars.reduce(into: "") { text, scalar in
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case _ where scalar.value < 0x20: text += "·"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return "\"\(escaped)\""
  }
}
