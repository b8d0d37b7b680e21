import Foundation

/// A colour of the sRGB space.
public struct RGB: Hashable, Sendable {
  /// The three parts, 0 … 255.
  public var red: UInt8
  /// Green.
  public var green: UInt8
  /// Blue.
  public var blue: UInt8

  /// The colour of these parts.
  public init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// The colour of a number `0xRRGGBB`; higher bits are ignored.
  public init(_ hex: UInt32) {
    red = UInt8(truncatingIfNeeded: hex >> 16)
    green = UInt8(truncatingIfNeeded: hex >> 8)
    blue = UInt8(truncatingIfNeeded: hex)
  }

  /// The colour written `#RRGGBB`; `nil` for anything else.
  public init?(text: some StringProtocol) {
    guard text.utf8.count == 7, text.first == "#" else { return nil }
    guard let value = UInt32(text.dropFirst(), radix: 16), text.dropFirst().first != "+" else {
      return nil
    }
    self.init(value)
  }

  /// `0xRRGGBB`.
  public var hex: UInt32 { UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue) }

  /// Relative luminance, 0 black … 1 white (WCAG 2.1, "relative luminance").
  public var luminance: Double {
    0.2126 * Self.linear(red) + 0.7152 * Self.linear(green) + 0.0722 * Self.linear(blue)
  }

  /// Contrast ratio, 1 … 21 (WCAG 2.1, "contrast ratio").
  public func contrast(with other: RGB) -> Double {
    let (light, dark) = (max(luminance, other.luminance), min(luminance, other.luminance))
    return (light + 0.05) / (dark + 0.05)
  }

  /// Distance in CIELAB (CIE 1976 ΔE*ab, white point D65).
  public func distance(to other: RGB) -> Double { lab.distance(to: other.lab) }

  var lab: Lab { Lab(linear: linear) }

  /// Red, green and blue in proportion to light, 0 … 1.
  var linear: [Double] { [red, green, blue].map(Self.linear) }

  private static func linear(_ part: UInt8) -> Double {
    let value = Double(part) / 255
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
  }
}
