extension ActionRegistry {
  /// Reading and writing.
  static let files: [Action] = [
    make(
      .open, [.char("o")], "Open a table or a session",
      hint: Action.Hint(keys: "o", label: "open", rank: 13)),
    make(
      .save, [.char("S")], "Save the session", pages: working,
      hint: Action.Hint(keys: "S", label: "save", rank: 11), unless: Obstacle.noTable),
    make(
      .saveAs, [.char("A")], "Save the session under another name", pages: working,
      unless: Obstacle.noTable),
    make(
      .exportDraft, [.char("x")], "Write the draft, marked as one without guarantee",
      pages: [.main, .rows], hint: Action.Hint(keys: "x", label: "export", rank: 14),
      unless: Obstacle.noDraft),
    make(
      .writeSchema, [.char("W")], "Write the data dictionary", pages: [.main, .rows],
      unless: Obstacle.noTable),
    make(
      .release, [.char("R")], "Charge the ledger and write a release, after asking",
      pages: working, hint: Action.Hint(keys: "R", label: "release", rank: 5),
      unless: Obstacle.noTable),
  ]
}
