import CNcurses

/// The only place that makes ncurses colour pairs: on a terminal without colours those calls crash.
@MainActor struct ColorPairs {
  /// What the terminal shows.
  let depth: ColorDepth
  private let limit: Int32
  private let hasDefaults: Bool
  private var pairs: [UInt64: Int32] = [:]
  private var mapped: [Color: Int32] = [:]
  /// More pairs were asked for than there are.
  private(set) var isFull = false

  /// Starts colours on the current screen, as many as are wanted and possible.
  init(choice: ScreenOptions.ColorChoice, environment: [String: String]) {
    depth = ColorPairs.startColors(choice: choice, environment: environment)
    hasDefaults = depth != .none && use_default_colors() == OK
    limit = depth == .none ? 0 : max(0, cn_color_pairs() - 1)
  }

  /// The pair for a style's colours; 0, the terminal's own, where there is none left.
  mutating func pair(_ style: Style) -> Int32 {
    if limit == 0 || (style.foreground == .standard && style.background == .standard) { return 0 }
    let foreground = number(style.foreground, standard: 7)
    let background = number(style.background, standard: 0)
    let key =
      UInt64(UInt32(bitPattern: foreground)) << 32 | UInt64(UInt32(bitPattern: background))
    if let pair = pairs[key] { return pair }
    let next = Int32(clamping: pairs.count + 1)
    guard next <= limit, init_extended_pair(next, foreground, background) == OK else {
      isFull = true
      return 0
    }
    pairs[key] = next
    return next
  }

  /// Forgets all pairs, so that the next picture gets those it needs.
  mutating func reset() {
    pairs.removeAll(keepingCapacity: true)
    isFull = false
  }

  private mutating func number(_ color: Color, standard: Int32) -> Int32 {
    if let known = mapped[color] { return known }
    let result: Int32
    switch ColorMapping.map(color, to: depth) {
    case .standard: return hasDefaults ? -1 : standard
    case .index(let index): result = Int32(index)
    case .rgb(let red, let green, let blue):
      // Direct terminals read 0 … 7 as palette entries.
      result = max(8, Int32(RGB(red: red, green: green, blue: blue).hex))
    }
    if mapped.count > 4096 { mapped.removeAll() }
    mapped[color] = result
    return result
  }

  private static func startColors(
    choice: ScreenOptions.ColorChoice, environment: [String: String]
  ) -> ColorDepth {
    let wanted = ColorDepth.of(
      colors: has_colors() ? 8 : 0, isDirect: false, choice: choice, environment: environment)
    guard wanted != .none, start_color() == OK else { return .none }
    return ColorDepth.of(
      colors: Int(cn_colors()), isDirect: tigetflag("RGB") > 0 || tigetnum("RGB") > 0,
      choice: choice, environment: environment)
  }
}
