import Engine

extension WorkbenchState {
  /// The pin under the cursor of the list of pins.
  func chosenPin(in snapshot: Snapshot) -> Pin? {
    snapshot.pins.indices.contains(pins.selected) ? snapshot.pins[pins.selected] : nil
  }

  /// The pin that pictures show beside the present state.
  func comparedPin(in snapshot: Snapshot) -> Pin? {
    if page == .pins { return chosenPin(in: snapshot) }
    return besideLetter.flatMap { letter in snapshot.pins.first { $0.letter == letter } }
  }

  /// Shows the next pin beside the present state, and none after the last.
  mutating func changeBeside(_ snapshot: Snapshot) {
    let letters = snapshot.pins.map(\.letter)
    let place = besideLetter.flatMap { letters.firstIndex(of: $0) } ?? -1
    besideLetter = letters.indices.contains(place + 1) ? letters[place + 1] : nil
    if let besideLetter {
      log.say(.info, "◆ pin \(besideLetter) beside the present state")
    } else {
      log.say(.info, "no pin beside the present state")
      if view == .pin { view = .difference }
    }
  }

  mutating func takeUpPin(_ snapshot: Snapshot) -> [Effect] {
    guard let pin = chosenPin(in: snapshot) else { return [] }
    return make(.takeUp(pin.letter), snapshot)
  }

  mutating func forgetPin(_ snapshot: Snapshot) -> [Effect] {
    guard let pin = chosenPin(in: snapshot) else { return [] }
    if besideLetter == pin.letter { besideLetter = nil }
    return [.send(.unpin(pin.letter))]
  }

  mutating func movePins(_ id: ActionID, _ snapshot: Snapshot) -> [Effect] {
    switch id {
    case .left: return chooseColumn(columns.selected - 1, snapshot)
    case .right: return chooseColumn(columns.selected + 1, snapshot)
    default:
      WorkbenchState.move(&pins, id, page: max(1, size.height / 3), of: snapshot.pins.count)
      return []
    }
  }
}
