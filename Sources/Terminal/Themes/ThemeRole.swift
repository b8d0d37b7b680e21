/// What a part of the screen means; themes give each meaning a ``Style``.
///
/// The raw value is the key in a theme file.
public enum ThemeRole: String, CaseIterable, Sendable {
  /// Ordinary text and everything that has no role of its own.
  case text
  /// Text of less weight: units, explanations, disabled entries.
  case muted
  /// What the eye should find first: the chosen item's mark, a value just edited.
  case accent
  /// Titles on borders and of dialogs.
  case title
  /// Frames of panes without the focus.
  case border
  /// The frame of the pane that has the focus.
  case borderFocused
  /// The chosen row of the list that has the focus.
  case selection
  /// The chosen row of a list without the focus.
  case selectionQuiet
  /// Column heads of lists and tables.
  case header
  /// A text field being edited.
  case input
  /// What a search or filter matched.
  case match
  /// Descriptions in the row of hints.
  case hint
  /// Keys in the row of hints.
  case hintKey
  /// The real data: an outline, or the left of a pair.
  case real
  /// The synthetic data: a fill, or the right of a pair.
  case synthetic
  /// A pinned state to compare with: marks and letters.
  case pin
  /// The band in which noise alone would put a count.
  case band
  /// Lines behind a plot.
  case grid
  /// Axes, ticks and their labels.
  case axis
  /// A check that holds, a distance within its target.
  case good
  /// Something to look at before going on.
  case warn
  /// A broken rule, a refusal, an error.
  case bad
  /// A result that an edit has overtaken and that is being made again.
  case stale
  /// Budget spent.
  case spent
  /// Budget left.
  case unspent
  /// Frames without the focus in curator mode.
  case borderCurator
  /// Frames without the focus in blind mode.
  case borderBlind
  /// Frames without the focus in design mode.
  case borderDesign
  /// The mark of curator mode: real data is on the screen.
  case modeCurator
  /// The mark of blind mode: only charged measurements are on the screen.
  case modeBlind
  /// The mark of design mode: no private file is open.
  case modeDesign
}
