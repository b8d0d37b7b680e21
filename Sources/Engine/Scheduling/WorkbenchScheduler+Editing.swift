import Documents
import Governance
import Tables

extension WorkbenchScheduler {
  /// Applies one edit: a new session state, a new generation, a new run.
  func apply(_ edit: Edit) throws {
    guard var journal, let dataset else { return }
    let before = journal.session
    let line: JournalFile.Line
    switch edit {
    case .undo:
      guard let name = journal.undo() else { return notify(.info, "there is nothing to undo") }
      notify(.info, "undone: \(name)")
      line = .undo(session: journal.session.text)
    case .redo:
      guard let name = journal.redo() else { return notify(.info, "there is nothing to redo") }
      notify(.info, "done again: \(name)")
      line = .redo(session: journal.session.text)
    default:
      let step = try Edit.Step(edit, journal.session, dataset, pins: pins)
      try step.session.choices.validate()
      journal.record(step.name, step.session, merging: step.merges)
      line = .edit(name: step.name, merging: step.merges, session: step.session.text)
    }
    guard journal.session != before else { return }
    let previous = self.journal
    self.journal = journal
    write(line, before: before)
    if dataset.isReal { explore { $0.note(edit) } }
    adoptJournal(after: previous)
  }

  /// Works on with the journal's present state, which was `previous` until now.
  func adoptJournal(after previous: Journal?) {
    guard let dataset, let session = journal?.session else { return }
    let areColumnsChanged = session.columns != previous?.session.columns
    if let previous,
      session.mode != previous.session.mode || areColumnsChanged && !dataset.isReal
    {
      return load(session, instead: Replaced(dataset: dataset, journal: previous))
    }
    if areColumnsChanged { self.dataset = dataset.declaring(session.columns) }
    adopt(session)
  }

  /// Shows the session's state and draws what it asks for.
  func adopt(_ session: Session) {
    guard let dataset else { return }
    let account = account
    let summary = journalSummary
    let generation = advance { snapshot in
      snapshot.choices = session.choices
      snapshot.mode = session.mode
      snapshot.journal = summary
      // It comes again where rules still hold.
      snapshot.stages.removeAll { $0.name == "rules" }
      for index in snapshot.stages.indices {
        // What was read stays; the times of an earlier run are not this one's.
        let name = snapshot.stages[index].name
        let isKept = name == "load" || name == "encode"
        snapshot.stages[index] = StageStatus(
          name: name, state: isKept ? .kept : .waiting, milliseconds: 0)
      }
      for index in snapshot.columns.indices {
        let name = snapshot.columns[index].schema.name
        snapshot.columns[index].share = session.choices.shares[name] ?? 1
        if dataset.schema.columns.indices.contains(index) {
          snapshot.columns[index].schema = dataset.schema.columns[index]
        }
      }
      snapshot.budget.inferredColumns = dataset.inferredColumns
      account.show(in: &snapshot.budget, choices: session.choices, dataset.pilot)
      snapshot.showSteps()
    }
    showPins()
    start(generation)
  }

  /// Writes the session file.
  func save(_ path: String?) throws {
    guard var journal else { return }
    guard let target = path ?? journal.session.path else {
      throw InputError("the session has no file yet; give it a name ending in .semblance.yaml")
    }
    try checkSaving(to: target, journal.session)
    let session = journal.session.moved(to: target)
    let remark = try session.write(to: target)
    knownFile = KnownSessionFile(target)
    journal.markSaved(session)
    self.journal = journal
    write(.saved(target), before: session)
    moveJournal(to: session)
    let summary = journalSummary
    let readOnly = readOnly
    mailbox.update {
      $0.journal = summary
      $0.readOnly = readOnly
    }
    notify(.good, "saved \(target)" + (remark.map { "; " + $0 } ?? ""))
  }

  /// Refuses to write a session where it would not be found again, or over what somebody may still want.
  ///
  /// - Throws: `InputError` that says what to do; where asking once more does it, only the first time.
  private func checkSaving(to target: String, _ session: Session) throws {
    guard Session.isSessionFile(target) else {
      throw InputError(
        "the name of a session ends in .semblance.yaml, by which it is known again", file: target)
    }
    try Workspace.check(isOutside: target)
    try FileIdentity.check(
      target, isNotOneOf: [session.inputPath, session.schemaPath].compactMap { $0 })
    if target == knownFile?.path { return try knownFile?.checkUnchanged() ?? () }
    guard FileIdentity(target) != nil, target != doubted else { return }
    doubted = target
    throw InputError(
      "a session of this name is there already; save once more to write over it, or open it first",
      file: target)
  }

  /// Writes the data dictionary with what is known now.
  func writeSchema(_ path: String) throws {
    guard let dataset else { return }
    try dataset.writeSchema(to: path)
    notify(.good, "wrote \(path); confirm each inferred domain there, or here")
  }
}

extension Edit {
  /// A session after an edit, with the edit's name for the undo history.
  struct Step {
    let session: Session
    let name: String
    /// Whether a run of such edits undoes as one.
    let merges = false

