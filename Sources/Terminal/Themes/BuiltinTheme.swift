/// The two themes inside the program: what `Themes/dark.yaml` and `Themes/light.yaml` say, for when
/// a file is missing or leaves a role out.
///
/// Their colours stand in the 256 colour cube or near it, so that both depths look alike. Ramps:
/// viridis and berlin for dark, magma and red–blue for light, as sampled on that cube with monotone
/// lightness and steps that stay apart under simulated colour blindness.
enum BuiltinTheme {
  static func theme(_ polarity: Theme.Polarity) -> Theme {
    let ramps = polarity == .dark ? darkRamps : lightRamps
    var theme = Theme(
      name: polarity.rawValue, polarity: polarity, looks: looks(polarity),
      sequential: Ramp(hex: ramps.sequential), diverging: Ramp(hex: ramps.diverging))
    theme.about =
      polarity == .dark
      ? "the usual one: violet, amber and blue on the terminal's own dark background"
      : "the usual one for light backgrounds"
    return theme
  }

  static func looks(_ polarity: Theme.Polarity) -> [ThemeRole: ThemeStyle] {
    polarity == .dark ? darkLooks : lightLooks
  }

  private static let darkLooks = looks { $0.dark }
  private static let lightLooks = looks { $0.light }

  private static func looks(
    _ side: ((dark: String, light: String)) -> String
  ) -> [ThemeRole: ThemeStyle] {
    var result: [ThemeRole: ThemeStyle] = [:]
    for role in ThemeRole.allCases {
      if case .success(let look) = ThemeStyle.read(side(notation(role))) { result[role] = look }
    }
    return result
  }

  // A switch, so that a new role cannot be forgotten.
  private static func notation(_ role: ThemeRole) -> (dark: String, light: String) {
    switch role {
    case .text: ("default", "default")
    case .muted: ("#949494", "#626262")
    case .accent: ("#d787ff bold", "#5f00af bold")
    case .title: ("default bold", "default bold")
    case .border: ("#767676", "#8a8a8a")
    case .borderFocused: ("#d787ff | bold", "#5f00af | bold")
    case .selection: ("#ffffff on #005faf bold | reverse", "#000000 on #afd7ff bold | reverse")
    case .selectionQuiet:
      ("#ffffff on #444444 | underline", "#000000 on #d0d0d0 | underline")
    case .header: ("#bcbcbc underline", "#4e4e4e underline")
    case .input: ("#ffffff on #303030 underline", "#000000 on #e4e4e4 underline")
    case .match: ("#000000 on #ffd75f | bold underline", "#000000 on #ffd75f | bold underline")
    case .hint: ("#949494", "#626262")
    case .hintKey: ("#d7afff bold", "#5f00af bold")
    case .real: ("#ffaf00 | bold", "#a85500 | bold")
    case .synthetic: ("#5fafff", "#005faf")
    case .pin: ("#d787af bold", "#af005f bold")
    case .band: ("#8787af | dim", "#5f5f87 | dim")
    case .grid: ("#4e4e4e | dim", "#bcbcbc | dim")
    case .axis: ("#9e9e9e", "#585858")
    case .good: ("#87d787", "#005f00")
    case .warn: ("#ffd75f bold", "#7a5c00 bold")
    case .bad: ("#ff5f5f bold | reverse", "#af0000 bold | reverse")
    case .stale: ("#9e9e9e | dim", "#6c6c6c | dim")
    case .spent: ("#d7afff | bold", "#5f00af | bold")
    case .unspent: ("#6c6c6c | dim", "#9e9e9e | dim")
    case .borderCurator: ("#af875f", "#875f00")
    case .borderBlind: ("#5faf87", "#005f00")
    case .borderDesign: ("#5fafaf", "#005f87")
    case .modeCurator: ("#000000 on #ffaf00 bold | reverse", "#ffffff on #a85500 bold | reverse")
    case .modeBlind: ("#000000 on #87d787 bold | reverse", "#ffffff on #005f00 bold | reverse")
    case .modeDesign: ("#000000 on #5fd7d7 bold | reverse", "#ffffff on #005f87 bold | reverse")
    }
  }

  private static let darkRamps: (sequential: [UInt32], diverging: [UInt32]) = (
    [0x262626, 0x5f005f, 0x5f5faf, 0x5f87af, 0x00afaf, 0x00d787, 0x87d75f, 0xffd700],
    [
      0xffafaf, 0xaf5f5f, 0x870000, 0x5f0000, 0x121212, 0x000087, 0x005f87, 0x5fafd7, 0xafafff,
    ]
  )

  private static let lightRamps: (sequential: [UInt32], diverging: [UInt32]) = (
    [
      0xffffaf, 0xffd787, 0xff875f, 0xd75f5f, 0xaf005f, 0x870087, 0x5f0087, 0x00005f, 0x000000,
    ],
    [0x5f0000, 0xd75f5f, 0xffaf87, 0xffffff, 0xafd7ff, 0x5f87af, 0x005f87]
  )
}
