import Engine

extension WorkbenchState {
  /// Asks how the real rows may be looked at, with what follows from each answer.
  mutating func askMode(_ snapshot: Snapshot) {
    overlays.append(.confirmation(Confirmation(.mode(snapshot.mode))))
  }

  /// Offers the edits that an earlier run left, once.
  mutating func offerEdits(_ snapshot: Snapshot) {
    guard let offer = snapshot.journal.offer, offer != offered, overlays.isEmpty else { return }
    offered = offer
    overlays.append(.confirmation(Confirmation(.resume(offer))))
  }

  /// Which rows are shown: real ones only where the mode allows.
  func rowSide(in snapshot: Snapshot) -> RowSide {
    snapshot.mode == .curator ? rowSide : .synthetic
  }
}