    /// - Throws: `InputError` for a column that does not exist or cannot be confirmed.
    init(_ edit: Edit, _ session: Session, _ dataset: Dataset, pins: [Pin] = []) throws {
      var next = session
      switch edit {
      case .share(let column, let value):
        let old = session.choices.shares[column] ?? 1
        next.choices.shares[column] = value == 1 ? nil : value
        name = "share of \(column) \(old.formatted) → \(value.formatted)"
      case .nudge(let column, let step, let times):
        let old = session.choices.shares[column] ?? 1
        let value = ShareStep.next(after: old, by: step, times: times)
        next.choices.shares[column] = value == 1 ? nil : value
        name = "share of \(column) \(old.formatted) → \(value.formatted)"
      case .bins(let column, let count):
        let change = try BinsChange(column, count, dataset)
        next.columns = session.columns.filter { $0.name != column } + [change.schema]
        name = change.name
      case .epsilon(let value):
        next.choices.epsilon = value
        name = "ε \(session.choices.epsilon.formatted) → \(value.formatted)"
      case .delta(let value):
        next.choices.delta = value
        name = "δ \(session.choices.delta) → \(value)"
      case .rows(let value):
        next.choices.rows = value
        name = "rows → \(value.map(String.init) ?? "private estimate")"
      case .method(let value):
        next.choices.method = value
        name = "method → \(value)"
      case .association(let value):
        next.choices.associationMeasure = value
        name = "association → \(value.rawValue)"
      case .confirmDomain(let column):
        next.columns = try Step.confirming(column, session, dataset)
        name = "domain of \(column) confirmed"
      case .confirmDomains(let columns):
        let known = session.columns
        (next.columns, name) = try Step.confirming(all: columns, known, dataset)
      case .describe(let column, let words):
        next.columns = try Step.describing(column, words, session, dataset)
        name = words.name(of: column)
      case .theme(let value):
        next.choices.theme = value
        name = "theme → \(value)"
      case .reroll:
        next.choices.draftNumber = session.choices.draftNumber % 1_000_000 + 1
        name = "draft \(next.choices.draftNumber)"
      case .cap(let column, let value):
        next.choices.caps[column] = value
        let old = session.choices.caps[column]
        name = "cap of \(column) \(old?.formatted ?? "none") → \(value?.formatted ?? "none")"
      case .target(let score, let value):
        next.choices.targets[score] = value
        name = "target → \(value?.formatted ?? "none")"
      case .scenario(let steps):
        next.choices.scenario = steps
        name = ChosenStep.change("scenario", session.choices.scenario, steps)
        _ = try OutputSteps(next.choices, schema: dataset.schema)
      case .postProcessing(let steps):
        next.choices.postProcessing = steps
        name = ChosenStep.change("post-processing", session.choices.postProcessing, steps)
        _ = try OutputSteps(next.choices, schema: dataset.schema)
      case .addRule, .changeRule, .removeRule, .moveRule, .switchRule:
        name = try next.edit(rules: edit)
      case .takeUp(let letter):
        guard let pin = pins.first(where: { $0.letter == letter }) else {
          throw InputError("there is no pin \(letter)")
        }
        let theme = session.choices.theme
        next.choices = pin.choices
        next.choices.theme = theme
        name = "choices of pin \(letter)"
      case .mode(let value):
        next.mode = value
        try next.checkSlice()
        name = "mode \(session.mode.rawValue) → \(value.rawValue)"
        if value != .curator {
          _ = try DeclaredTable(dataset.source, overrides: session.columns, mode: value)
        }
      case .undo, .redo:
        name = ""
      }
      self.session = next
    }

    private static func describing(
      _ name: String, _ words: ColumnWords, _ session: Session, _ dataset: Dataset
    ) throws -> [ColumnSchema] {
      guard let index = dataset.schema.index(of: name) else {
        throw InputError("there is no such column", column: name)
      }
      var column = dataset.schema.columns[index]
      // The session would otherwise hold a domain that nobody has declared.
      guard column.source != .inferred || !column.isModelled else {
        throw InputError(
          "its domain was read off the rows; confirm it first, then say what it is for",
          column: name)
      }
      column.say(words)
      return session.columns.filter { $0.name != name } + [column]
    }

    private static func confirming(
      _ name: String, _ session: Session, _ dataset: Dataset
    ) throws -> [ColumnSchema] {
      guard let index = dataset.schema.index(of: name) else {
        throw InputError("there is no such column", column: name)
      }
      var column = dataset.schema.columns[index]
      guard column.isModelled, column.source == .inferred else {
        throw InputError("its domain needs no confirming", column: name)
      }
      column.source = .declared
      column.reason = nil
      return session.columns.filter { $0.name != name } + [column]
    }

    /// The columns of a session once these are confirmed, and what the edit is called.
    ///
    /// What was confirmed since it was asked for is passed over, so that a key pressed before the screen has
    /// caught up does not undo a person's choice of all the others.
    private static func confirming(
      all names: [String], _ known: [ColumnSchema], _ dataset: Dataset
    ) throws -> ([ColumnSchema], String) {
      var confirmed: [ColumnSchema] = []
      for name in names where dataset.schema.index(of: name) == nil {
        throw InputError("there is no such column", column: name)
      }
      let wanted = Set(names)
      for var column in dataset.schema.columns
      where wanted.contains(column.name) && column.isModelled && column.source == .inferred {
        column.source = .declared
        column.reason = nil
        confirmed.append(column)
      }
      guard !confirmed.isEmpty else { throw InputError("no domain is left to confirm") }
      let replaced = Set(confirmed.map(\.name))
      return (
        known.filter { !replaced.contains($0.name) } + confirmed,
        Edit.domains(of: confirmed.map(\.name)) + " confirmed"
      )
    }
  }

  /// Whose domains an edit is about: `domain of age`, `domains of 7 columns`.
  public static func domains(of columns: [String]) -> String {
    guard columns.count == 1, let name = columns.first else {
      return "domains of \(columns.count) columns"
    }
    return "domain of \(name)"
  }
}

extension Double {
  /// As short as it can be said: `1`, `0.5`.
  var formatted: String {
    self == rounded() && abs(self) < 1e15 ? String(Int(self)) : String(self)
  }
}
