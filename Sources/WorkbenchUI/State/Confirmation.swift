/// A question before something that cannot be taken back.
public struct Confirmation: Hashable, Sendable {
  /// What is about to happen.
  public enum Matter: Hashable, Sendable {
    /// Charging the ledger and writing a release to this file.
    case release(path: String)
    /// Leaving with choices that are in no session file.
    case quit
    /// Opening another file while choices are in no session file.
    case open(path: String)
  }

  /// What a button does.
  public enum Button: String, Hashable, Sendable {
    /// Go back.
    case cancel = "Cancel"
    /// Charge and release.
    case release = "Release"
    /// Save, then leave.
    case saveAndQuit = "Save and quit"
    /// Leave without saving.
    case quit = "Quit without saving"
    /// Open without saving.
    case open = "Open without saving"
  }

  /// What is about to happen.
  public let matter: Matter
  /// The buttons from left to right; the first one goes back.
  public let buttons: [Button]
  /// The button that Enter presses.
  public private(set) var focused = 0
  /// What was typed instead of pressing a button.
  public var typed = ""

  /// Asks about `matter`; a blocked one can only be left.
  public init(_ matter: Matter, isBlocked: Bool = false) {
    self.matter = matter
    buttons =
      switch matter {
      case .release: isBlocked ? [.cancel] : [.cancel, .release]
      case .quit: [.cancel, .saveAndQuit, .quit]
      case .open: [.cancel, .open]
      }
  }

  /// Moves to the next or an earlier button, around the ends.
  public mutating func moveFocus(by step: Int) {
    focused = (focused + step % buttons.count + buttons.count) % buttons.count
  }

  /// The button that Enter presses; a typed `yes` presses the one that goes ahead.
  public var pressed: Button {
    if typed.lowercased() == "yes", let ahead = buttons.dropFirst().first { return ahead }
    return buttons[focused]
  }
}
