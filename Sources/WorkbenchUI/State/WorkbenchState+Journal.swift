import Engine

extension WorkbenchState {
  /// The lines of the journal: edits taken back, edits made, and the state that was opened.
  static func journalLines(_ journal: JournalSummary) -> Int {
    journal.future.count + journal.past.count + 1
  }

  /// Lines in view.
  var journalHeight: Int { max(1, size.height - 6) }

  mutating func openJournal(_ snapshot: Snapshot) {
    page = page == .journal ? .main : .journal
    let count = WorkbenchState.journalLines(snapshot.journal)
    journal = ListCursor()
    journal.select(snapshot.journal.future.count, of: count)
    journal.settle(height: journalHeight, of: count)
  }

  /// Goes to the chosen line by as many steps back or forward as it is away.
  mutating func goThere(_ snapshot: Snapshot) -> [Effect] {
    let steps = journal.selected - snapshot.journal.future.count
    guard steps != 0 else {
      log.say(.info, "the work stands here already")
      return []
    }
    let edit: Edit = steps > 0 ? .undo : .redo
    let first = make(edit, snapshot)
    let count = min(abs(steps), WorkbenchState.journalLines(snapshot.journal))
    let others = send(edit, times: count - 1)
    unseenEdit = sentEdits
    record?.after =
      count == 1
      ? (steps > 0 ? "undone" : "done again")
      : "\(count) edits " + (steps > 0 ? "undone" : "done again")
    return first + others
  }
}
