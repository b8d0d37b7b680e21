/// Gathers JSON as bytes; no number and no short text becomes a string of its own on the way.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []

  /// Appends a value; `indent` is its depth where one key goes on a line, `nil` on one line.
  mutating func write(_ value: DocumentValue, indent: Int?) {
    switch value {
    case .text(let text): quote(text)
    case .number(let number): append(number.isFinite ? "\(number)" : "null")
    case .integer(let number): append(Int64(number))
    case .boolean(let flag): append(flag ? "true" : "false")
    case .null: append("null")
    case .integers(let numbers): list(numbers, isPretty: indent != nil)
    case .list(let values): list(values, indent: indent)
    case .map(let pairs): map(pairs, indent: indent)
    }
  }

  /// A double-quoted string, valid in JSON and in YAML.
  mutating func quote(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    let isPlain = text.utf8.allSatisfy {
      (0x20..<0x7F).contains($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
    }
    if isPlain {
      append(text)
    } else {
      for scalar in text.unicodeScalars { escape(scalar) }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func list(_ numbers: [Int64], isPretty: Bool) {
    bytes.append(UInt8(ascii: "["))
    bytes.reserveCapacity(bytes.count + 4 * numbers.count)
    for (position, number) in numbers.enumerated() {
      if position > 0 {
        bytes.append(UInt8(ascii: ","))
        if isPretty { bytes.append(UInt8(ascii: " ")) }
      }
      append(number)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  private mutating func list(_ values: [DocumentValue], indent: Int?) {
    let isFlat = values.allSatisfy(\.isScalar)
    let inner = isFlat ? nil : indent.map { $0 + 1 }
    bytes.append(UInt8(ascii: "["))
    for (position, value) in values.enumerated() {
      if position > 0 { append(indent != nil && isFlat ? ", " : ",") }
      breakLine(inner)
      write(value, indent: isFlat ? indent : inner)
    }
    if !isFlat { breakLine(indent) }
    bytes.append(UInt8(ascii: "]"))
  }

  private mutating func map(_ pairs: [(String, DocumentValue)], indent: Int?) {
    let inner = indent.map { $0 + 1 }
    bytes.append(UInt8(ascii: "{"))
    for (position, pair) in pairs.enumerated() {
      if position > 0 { bytes.append(UInt8(ascii: ",")) }
      breakLine(inner)
      quote(pair.0)
      append(indent == nil ? ":" : ": ")
      write(pair.1, indent: inner)
    }
    if !pairs.isEmpty { breakLine(indent) }
    bytes.append(UInt8(ascii: "}"))
  }

  private mutating func breakLine(_ indent: Int?) {
    guard let indent else { return }
    bytes.append(UInt8(ascii: "\n"))
    for _ in 0..<indent { append("  ") }
  }

  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func append(_ number: Int64) {
    var rest = number.magnitude
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    let start = bytes.count
    repeat {
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest > 0
    if bytes.count > start + 1 { bytes[start...].reverse() }
  }

  private mutating func escape(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": append("\\\"")
    case "\\": append("\\\\")
    case "\n": append("\\n")
    case "\r": append("\\r")
    case "\t": append("\\t")
    default:
      if scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
        || [0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF].contains(scalar.value)
      {
        let digits = String(scalar.value, radix: 16)
        append("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
      } else {
        bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
  }
}
