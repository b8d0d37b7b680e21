extension ThemeRole {
  /// What the slot is for, in one sentence; theme files say it above each slot.
  public var meaning: String {
    switch self {
    case .text: "Ordinary text and everything that has no role of its own."
    case .muted: "Text of less weight: units, explanations, disabled entries."
    case .accent: "What the eye should find first: the chosen item's mark, a value just edited."
    case .title: "Titles on borders and of dialogs."
    case .border: "Frames of panes without the focus."
    case .borderFocused: "The frame of the pane that has the focus."
    case .selection: "The chosen row of the list that has the focus."
    case .selectionQuiet: "The chosen row of a list without the focus."
    case .header: "Column heads of lists and tables."
    case .input: "A text field being edited."
    case .match: "What a search or filter matched."
    case .hint: "Descriptions in the row of hints."
    case .hintKey: "Keys in the row of hints."
    case .real: "The real data: an outline, or the left of a pair."
    case .synthetic: "The synthetic data: a fill, or the right of a pair."
    case .pin: "A pinned state to compare with: marks and letters."
    case .band: "The band in which noise alone would put a count."
    case .grid: "Lines behind a plot."
    case .axis: "Axes, ticks and their labels."
    case .good: "A check that holds, a distance within its target."
    case .warn: "Something to look at before going on."
    case .bad: "A broken rule, a refusal, an error."
    case .stale: "A result that an edit has overtaken and that is being made again."
    case .spent: "Budget spent."
    case .unspent: "Budget left."
    case .borderCurator: "Frames without the focus in curator mode."
    case .borderBlind: "Frames without the focus in blind mode."
    case .borderDesign: "Frames without the focus in design mode."
    case .modeCurator: "The mark of curator mode: real data is on the screen."
    case .modeBlind: "The mark of blind mode: only charged measurements are on the screen."
    case .modeDesign: "The mark of design mode: no private file is open."
    }
  }
}
