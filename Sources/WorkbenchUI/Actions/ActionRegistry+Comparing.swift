import Terminal

extension ActionRegistry {
  /// Weighing one state against another, and going from one to another.
  static let comparing: [Action] = [
    make(
      .tradeOff, [.char("t")], "Show distance against ε, predicted and measured", pages: working,
      hint: Action.Hint(keys: "t", label: "trade-off", rank: 6), unless: Obstacle.noTable),
    make(
      .takeEpsilon, [KeyStroke(.enter)], "Make the ε under the cursor the total",
      pages: [.tradeOff], hint: Action.Hint(keys: "Enter", label: "take this ε", rank: 1),
      unless: Obstacle.noEpsilonToTake),
    make(
      .solve, [.char("w")], "Type the distance that you want and see what buys it",
      pages: [.main, .tradeOff], hint: Action.Hint(keys: "w", label: "want", rank: 9),
      unless: Obstacle.noTable),
    make(
      .target, [.char("D")], "Set a target for a distance, drawn on the trade-off",
      pages: [.main, .tradeOff],
      hint: Action.Hint(keys: "D", label: "target", rank: 4, pages: [.tradeOff]),
      unless: Obstacle.noTable),
    make(
      .pin, [.char("p")], "Pin the present state under the next free letter",
      pages: [.main, .rows, .tradeOff, .pins], hint: Action.Hint(keys: "p", label: "pin", rank: 6),
      unless: Obstacle.noPinnable),
    make(
      .pins, [.char("P")], "List the pins and compare one with the present state", pages: working,
      hint: Action.Hint(
        keys: "P", label: "pins", rank: 9, pages: [.main, .tradeOff, .journal]),
      unless: Obstacle.noTable),
    make(
      .beside, [.char("b")], "Show the next pin beside the present state, or none",
      pages: [.main], unless: Obstacle.noPins),
    make(
      .takeUpPin, [KeyStroke(.enter)], "Make the choices those of the chosen pin", pages: [.pins],
      hint: Action.Hint(keys: "Enter", label: "take up", rank: 1), unless: Obstacle.noPins),
    make(
      .forgetPin, [.char("x"), KeyStroke(.delete)], "Forget the chosen pin", pages: [.pins],
      hint: Action.Hint(keys: "x", label: "forget", rank: 4), unless: Obstacle.noPins),
    make(
      .journal, [.char("J")], "Show every edit and go back to any of them", pages: working,
      hint: Action.Hint(keys: "J", label: "journal", rank: 10), unless: Obstacle.noTable),
    make(
      .goThere, [KeyStroke(.enter)], "Go to the chosen place by undoing or doing again",
      pages: [.journal], hint: Action.Hint(keys: "Enter", label: "go there", rank: 1)),
    make(
      .resume, [.char("z")], "Take up or forget the unsaved edits of an earlier run",
      pages: working,
      hint: Action.Hint(keys: "z", label: "unsaved edits", rank: 2, pages: [.journal]),
      unless: Obstacle.noOffer),
    make(
      .mode, [.char("V")], "Choose how the real rows may be looked at", pages: working,
      hint: Action.Hint(keys: "V", label: "mode", rank: 11, pages: [.main]),
      unless: Obstacle.noTable),
    make(
      .pilot, [.char("I")], "Charge and measure a pilot for blind mode to explore, after asking",
      pages: working, hint: Action.Hint(keys: "I", label: "pilot", rank: 2, pages: [.main]),
      unless: Obstacle.notBlind),
  ]
}
