/// How a column's values are written in its file, so that they are written back the same way.
public enum ValueFormat: Hashable, Sendable {
  /// Whole steps of 10^−`fractionDigits`, 0 … 9, written with that many digits after the point and
  /// `zeros` more zeros (whole numbers as `3.0`).
  case number(fractionDigits: Int, zeros: Int = 0)
  /// Days since 1970-01-01.
  case date(DateStyle)
  /// Seconds since 1970-01-01T00:00:00.
  case timestamp(TimestampStyle)
  /// Text as it stands.
  case text

  /// The usual way to write a column: ISO dates, decimals with their declared digits.
  public init(_ column: ColumnSchema) {
    switch column.kind {
    case .integer: self = .number(fractionDigits: 0)
    case .decimal: self = .number(fractionDigits: min(9, max(0, column.fractionDigits)))
    case .date: self = .date(.iso)
    case .timestamp: self = .timestamp(TimestampStyle())
    case .category, .boolean, .text, .identifier:
      if case .codes = column.domain {
        self = .number(fractionDigits: 0)
      } else {
        self = .text
      }
    }
  }

  /// The grid step a text stands for, or `nil` where it is not written this way.
  public func number(from text: String) -> Int64? {
    var text = text
    return text.withUTF8 { parse($0) }
  }

  /// A grid step as it is written.
  public func text(of number: Int64) -> String {
    var bytes: [UInt8] = []
    append(number, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> Int64? {
    switch self {
    case .number(let fractionDigits, _):
      guard let written = WrittenNumber(bytes), fractionDigits > 0 || written.isWhole else {
        return nil
      }
      return written.steps(digits: fractionDigits)
    case .date(let style): return style.parse(bytes)
    case .timestamp: return TimestampStyle.scan(bytes)?.seconds
    case .text: return nil
    }
  }

  /// Appends a grid step as it is written. Complexity: O(digits).
  public func append(_ number: Int64, to bytes: inout [UInt8]) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: mostBytes) { buffer in
      guard let start = buffer.baseAddress else { return }
      bytes.append(contentsOf: buffer[..<write(number, to: start)])
    }
  }

  /// The most bytes ``write(_:to:)`` takes.
  public var mostBytes: Int {
    if case .number(_, let zeros) = self { 2 * WrittenDigits.mostBytes + max(0, zeros) } else { 48 }
  }

  /// Writes a grid step into memory with room for ``mostBytes``. Complexity: O(digits).
  ///
  /// - Returns: How many bytes were written.
  public func write(_ number: Int64, to start: UnsafeMutablePointer<UInt8>) -> Int {
    switch self {
    case .number(let fractionDigits, let zeros):
      return ValueFormat.write(number, fractionDigits, zeros: zeros, to: start)
    case .date(let style): return style.write(number, to: start)
    case .timestamp(let style): return style.write(number, to: start)
    case .text: return WrittenDigits.write(number, digits: 1, to: start)
    }
  }

  private static func write(
    _ number: Int64, _ fractionDigits: Int, zeros: Int, to start: UnsafeMutablePointer<UInt8>
  ) -> Int {
    guard fractionDigits > 0 else {
      var end = WrittenDigits.write(number, digits: 1, to: start)
      guard zeros > 0 else { return end }
      start[end] = UInt8(ascii: ".")
      (start + end + 1).update(repeating: UInt8(ascii: "0"), count: zeros)
      end += 1 + zeros
      return end
    }
    let digits = min(18, fractionDigits)
    let power = WrittenNumber.powers[digits].magnitude
    let (whole, fraction) = number.magnitude.quotientAndRemainder(dividingBy: power)
    var end = 0
    if number < 0 {
      start[0] = UInt8(ascii: "-")
      end = 1
    }
    end &+= WrittenDigits.write(Int64(clamping: whole), digits: 1, to: start + end)
    start[end] = UInt8(ascii: ".")
    end &+= 1
    return end &+ WrittenDigits.write(Int64(clamping: fraction), digits: digits, to: start + end)
  }
}
