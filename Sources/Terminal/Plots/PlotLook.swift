/// The styles that plots are drawn in.
public struct PlotLook: Hashable, Sendable {
  /// Real data: lines.
  public var real: Style
  /// Synthetic data: fills.
  public var synthetic: Style
  /// A third series to compare with: marks.
  public var compared: Style
  /// The band in which noise alone would put a value.
  public var band: Style
  /// A value asked for.
  public var target: Style
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
    compared = theme[.pin]
    band = theme[.band]
    target = theme[.good]
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
  public var realOnFill: Style { onFill(real) }

  /// A mark of the third series over a filled cell, likewise.
  public var comparedOnFill: Style { onFill(compared) }

  /// The look in which the third series is the fill and the synthetic side the marks.
  public var exchanged: PlotLook {
    var look = self
    look.synthetic = compared
    look.compared = synthetic
    return look
  }

  private func onFill(_ style: Style) -> Style {
    if depth == .none { return Style(reverse: true) }
    var style = style
    style.background = synthetic.foreground
    return style
  }

  /// Whether amounts need glyphs beside colours, because neighbouring colours fall together.
  public var needsGlyphs: Bool { depth < .indexed }
}
