import Engine
import Terminal

extension ExplorationMode {
  /// What the side of views that is not synthetic shows.
  var realWord: String {
    switch self {
    case .curator: "real"
    case .blind: "measured"
    case .design: "no data"
    }
  }

  /// What the mode lets be seen, and what follows from it; a sentence each.
  var consequences: [String] {
    switch self {
    case .curator:
      [
        "Real rows on the screen. Choices made after looking are not covered by the guarantee: "
          + "the manifest says end_to_end: false, and the ledger keeps it."
      ]
    case .blind:
      [
        "The real side is drawn from charged measurements, with bands; drafts run on a charged "
          + "pilot's rows. Real rows, their exact number, exported drafts and timings are refused."
      ]
    case .design:
      ["Schema and domains only. The private file is not opened before the release."]
    }
  }

  /// Why a draft may not be written; `nil` where it may.
  var draftRefusal: String? {
    switch self {
    case .curator: nil
    case .blind: "blind mode writes no drafts: they would come from the real rows; V changes it"
    case .design: "design mode has no drafts; V changes the mode"
    }
  }

  /// The mark's role.
  var markRole: ThemeRole {
    switch self {
    case .curator: .modeCurator
    case .blind: .modeBlind
    case .design: .modeDesign
    }
  }

  /// The role of frames without the focus.
  var borderRole: ThemeRole {
    switch self {
    case .curator: .borderCurator
    case .blind: .borderBlind
    case .design: .borderDesign
    }
  }
}
