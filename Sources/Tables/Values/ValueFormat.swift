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
    switch self {
    case .number(let fractionDigits, let zeros):
      guard fractionDigits > 0 else {
        bytes.append(Int(number), digits: 1)
        if zeros > 0 {
          bytes.append(UInt8(ascii: "."))
          for _ in 0..<zeros { bytes.append(UInt8(ascii: "0")) }
        }
        return
      }
      let power = WrittenNumber.powers[min(18, fractionDigits)].magnitude
      let (whole, fraction) = number.magnitude.quotientAndRemainder(dividingBy: power)
      if number < 0 { bytes.append(UInt8(ascii: "-")) }
      bytes.append(Int(whole), digits: 1)
      bytes.append(UInt8(ascii: "."))
      bytes.append(Int(fraction), digits: fractionDigits)
    case .date(let style): style.append(number, to: &bytes)
    case .timestamp(let style): style.append(number, to: &bytes)
    case .text: bytes.append(Int(number), digits: 1)
    }
  }
}
