extension ActionRegistry {
  /// The pages on which a table is worked on.
  static let working: Set<Page> = [.main, .rows, .tradeOff, .pins, .journal]

  /// Edits of the choices.
  static let editing: [Action] = [
    make(
      .shareUp, [.char("+"), .char("=")], "Raise the chosen column's share by 0.5",
      pages: [.main], hint: Action.Hint(keys: "-+", label: "share", rank: 1),
      unless: Obstacle.noShare),
    make(
      .shareDown, [.char("-"), .char("_")], "Lower the chosen column's share by 0.5",
      pages: [.main], unless: Obstacle.noShare),
    make(
      .shareUpFine, [.char(".")], "Raise the share by 0.1", pages: [.main],
      unless: Obstacle.noShare),
    make(
      .shareDownFine, [.char(",")], "Lower the share by 0.1", pages: [.main],
      unless: Obstacle.noShare),
    make(
      .shareZero, [.char("0")], "Set the share to 0: the column is never measured",
      pages: [.main], unless: Obstacle.noShare),
    make(
      .shareSet, [.char("s")], "Type a share", pages: [.main], unless: Obstacle.noShare),
    make(
      .epsilon, [.char("e")], "Set the total ε (record level)", pages: working,
      hint: Action.Hint(keys: "e", label: "ε", rank: 5), unless: Obstacle.noTable),
    make(.delta, [.char("d")], "Set δ", pages: working, unless: Obstacle.noTable),
    make(
      .cap, [.char("C")], "Set a ceiling on the chosen column's own ε", pages: [.main],
      hint: Action.Hint(keys: "C", label: "cap", rank: 12, panes: [.columns]),
      unless: Obstacle.noShare),
    make(
      .rowCount, [.char("n")], "Set how many rows are written", pages: [.main, .rows],
      unless: Obstacle.noTable),
    make(
      .method, [.char("M")], "Choose the synthesis method", pages: [.main, .tradeOff],
      unless: Obstacle.noTable),
    make(
      .confirmDomain, [.char("c")], "Take the chosen column's inferred domain as declared",
      pages: [.main], hint: Action.Hint(keys: "c", label: "confirm domain", rank: 9),
      unless: Obstacle.notInferred),
    make(
      .reroll, [.char("y")], "Draw the draft's noise anew", pages: [.main, .rows],
      hint: Action.Hint(keys: "y", label: "re-roll", rank: 10), unless: Obstacle.noTable),
    make(
      .undo, [.char("u")], "Take back the newest edit", pages: working,
      hint: Action.Hint(keys: "u", label: "undo", rank: 4), unless: Obstacle.noTable),
    make(
      .redo, [.char("U"), .control("r")], "Do again what was taken back", pages: working,
      unless: Obstacle.noTable),
  ]
}
