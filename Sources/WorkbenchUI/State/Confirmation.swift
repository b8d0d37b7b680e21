import Engine

/// A question before something that cannot be taken back, or that changes what can be seen.
public struct Confirmation: Hashable, Sendable {
  /// What is about to happen.
  public enum Matter: Hashable, Sendable {
    /// Charging the ledger and writing a release to this file.
    case release(path: String)
    /// Writing rows of what an earlier charge has measured to this file.
    case writeAgain(charge: String, path: String)
    /// Leaving with choices that are in no session file.
    case quit
    /// Opening another file while choices are in no session file.
    case open(path: String)
    /// Looking at the real rows in another way; the present one is given.
    case mode(ExplorationMode)
    /// Taking up the edits that an earlier run left.
    case resume(JournalSummary.Offer)
    /// Charging the ledger for a pilot of this ε.
    case pilot(epsilon: Double)

    /// Whether files of a release are written to `path`.
    func isWriting(to path: String) -> Bool {
      switch self {
      case .release(path), .writeAgain(_, path): true
      default: false
      }
    }
  }

  /// What a button does.
  public enum Button: String, Hashable, Sendable {
    /// Go back.
    case cancel = "Cancel"
    /// Charge and release.
    case release = "Release"
    /// Write what costs nothing.
    case write = "Write"
    /// Save, then leave.
    case saveAndQuit = "Save and quit"
    /// Leave without saving.
    case quit = "Quit without saving"
    /// Open without saving.
    case open = "Open without saving"
    /// Change to curator mode.
    case curator = "Curator"
    /// Change to blind mode.
    case blind = "Blind"
    /// Change to design mode.
    case design = "Design"
    /// Leave the offer open.
    case later = "Later"
    /// Take the edits up.
    case takeUp = "Take them up"
    /// Forget the edits.
    case forget = "Forget them"
    /// Charge and measure a pilot.
    case charge = "Charge the pilot"

    /// The mode that the button changes to.
    var mode: ExplorationMode? {
      switch self {
      case .curator: .curator
      case .blind: .blind
      case .design: .design
      default: nil
      }
    }

    /// The button that changes to a mode.
    init(_ mode: ExplorationMode) {
      switch mode {
      case .curator: self = .curator
      case .blind: self = .blind
      case .design: self = .design
      }
    }
  }

  /// What is about to happen.
  public let matter: Matter
  /// The buttons from left to right; the first one goes back.
  public let buttons: [Button]
  /// The button that Enter presses.
  public private(set) var focused = 0
  /// The files that a release would replace.
  public internal(set) var replaced: [ReleaseFiles] = []
  /// What was typed instead of pressing a button.
  public var typed = ""

  /// Asks about `matter`; a blocked one can only be left.
  public init(_ matter: Matter, isBlocked: Bool = false) {
    self.matter = matter
    buttons =
      switch matter {
      case .release: isBlocked ? [.cancel] : [.cancel, .release]
      case .writeAgain: [.cancel, .write]
      case .quit: [.cancel, .saveAndQuit, .quit]
      case .open: [.cancel, .open]
      case .mode(let present):
        [.cancel] + ExplorationMode.allCases.filter { $0 != present }.map { Button($0) }
      case .resume: [.later, .takeUp, .forget]
      case .pilot: [.cancel, .charge]
      }
    // Taking edits up loses nothing and can be undone.
    if case .resume = matter { focused = 1 }
  }

  /// Whether a typed `yes` goes ahead: where there is one way ahead.
  public var takesYes: Bool {
    switch matter {
    case .mode, .resume: false
    case .release, .writeAgain, .quit, .open, .pilot: buttons.count > 1
    }
  }

  /// Moves to the next or an earlier button, around the ends.
  public mutating func moveFocus(by step: Int) {
    focused = (focused + step % buttons.count + buttons.count) % buttons.count
  }

  /// The button that Enter presses; a typed `yes` presses the one that goes ahead.
  public var pressed: Button {
    if takesYes, typed.lowercased() == "yes", let ahead = buttons.dropFirst().first { return ahead }
    return buttons[focused]
  }
}
