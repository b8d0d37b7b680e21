import Engine

extension WorkbenchState {
  /// Does what the chosen line of the checklist is about; from a page that opens, Esc comes back.
  mutating func goOn(_ snapshot: Snapshot) -> [Effect] {
    guard let line = Checklist(self, snapshot).lines[safe: cursor(on: .checklist).selected] else {
      return []
    }
    let effects = perform(line.action, snapshot)
    if page != .checklist { origin = .checklist }
    return effects
  }
}
