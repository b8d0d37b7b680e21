/// Numbers as a person reads them on a screen or a page: grouped thousands, a true minus sign,
/// `–` for what is undefined. Nothing here depends on a locale.
public enum NumberText {
  /// The mark of an undefined value.
  public static let undefined = "–"

  /// A whole number with thousands separated by commas: `20,000`, `−1,234`.
  public static func grouped(_ value: Int) -> String {
    let digits = grouping(String(value.magnitude))
    return value < 0 ? "−" + digits : digits
  }

  /// Exactly `digits` digits after the point, 0 … 9, thousands grouped; a value that rounds to zero
  /// has no sign. Magnitudes from 10^15 on are written in scientific notation.
  public static func fixed(_ value: Double, digits: Int) -> String {
    guard value.isFinite else { return unbounded(value) }
    guard abs(value) < 1e15 else { return scientific(value) }
    let body = magnitude(abs(value), digits: min(9, max(0, digits)))
    let isZero = !body.contains { $0 != "0" && $0 != "." }
    return value < 0 && !isZero ? "−" + body : body
  }

  /// As ``fixed(_:digits:)`` with the sign always written, for differences: `+0.03`, `−0.03`, `0.00`.
  public static func signed(_ value: Double, digits: Int) -> String {
    let text = fixed(value, digits: digits)
    let isZero = !text.contains { $0.isNumber && $0 != "0" }
    return value.isFinite && value > 0 && !isZero ? "+" + text : text
  }

  /// A proportion of 0 … 1 without its leading zero, so that columns of them stay narrow: `.013`.
  public static func proportion(_ value: Double, digits: Int = 3) -> String {
    let text = fixed(value, digits: digits)
    return text.hasPrefix("0.") ? String(text.dropFirst()) : text
  }

  /// At most three significant digits with an SI suffix: `950`, `1.2k`, `12k`, `3.4M`, `0.013`.
  public static func short(_ value: Double) -> String {
    guard value.isFinite else { return unbounded(value) }
    let size = abs(value)
    let sign = value < 0 ? "−" : ""
    if size == 0 { return "0" }
    if size < 1e-4 || size >= 1e15 { return scientific(value) }
    let suffixes: [(Double, String)] = [(1e12, "T"), (1e9, "G"), (1e6, "M"), (1e3, "k")]
    // 999.5 rounds to 1000 at three digits, so it already belongs to the next suffix.
    for (unit, suffix) in suffixes where size >= unit * 0.9995 {
      return sign + trimmed(significant(size / unit)) + suffix
    }
    return sign + trimmed(significant(size))
  }

  /// The shortest decimal notation of a value a person typed or set: `1`, `0.5`, `1e-9`, `5.5`.
  public static func plain(_ value: Double) -> String {
    guard value.isFinite else { return unbounded(value) }
    if value != 0 && (abs(value) < 1e-3 || abs(value) >= 1e6) { return scientific(value) }
    return trimmed(fixed(value, digits: 6).filter { $0 != "," })
  }

  /// Milliseconds with a unit that fits: `0.4 ms`, `12 ms`, `3.1 s`.
  public static func duration(milliseconds: Double) -> String {
    guard milliseconds.isFinite else { return undefined }
    if milliseconds >= 1000 { return fixed(milliseconds / 1000, digits: 1) + " s" }
    return fixed(milliseconds, digits: milliseconds < 9.95 ? 1 : 0) + " ms"
  }

  /// Three significant digits of a positive value below 1000.
  private static func significant(_ size: Double) -> String {
    if size >= 99.95 { return magnitude(size, digits: 0) }
    if size >= 9.995 { return magnitude(size, digits: 1) }
    if size >= 0.9995 { return magnitude(size, digits: 2) }
    return magnitude(size, digits: size >= 0.1 ? 3 : (size >= 0.01 ? 4 : 6))
  }

  private static func trimmed(_ text: String) -> String {
    guard text.contains(".") else { return text }
    var text = text
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }

  private static func magnitude(_ size: Double, digits: Int) -> String {
    var power: UInt64 = 1
    for _ in 0..<digits { power *= 10 }
    let whole = size.rounded(.down)
    var units = UInt64(whole)
    var rest = UInt64(((size - whole) * Double(power)).rounded())
    if rest >= power {
      units += 1
      rest -= power
    }
    let text = grouping(String(units))
    guard digits > 0 else { return text }
    let fraction = String(rest)
    return text + "." + String(repeating: "0", count: digits - fraction.count) + fraction
  }

  private static func grouping(_ digits: String) -> String {
    guard digits.count > 3 else { return digits }
    var grouped = ""
    for (index, digit) in digits.enumerated() {
      if index > 0 && (digits.count - index) % 3 == 0 { grouped.append(",") }
      grouped.append(digit)
    }
    return grouped
  }

  private static func unbounded(_ value: Double) -> String {
    value.isNaN ? undefined : (value < 0 ? "−∞" : "∞")
  }

  /// A mantissa of at most three digits and a power of ten: `1e-9`, `2.5e18`.
  private static func scientific(_ value: Double) -> String {
    var size = abs(value)
    var exponent = 0
    while size >= 9.995 {
      size /= 10
      exponent += 1
    }
    while size < 0.9995 && exponent > -400 {
      size *= 10
      exponent -= 1
    }
    return (value < 0 ? "−" : "") + trimmed(magnitude(size, digits: 2)) + "e\(exponent)"
  }
}
