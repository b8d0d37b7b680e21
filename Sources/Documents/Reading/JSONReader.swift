extension DocumentNode {
  /// Reads one JSON document (RFC 8259) strictly.
  ///
  /// It is faster than ``parse(_:file:)`` and takes all of JSON's escapes. Text is quoted; numbers,
  /// `true`, `false` and `null` are not.
  ///
  /// - Throws: ``InputError`` with line and column for broken JSON, keys written twice, and nesting
  ///   deeper than 100.
  /// - Complexity: O(bytes).
  public static func parse(json text: String, file: String? = nil) throws -> DocumentNode {
    var reader = JSONReader(bytes: Array(text.utf8), file: file)
    return try reader.document()
  }
}

/// A recursive-descent reader over UTF-8 that keeps count of lines.
struct JSONReader {
  private let bytes: [UInt8]
  private let file: String?
  private var position = 0
  private var line = 1
  /// A place on this line and its column, so that columns on long lines cost O(1) amortised.
  private var counted = (position: 0, column: 1)

  init(bytes: [UInt8], file: String?) {
    self.bytes = bytes
    self.file = file
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      position = 3
      counted.position = 3
    }
  }

  mutating func document() throws -> DocumentNode {
    let node = try value(depth: 0)
    skipSpace()
    guard position == bytes.count else {
      throw error("something follows the end of the JSON document; remove it")
    }
    return node
  }

  private mutating func value(depth: Int) throws -> DocumentNode {
    skipSpace()
    guard depth < DocumentNode.deepestNesting else {
      throw DocumentNode.tooDeep(file: file, line: line)
    }
    counted = (position, column)
    let start = (line: line, column: counted.column)
    let content: DocumentNode.Content
    switch current {
    case UInt8(ascii: "{"): content = .mapping(try entries(depth: depth))
    case UInt8(ascii: "["): content = .sequence(try elements(depth: depth))
    case UInt8(ascii: "\""): content = .scalar(try string(), isQuoted: true)
    case nil: throw error("the JSON document ends too early; is the file cut off?")
    default: content = .scalar(try literal(), isQuoted: false)
    }
    return DocumentNode(content: content, file: file, line: start.line, column: start.column)
  }

  private mutating func entries(depth: Int) throws -> [DocumentEntry] {
    var entries: [DocumentEntry] = []
    var seen: Set<String> = []
    position += 1
    skipSpace()
    if take(UInt8(ascii: "}")) { return [] }
    repeat {
      skipSpace()
      guard current == UInt8(ascii: "\"") else { throw error("a key in double quotes is expected") }
      let start = (line: line, column: column)
      let key = try string()
      let keyNode = DocumentNode(
        content: .scalar(key, isQuoted: true), file: file, line: start.line, column: start.column)
      guard seen.insert(key).inserted else {
        throw keyNode.error("the key “\(key)” is written more than once; keep one of them")
      }
      skipSpace()
      guard take(UInt8(ascii: ":")) else { throw error("a colon is expected after the key") }
      let value = try value(depth: depth + 1)
      entries.append(DocumentEntry(key: key, keyNode: keyNode, value: value))
      skipSpace()
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "}")) else { throw error("a comma or } is expected") }
    return entries
  }

  private mutating func elements(depth: Int) throws -> [DocumentNode] {
    var values: [DocumentNode] = []
    position += 1
    skipSpace()
    if take(UInt8(ascii: "]")) { return [] }
    repeat {
      values.append(try value(depth: depth + 1))
      skipSpace()
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "]")) else { throw error("a comma or ] is expected") }
    return values
  }

  private mutating func literal() throws -> String {
    let start = position
    while let byte = current, !" \t\r\n,:[]{}\"".utf8.contains(byte) { position += 1 }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if ["true", "false", "null"].contains(text) || JSONReader.isNumber(bytes[start..<position]) {
      return text
    }
    position = start
    throw error("a JSON value is expected; put text in double quotes", value: text)
  }

  /// An optional minus, digits without a leading zero, an optional fraction and exponent.
  private static func isNumber(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text
    func digits(_ rest: inout ArraySlice<UInt8>) -> Int {
      let before = rest.count
      rest = rest.drop { (48...57).contains($0) }
      return before - rest.count
    }
    if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
    let hasLeadingZero = rest.first == UInt8(ascii: "0")
    let whole = digits(&rest)
    guard whole == 1 || whole > 1 && !hasLeadingZero else { return false }
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      guard digits(&rest) > 0 else { return false }
    }
    if let mark = rest.first, mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E") {
      rest.removeFirst()
      if let sign = rest.first, "+-".utf8.contains(sign) { rest.removeFirst() }
      guard digits(&rest) > 0 else { return false }
    }
    return rest.isEmpty
  }

  private mutating func string() throws -> String {
    position += 1
    var text: [UInt8] = []
    while let byte = current {
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        position += 1
        text.append(contentsOf: String(try escape()).utf8)
      case 0..<0x20: throw error("a control character stands in a text; write it as an escape")
      default:
        text.append(byte)
        position += 1
      }
    }
    throw error("the text has no closing quote")
  }

  private mutating func escape() throws -> Character {
    let byte = current
    position += 1
    switch byte {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      let high = try hexadecimal()
      if let scalar = Unicode.Scalar(high) { return Character(scalar) }
      guard (0xD800...0xDBFF).contains(high), take(UInt8(ascii: "\\")), take(UInt8(ascii: "u"))
      else { throw error("half of a surrogate pair stands alone") }
      let low = try hexadecimal()
      guard (0xDC00...0xDFFF).contains(low),
        let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
      else { throw error("half of a surrogate pair stands alone") }
      return Character(scalar)
    default: throw error("this is not an escape of JSON")
    }
  }

  private mutating func hexadecimal() throws -> UInt32 {
    let digits = bytes[min(position, bytes.count)..<min(position + 4, bytes.count)]
    let text = String(decoding: digits, as: UTF8.self)
    guard digits.count == 4, text.utf8.allSatisfy({ $0 != UInt8(ascii: "+") }),
      let value = UInt32(text, radix: 16)
    else { throw error("four hexadecimal digits are expected after \\u") }
    position += 4
    return value
  }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private var column: Int {
    let since = bytes[counted.position..<min(position, bytes.count)]
    return since.reduce(counted.column) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard current == byte else { return false }
    position += 1
    return true
  }

  private mutating func skipSpace() {
    while let byte = current, " \t\r\n".utf8.contains(byte) {
      position += 1
      if byte == UInt8(ascii: "\n") {
        line += 1
        counted = (position, 1)
      }
    }
  }

  private func error(_ message: String, value: String? = nil) -> InputError {
    InputError(message, file: file, line: line, column: String(column), value: value)
  }
}
