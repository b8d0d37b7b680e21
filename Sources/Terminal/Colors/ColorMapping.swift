/// The way from a theme's colours to what a terminal can show; the only place that decides it.
public enum ColorMapping {
  /// The colour that a terminal of `depth` shows in place of `color`.
  ///
  /// - Returns: `.standard` at depth ``ColorDepth/none``; an index below the depth's number of colours
  ///   at 8, 16 and 256 (a true colour never becomes one of the first 16 at 256, people redefine
  ///   those); `.rgb` or `.standard` at ``ColorDepth/direct``.
  /// - Complexity: O(colours of the depth); screens keep the answers.
  public static func map(_ color: Color, to depth: ColorDepth) -> Color {
    switch (color, depth) {
    case (.standard, _), (_, .none): return .standard
    case (.rgb, .direct): return color
    case (.index(let index), .direct): return Color(palette(index))
    case (.rgb(let red, let green, let blue), _):
      return .index(nearest(to: RGB(red: red, green: green, blue: blue), depth: depth))
    case (.index(let index), _):
      return Int(index) < depth.rawValue
        ? color : .index(nearest(to: palette(index), depth: depth))
    }
  }

  /// A style with its colours mapped; attributes stay.
  public static func map(_ style: Style, to depth: ColorDepth) -> Style {
    var result = style
    result.foreground = map(style.foreground, to: depth)
    result.background = map(style.background, to: depth)
    return result
  }

  /// The colour behind an index of the 256, as xterm shows it.
  ///
  /// 0–15 are what most terminals start with, 16–231 the 6 × 6 × 6 cube, 232–255 greys.
  public static func palette(_ index: UInt8) -> RGB {
    switch index {
    case 0..<16: return RGB(basic[Int(index)])
    case 16..<232:
      let place = Int(index) - 16
      return RGB(
        red: steps[place / 36], green: steps[place / 6 % 6], blue: steps[place % 6])
    default:
      let grey = 8 + 10 * (index - 232)
      return RGB(red: grey, green: grey, blue: grey)
    }
  }

  /// The index whose colour is nearest in CIELAB: among 16–255 at depth 256, else among the first 8
  /// or 16 by ``Lab/basicDistance(to:)``; the lower index where two are equally near.
  static func nearest(to color: RGB, depth: ColorDepth) -> UInt8 {
    let candidates: Range<Int> =
      switch depth {
      case .none, .eight: 0..<8
      case .sixteen: 0..<16
      case .indexed, .direct: 16..<256
      }
    let target = color.lab
    var best = candidates.lowerBound
    var least = Double.infinity
    let isBasic = candidates.upperBound <= 16
    for index in candidates {
      let color = table[index]
      let distance = isBasic ? color.basicDistance(to: target) : color.distance(to: target)
      if distance < least { (best, least) = (index, distance) }
    }
    return UInt8(best)
  }

  private static let steps: [UInt8] = [0, 95, 135, 175, 215, 255]

  // Xterm's own first sixteen.
  private static let basic: [UInt32] = [
    0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
    0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
  ]

  private static let table: [Lab] = (0...255).map { palette(UInt8($0)).lab }
}

extension Color {
  /// A true colour.
  public init(_ color: RGB) {
    self = .rgb(red: color.red, green: color.green, blue: color.blue)
  }

  /// Its red, green and blue as far as they are known; `nil` for the terminal's own.
  public var rgb: RGB? {
    switch self {
    case .standard: nil
    case .index(let index): ColorMapping.palette(index)
    case .rgb(let red, let green, let blue): RGB(red: red, green: green, blue: blue)
    }
  }
}
