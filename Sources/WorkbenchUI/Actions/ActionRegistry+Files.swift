extension ActionRegistry {
  /// Reading and writing.
  static let files: [Action] = [
    asking(
      .open, [.char("o")], "Open a table or a session", hint: Action.Hint(label: "open", rank: 13)),
    make(
      .forgetRecent, [.char("x"), KeyStroke(.delete)],
      "Take the chosen file off the list of those opened before", pages: [.start],
      hint: Action.Hint(label: "forget", rank: 7, isRare: true), unless: Obstacle.notRecent,
      sends: { state, _ in state.forgetRecent() }),
    make(
      .save, [.char("S")], "Save the session", pages: working,
      hint: Action.Hint(label: "save", rank: 11), unless: Obstacle.noTable, writes: true,
      sends: { $0.save($1) }),
    asking(
      .saveAs, [.char("A")], "Save the session under another name", pages: working,
      unless: Obstacle.noTable, writes: true),
    asking(
      .exportDraft, [.char("x")], "Write the draft, marked as one without guarantee",
      pages: [.main, .rows], hint: Action.Hint(label: "export", rank: 14),
      unless: Obstacle.noDraft, writes: true),
    asking(
      .writeSchema, [.char("W")], "Write the data dictionary", pages: [.main, .rows],
      unless: Obstacle.noTable, writes: true),
    make(
      .release, [.char("R")], "Charge the ledger and write a release, after asking",
      pages: working, hint: Action.Hint(label: "release", rank: 5), unless: Obstacle.noTable,
      writes: true, sends: { $0.askForRelease($1) }
    ).found(by: "publish", "synthesize", "charge"),
    make(
      .check, [.char("c")], "Make a release's rows again and compare them with its files",
      pages: [.ledger, .checklist],
      hint: Action.Hint(label: "check its files", rank: 1, pages: [.ledger]),
      unless: Obstacle.nothingToCheck, sends: { $0.check($1) }
    ).found(by: "verify", "reproduce", "audit"),
    make(
      .writeAgain, [KeyStroke(.enter)], "Write rows of what the chosen charge has measured: free",
      pages: [.ledger], hint: Action.Hint(label: "rows again", rank: 2),
      unless: Obstacle.nothingMeasured, writes: true, sends: { $0.askToWriteAgain($1) }
    ).found(by: "resume", "take up"),
    asking(
      .accountCap, [.char("C")], "Set a ceiling on all that the table's account may ever spend",
      pages: [.ledger], hint: Action.Hint(label: "cap the account", rank: 3),
      unless: Obstacle.noTable, writes: true
    ).found(by: "limit", "budget"),
  ]
}
