/// How a file writes its dates.
public struct DateStyle: Hashable, Sendable {
  /// The order of the parts and what stands between them.
  public enum Order: CaseIterable, Hashable, Sendable {
    /// `2024-03-09`.
    case iso
    /// `09.03.2024`.
    case dayMonthDots
    /// `03/09/2024`, the month first.
    case monthDaySlashes
    /// `09/03/2024`, the day first.
    case dayMonthSlashes
  }

  /// The order of the parts.
  public var order: Order
  /// Whether days and months have two digits; always so in ISO dates.
  public var isPadded: Bool

  /// A style; ISO dates are always padded.
  public init(_ order: Order = .iso, isPadded: Bool = true) {
    self.order = order
    self.isPadded = isPadded || order == .iso
  }

  /// `2024-03-09`.
  public static let iso = DateStyle()

  /// Days since 1970-01-01, or `nil` where the bytes are no date of this order.
  func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> Int64? {
    var digits = DigitScanner(bytes)
    let separator: UInt8 =
      switch order {
      case .iso: UInt8(ascii: "-")
      case .dayMonthDots: UInt8(ascii: ".")
      case .monthDaySlashes, .dayMonthSlashes: UInt8(ascii: "/")
      }
    let parts: (year: Int, month: Int, day: Int)
    if order == .iso {
      guard let year = digits.number(4...4), digits.skip(separator),
        let month = digits.number(2...2), digits.skip(separator), let day = digits.number(2...2)
      else { return nil }
      parts = (year, month, day)
    } else {
      guard let first = digits.number(1...2), digits.skip(separator),
        let second = digits.number(1...2), digits.skip(separator), let year = digits.number(4...4)
      else { return nil }
      parts = order == .monthDaySlashes ? (year, first, second) : (year, second, first)
    }
    guard digits.isAtEnd else { return nil }
    return CalendarDay(year: parts.year, month: parts.month, day: parts.day)?.days
  }

  /// Writes the date `days` after 1970-01-01. Returns how many bytes, at most ``mostBytes``.
  func write(_ days: Int64, to start: UnsafeMutablePointer<UInt8>) -> Int {
    let date = CalendarDay(days: days)
    let width = isPadded ? 2 : 1
    var end = 0
    func add(_ number: Int, _ digits: Int) {
      end &+= WrittenDigits.write(Int64(number), digits: digits, to: start + end)
    }
    func add(_ first: Int, _ second: Int, separator: UInt8) {
      add(first, width)
      start[end] = separator
      end &+= 1
      add(second, width)
      start[end] = separator
      end &+= 1
      add(date.year, 4)
    }
    switch order {
    case .iso:
      add(date.year, 4)
      start[end] = UInt8(ascii: "-")
      end &+= 1
      add(date.month, 2)
      start[end] = UInt8(ascii: "-")
      end &+= 1
      add(date.day, 2)
    case .dayMonthDots: add(date.day, date.month, separator: UInt8(ascii: "."))
    case .monthDaySlashes: add(date.month, date.day, separator: UInt8(ascii: "/"))
    case .dayMonthSlashes: add(date.day, date.month, separator: UInt8(ascii: "/"))
    }
    return end
  }

  /// The most bytes a date takes: years have at most ten digits and a sign.
  static let mostBytes = 17
}
