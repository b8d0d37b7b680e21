extension ActionRegistry {
  /// The pages on which a table is worked on.
  static let working: Set<Page> = [
    .main, .pair, .column, .evaluation, .rules, .scenario, .postProcessing, .checklist, .ledger,
    .rows, .tradeOff, .pins, .journal,
  ]

  /// Edits of the choices.
  static let editing: [Action] = [
    make(
      .shareUp, [.char("+"), .char("=")], "Raise the chosen column's share by 0.5",
      pages: [.main, .column],
      hint: Action.Hint(label: "share", rank: 1, together: [.shareDown, .shareUp]),
      unless: Obstacle.noShare, undo: "the share", counting: .itself,
      sends: { $0.changeShare(by: 0.5, $1) }),
    make(
      .shareDown, [.char("-"), .char("_")], "Lower the chosen column's share by 0.5",
      pages: [.main, .column], unless: Obstacle.noShare, undo: "the share", counting: .itself,
      sends: { $0.changeShare(by: -0.5, $1) }
    ).found(by: "protection"),
    make(
      .shareUpFine, [.char(".")], "Raise the share by 0.1", pages: [.main, .column],
      unless: Obstacle.noShare, undo: "the share", counting: .itself,
      sends: { $0.changeShare(by: 0.1, $1) }),
    make(
      .shareDownFine, [.char(",")], "Lower the share by 0.1", pages: [.main, .column],
      unless: Obstacle.noShare, undo: "the share", counting: .itself,
      sends: { $0.changeShare(by: -0.1, $1) }),
    make(
      .shareZero, [.char("0")], "Set the share to 0: the column is never measured",
      pages: [.main, .column], unless: Obstacle.noShare, undo: "the share",
      sends: { $0.clearShare($1) }),
    asking(
      .shareSet, [.char("s")], "Type a share", pages: [.main, .column], unless: Obstacle.noShare,
      undo: "the share"),
    asking(
      .epsilon, [.char("e")], "Set the total ε (record level)", pages: working,
      hint: Action.Hint(label: "ε", rank: 5), unless: Obstacle.noTable, undo: "ε"),
    asking(
      .delta, [.char("d")], "Set δ", pages: working, unless: Obstacle.noTable, undo: "δ"),
    asking(
      .cap, [.char("C")], "Set a ceiling on the chosen column's own ε", pages: [.main, .column],
      hint: Action.Hint(label: "cap", rank: 12, panes: [.columns]), unless: Obstacle.noShare,
      undo: "the cap"
    ).found(by: "protect", "limit"),
    asking(
      .bins, [.char("B")], "Set how many cells the chosen column's range gets", pages: [.main],
      unless: Obstacle.noRange, undo: "the column's cells"),
    asking(
      .rowCount, [.char("n")], "Set how many rows are written", pages: [.main, .rows],
      unless: Obstacle.noTable, undo: "the number of rows"),
    asking(
      .method, [.char("M")], "Choose the synthesis method", pages: [.main, .tradeOff],
      unless: Obstacle.noTable, undo: "the method"),
    make(
      .confirmDomain, [.char("c")], "Take the chosen column's inferred domain as declared",
      pages: [.main, .column], hint: Action.Hint(label: "confirm domain", rank: 9, isRare: true),
      unless: Obstacle.notInferred, undo: "the domain's source",
      sends: { $0.confirmDomain($1) }),
    make(
      .confirmDomains, [.char("X")], "Confirm all inferred domains, listed first",
      pages: [.main, .column, .checklist],
      hint: Action.Hint(label: "confirm", rank: 3, pages: [.column, .checklist], isRare: true),
      unless: Obstacle.nothingInferred, undo: "the domains' source",
      does: { $0.openDomains($1) }),
    make(
      .reroll, [.char("y")], "Draw the draft's noise anew", pages: [.main, .rows],
      hint: Action.Hint(label: "re-roll", rank: 10), unless: Obstacle.noTable,
      undo: "the draft's number", sends: { $0.make(.reroll, $1) }),
    make(
      .again, [.char(";")], "Make the last edit again, on the chosen column",
      pages: [.main, .column],
      unless: Obstacle.nothingToRepeat, undo: "the edit", counting: .itself,
      sends: { $0.makeAgain($1) }),
    make(
      .undo, [.char("u")], "Take back the newest edit", pages: working,
      hint: Action.Hint(label: "undo", rank: 4), unless: Obstacle.noTable, writes: true,
      counting: .itself,
      sends: { $0.stepBack(.undo, $1) }),
    make(
      .redo, [.char("U"), .control("r")], "Do again what was taken back", pages: working,
      unless: Obstacle.noTable, writes: true, counting: .itself,
      sends: { $0.stepBack(.redo, $1) }),
  ]
}
