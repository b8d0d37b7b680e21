import Engine

extension WorkbenchState {
  /// The page that is there when no other was asked for.
  func homePage(_ snapshot: Snapshot) -> Page {
    snapshot.table == nil && !isOpening ? .start : .main
  }

  /// Opens a page that is there with and without a table, or leaves it.
  mutating func toggle(_ other: Page, _ snapshot: Snapshot) {
    page = page == other ? homePage(snapshot) : other
    if page == .notices { notices = ListCursor() }
  }

  /// Says something that happened outside the state.
  mutating func say(_ severity: Notice.Severity, _ text: String) { log.say(severity, text) }

  /// Goes back one level.
  mutating func back(_ snapshot: Snapshot) {
    switch page {
    case .start: break
    case .main: isMaximised = false
    default:
      let before = origin ?? homePage(snapshot)
      origin = nil
      page = before
    }
  }

  /// Leaves the mouse to the terminal, or takes it again.
  mutating func toggleMouse() -> [Effect] {
    isMouseTaken.toggle()
    log.say(.info, isMouseTaken ? "the mouse is taken" : "the mouse is the terminal's again")
    return [.mouse(isMouseTaken)]
  }
}
