import Foundation

/// A colour of the CIELAB space, where equal distances look about equally different.
struct Lab: Sendable {
  var lightness: Double
  var a: Double
  var b: Double

  /// The colour of linear red, green and blue, 0 … 1 each: sRGB to XYZ (IEC 61966-2-1), divided by the
  /// white point D65.
  init(linear light: [Double]) {
    let (r, g, b) = (light[0], light[1], light[2])
    let x = Lab.root((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047)
    let y = Lab.root(0.2126729 * r + 0.7151522 * g + 0.0721750 * b)
    let z = Lab.root((0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883)
    (lightness, a, self.b) = (116 * y - 16, 500 * (x - y), 200 * (y - z))
  }

  func distance(to other: Lab) -> Double {
    let (l, x, y) = (lightness - other.lightness, a - other.a, b - other.b)
    return (l * l + x * x + y * y).squareRoot()
  }

  /// A distance for palettes so small that colour names matter more than shades: between colours that
  /// have a hue it compares the hue first, and a grey is never near one of them.
  func basicDistance(to other: Lab) -> Double {
    guard isGrey == other.isGrey else { return 1000 + distance(to: other) }
    if isGrey { return abs(lightness - other.lightness) }
    let scale = 60 / chroma
    let otherScale = 60 / other.chroma
    let (l, x, y) = (
      0.8 * (lightness - other.lightness), a * scale - other.a * otherScale,
      b * scale - other.b * otherScale
    )
    return (l * l + x * x + y * y).squareRoot()
  }

  private var chroma: Double { (a * a + b * b).squareRoot() }

  private var isGrey: Bool { chroma < 28 }

  static func root(_ value: Double) -> Double {
    value > 216.0 / 24389 ? cbrt(value) : (24389.0 / 27 * value + 16) / 116
  }
}
