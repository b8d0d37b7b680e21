import Terminal

extension ActionRegistry {
  /// The pages whose lists a person writes line by line.
  static let written: Set<Page> = [.rules, .scenario, .postProcessing]

  /// Pages that are a list and what is chosen in it, and finding things.
  static let reading: [Action] =
    writing + [
      make(
        .columnPage, [.char("i")], "Show all that is known of each column, and change it",
        pages: working, hint: Action.Hint(label: "columns", rank: 9, pages: [.main, .rows]),
        unless: Obstacle.noTable, sends: { $0.togglePage(.column, $1) }),
      make(
        .evaluation, [.char("E")], "Show how close the draft is, the worst first",
        pages: working, hint: Action.Hint(label: "evaluation", rank: 8, pages: [.main, .pair]),
        unless: Obstacle.noTable, sends: { $0.togglePage(.evaluation, $1) }),
      make(
        .rules, [.char("#")], "Show what every row must obey, and how it is enforced",
        pages: working, hint: Action.Hint(label: "rules", rank: 8, pages: [.main]),
        unless: Obstacle.noTable, sends: { $0.togglePage(.rules, $1) }),
      make(
        .scenario, [.char("H")], "Show the steps of a scenario: another world, on purpose",
        pages: working, unless: Obstacle.noTable, sends: { $0.togglePage(.scenario, $1) }),
      make(
        .postProcessing, [.char("~")], "Show what is done to rows before they are written",
        pages: working, unless: Obstacle.noTable, sends: { $0.togglePage(.postProcessing, $1) }),
      make(
        .checklist, [KeyStroke(.function(3))],
        "Show what is left before a release, and how to do it",
        pages: working,
        hint: Action.Hint(
          label: "checklist", rank: 7, pages: [.main, .checklist],
          isUrgent: { !$0.snapshot.inferredColumns.isEmpty }),
        unless: Obstacle.noTable, sends: { $0.togglePage(.checklist, $1) }
      ).found(by: "steps", "guide", "next", "todo"),
      make(
        .ledger, [.char("$")], "Show the account: every charge, and what is spent of the cap",
        pages: working, hint: Action.Hint(label: "ledger", rank: 12, pages: [.main]),
        unless: Obstacle.noTable, sends: { $0.togglePage(.ledger, $1) }
      ).found(by: "check", "verify", "audit", "reproduce", "budget", "spent"),
      make(
        .glossary, [.char("K")], "Explain the numbers and words of the screens",
        hint: Action.Hint(label: "explain", rank: 9, pages: [.evaluation, .column, .ledger]),
        sends: { $0.togglePage(.glossary, $1) }),
      make(
        .tour, [KeyStroke(.function(5))], "Go through the main job in five keys, or stop the tour",
        sends: { $0.toggleTour($1) }),
      make(
        .find, [.char("/")], "Find a column by its name, or a text in the rows, as it is typed",
        pages: [.main, .column, .rows], unless: Obstacle.noTable,
        does: { state, _ in state.openFind() }),
      make(
        .findNext, [.char(")")],
        "Go to the next row that holds what was sought", pages: [.rows],
        hint: Action.Hint(label: "find", rank: 6, together: [.find, .findNext]),
        does: { $0.findNext(forward: true, nil, $1) }),
      make(
        .findPrevious, [.char("(")], "Go to the row before that holds what was sought",
        pages: [.rows], does: { $0.findNext(forward: false, nil, $1) }),
      make(
        .goToRow, [.char("%")], "Go to a row by its number", pages: [.rows],
        hint: Action.Hint(label: "go to row", rank: 9),
        does: { state, _ in state.overlays.append(.prompt(Prompt(.goToRow))) }),
      make(
        .frequencies, [.char("F")], "Show how often each value of the leftmost column occurs",
        pages: [.rows], hint: Action.Hint(label: "frequencies", rank: 8),
        sends: { $0.showFrequencies($1) }),
    ]

  /// Lists that a person writes.
  private static let writing: [Action] = [
    make(
      .lineAdd, [.char("a")], "Write a new line", pages: written,
      hint: Action.Hint(label: "add", rank: 1), undo: "the line",
      does: { $0.editLine(isNew: true, $1) }),
    make(
      .lineRemove, [.char("x"), KeyStroke(.delete)], "Take the chosen line away", pages: written,
      hint: Action.Hint(label: "remove", rank: 4), unless: Obstacle.noLine, undo: "the line",
      sends: { $0.removeLine($1) }),
    make(
      .lineSwitch, [.char(" ")], "Switch the chosen line off or on", pages: written,
      hint: Action.Hint(label: "on/off", rank: 3), unless: Obstacle.noLine, undo: "the line",
      sends: { $0.switchLine($1) }),
    make(
      .ruleSeverity, [.char("s")], "Let the chosen rule be enforced, or only counted",
      pages: [.rules], hint: Action.Hint(label: "must/warn", rank: 5), unless: Obstacle.noLine,
      undo: "the severity", sends: { $0.changeSeverity($1) }),
    make(
      .lineUp, [.char("-")], "Move the chosen line up", pages: written, unless: Obstacle.noLine,
      undo: "the order", sends: { $0.moveLine(by: -1, $1) }),
    make(
      .lineDown, [.char("+")], "Move the chosen line down", pages: written,
      unless: Obstacle.noLine, undo: "the order", sends: { $0.moveLine(by: 1, $1) }),
  ]
}
