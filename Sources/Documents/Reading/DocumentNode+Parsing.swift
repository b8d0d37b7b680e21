import Yams

extension DocumentNode {
  /// Reads one YAML document strictly.
  ///
  /// - Parameters:
  ///   - text: The document; a byte-order mark at its head is passed over.
  ///   - file: The path as the person gave it, for errors.
  /// - Throws: ``InputError`` with line and column for broken YAML, an empty document, several
  ///   documents, anchors and aliases, tags, keys written twice, and nesting deeper than 100.
  public static func parse(_ text: String, file: String? = nil) throws -> DocumentNode {
    let body =
      text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    try refuseDeepNesting(body, file: file)
    do {
      let parser = try Parser(yaml: body, resolver: .basic, encoding: .utf8)
      // Nodes hold their anchors weakly: the parser must outlive the walk that refuses them.
      return try withExtendedLifetime(parser) {
        guard let root = try parser.singleRoot(), !root.isEmptyDocument else {
          throw InputError("the document is empty; write at least one key", file: file, line: 1)
        }
        return try DocumentNode(root, file: file)
      }
    } catch let error as YamlError {
      throw InputError(yaml: error, file: file)
    }
  }

  /// The comment lines at the head of a document, without `#` and one following space.
  ///
  /// Blank lines within the block are kept as empty lines; the block ends at the first other line.
  public static func leadingComment(of text: String) -> [String] {
    var lines: [String] = []
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      if line.hasPrefix("#") {
        let rest = line.dropFirst()
        lines.append(String(rest.hasPrefix(" ") ? rest.dropFirst() : rest))
      } else if line.allSatisfy(\.isWhitespace) {
        lines.append("")
      } else {
        break
      }
    }
    while lines.last == "" { lines.removeLast() }
    while lines.first == "" { lines.removeFirst() }
    return lines
  }

  static let deepestNesting = 100

  /// The YAML parser recurses, so what could exhaust the stack is refused before it starts: many
  /// open brackets (those within quotes count too), or a very long run of indents and dashes.
  private static func refuseDeepNesting(_ text: String, file: String?) throws {
    var line = 1
    var brackets = 0
    var indent: Int? = 0
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\n"):
        line += 1
        indent = 0
      case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "?"):
        indent = indent.map { $0 + 1 }
      default:
        indent = nil
        if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") { brackets += 1 }
        if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") { brackets -= 1 }
      }
      if max(brackets, indent ?? 0) > 4 * deepestNesting { throw tooDeep(file: file, line: line) }
    }
  }

  static func tooDeep(file: String?, line: Int) -> InputError {
    InputError(
      "the document is nested too deeply; \(deepestNesting) levels are accepted", file: file,
      line: line)
  }

  private init(_ node: Node, file: String?, depth: Int = 0) throws {
    let line = node.mark?.line ?? 1
    let column = node.mark?.column ?? 1
    func refusal(_ message: String) -> InputError {
      InputError(message, file: file, line: line, column: String(column))
    }
    if node.anchor != nil {
      throw refusal("anchors (&) and aliases (*) are not accepted; write the value out each time")
    }
    let plainTags: [Tag.Name] = [.implicit, .nonSpecific, .str, .seq, .map]
    guard plainTags.contains(where: { node.tag.description == $0.rawValue }) else {
      throw refusal("tags (!) are not accepted; quote the value if it begins with !")
    }
    guard depth < DocumentNode.deepestNesting else {
      throw DocumentNode.tooDeep(file: file, line: line)
    }
    let content: Content
    switch node {
    case .scalar(let scalar):
      content = .scalar(scalar.string, isQuoted: scalar.style != .plain && scalar.style != .any)
    case .sequence(let sequence):
      content = .sequence(
        try sequence.map { try DocumentNode($0, file: file, depth: depth + 1) })
    case .mapping(let mapping):
      var entries: [DocumentEntry] = []
      var seen: [String: Int] = [:]
      for (key, value) in mapping {
        let keyNode = try DocumentNode(key, file: file, depth: depth + 1)
        guard let name = keyNode.scalarText else {
          throw keyNode.error("a key must be one piece of text; quote it if it has brackets")
        }
        if let first = seen.updateValue(keyNode.line, forKey: name) {
          throw keyNode.error("the key “\(name)” is already on line \(first); keep one of the two")
        }
        let child = try DocumentNode(value, file: file, depth: depth + 1)
        entries.append(DocumentEntry(key: name, keyNode: keyNode, value: child))
      }
      content = .mapping(entries)
    case .alias:
      throw refusal("aliases (*) are not accepted; write the value out each time")
    }
    self.init(content: content, file: file, line: line, column: column)
  }
}

extension Node {
  fileprivate var isEmptyDocument: Bool {
    if case .scalar(let scalar) = self {
      scalar.string.isEmpty && scalar.style == .plain
    } else {
      false
    }
  }
}
