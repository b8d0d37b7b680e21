import Terminal

extension ActionRegistry {
  /// Weighing one state against another, and going from one to another.
  static let comparing: [Action] = [
    make(
      .tradeOff, [.char("t")], "Show distance against ε, predicted and measured", pages: working,
      hint: Action.Hint(label: "trade-off", rank: 6), unless: Obstacle.noTable,
      does: { state, _ in
        state.page = state.page == .tradeOff ? .main : .tradeOff
        state.tradeEpsilon = nil
      }),
    make(
      .takeEpsilon, [KeyStroke(.enter)], "Make the ε under the cursor the total",
      pages: [.tradeOff], hint: Action.Hint(label: "take this ε", rank: 1),
      unless: Obstacle.noEpsilonToTake, undo: "ε",
      sends: { state, snapshot in
        state.epsilonToTake(in: snapshot).map { state.make(.epsilon($0), snapshot) } ?? []
      }),
    asking(
      .solve, [.char("w")], "Type the distance that you want and see what buys it",
      pages: [.main, .tradeOff], hint: Action.Hint(label: "want", rank: 9),
      unless: Obstacle.noTable),
    asking(
      .target, [.char("D")], "Set a target for a distance, drawn on the trade-off",
      pages: [.main, .tradeOff],
      hint: Action.Hint(label: "target", rank: 4, pages: [.tradeOff]), unless: Obstacle.noTable,
      undo: "the target"),
    make(
      .pin, [.char("p")], "Pin the present state under the next free letter",
      pages: [.main, .rows, .tradeOff, .pins, .checklist],
      hint: Action.Hint(label: "pin", rank: 6),
      unless: Obstacle.noPinnable, writes: true, sends: { _, _ in [.send(.pin)] }),
    make(
      .pins, [.char("P")], "List the pins and compare one with the present state", pages: working,
      hint: Action.Hint(label: "pins", rank: 9, pages: [.main, .tradeOff, .journal]),
      unless: Obstacle.noTable,
      does: { state, _ in state.page = state.page == .pins ? .main : .pins }),
    make(
      .beside, [.char("b")], "Show the next pin beside the present state, or none",
      pages: [.main], unless: Obstacle.noPins, does: { $0.changeBeside($1) }),
    make(
      .takeUpPin, [KeyStroke(.enter)], "Make the choices those of the chosen pin", pages: [.pins],
      hint: Action.Hint(label: "take up", rank: 1), unless: Obstacle.noPins, undo: "the choices",
      sends: { $0.takeUpPin($1) }),
    make(
      .forgetPin, [.char("x"), KeyStroke(.delete)], "Forget the chosen pin", pages: [.pins],
      hint: Action.Hint(label: "forget", rank: 4), unless: Obstacle.noPins, writes: true,
      sends: { $0.forgetPin($1) }),
    make(
      .journal, [.char("J")], "Show every edit and go back to any of them", pages: working,
      hint: Action.Hint(label: "journal", rank: 10), unless: Obstacle.noTable,
      does: { $0.openJournal($1) }),
    make(
      .goThere, [KeyStroke(.enter)], "Go to the chosen place by undoing or doing again",
      pages: [.journal], hint: Action.Hint(label: "go there", rank: 1), writes: true,
      sends: { $0.goThere($1) }),
    make(
      .resume, [.char("z")], "Take up or forget the unsaved edits of an earlier run",
      pages: working,
      hint: Action.Hint(label: "unsaved edits", rank: 2, pages: [.journal], isRare: true),
      unless: Obstacle.noOffer, undo: "the edits",
      does: { state, snapshot in
        if let offer = snapshot.journal.offer {
          state.overlays.append(.confirmation(Confirmation(.resume(offer))))
        }
      }),
    make(
      .mode, [.char("V")], "Choose how the real rows may be looked at", pages: working,
      hint: Action.Hint(label: "mode", rank: 11, pages: [.main]), unless: Obstacle.noTable,
      writes: true,
      does: { $0.askMode($1) }),
    asking(
      .pilot, [.char("I")], "Charge and measure a pilot for blind mode to explore, after asking",
      pages: working, hint: Action.Hint(label: "pilot", rank: 2, pages: [.main], isRare: true),
      unless: Obstacle.notBlind, writes: true),
  ]
}
