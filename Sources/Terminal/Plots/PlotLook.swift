/// The styles that plots are drawn in.
public struct PlotLook: Hashable, Sendable {
  /// Real data: lines.
  public var real: Style
  /// Synthetic data: fills.
  public var synthetic: Style
  /// Axes, ticks and their labels.
  public var axis: Style
  /// Names.
  public var text: Style
  /// What has less weight.
  public var muted: Style
  /// The chosen item.
  public var accent: Style
  /// How many colours there are.
  public var depth: ColorDepth
  /// Colours of amounts.
  public var sequential: Ramp
  /// Colours of signed values.
  public var diverging: Ramp

  /// The look of a theme; a stale plot has its synthetic side greyed.
  public init(_ theme: Theme, isStale: Bool = false) {
    real = theme[.real]
    synthetic = theme[isStale ? .stale : .synthetic]
    axis = theme[.axis]
    text = theme[.text]
    muted = theme[.muted]
    accent = theme[.accent]
    depth = theme.depth
    sequential = theme.sequential
    diverging = theme.diverging
  }

  /// A line of the real side over a filled cell: the fill becomes the background, without colours
  /// the line is cut out of it.
  public var realOnFill: Style {
    if depth == .none { return Style(reverse: true) }
    var style = real
    style.background = synthetic.foreground
    return style
  }

  /// Whether amounts need glyphs beside colours, because neighbouring colours fall together.
  public var needsGlyphs: Bool { depth < .indexed }
}
