import Testing

@testable import Engine

@Suite struct JournalTests {
  private func edited(_ session: Session, share: Double) -> Session {
    var next = session
    next.choices.shares["age"] = share
    return next
  }

  @Test func undoAndRedoNameWhatTheyChange() {
    let start = Session(input: "a.csv")
    var journal = Journal(start)
    journal.record("share of age 1 → 2", edited(start, share: 2))
    journal.record("share of age 2 → 3", edited(start, share: 3))
    #expect(journal.undo() == "share of age 2 → 3")
    #expect(journal.session.choices.shares["age"] == 2)
    #expect(journal.undo() == "share of age 1 → 2")
    #expect(journal.session == start)
    #expect(journal.undo() == nil)
    #expect(journal.redo() == "share of age 1 → 2")
    #expect(journal.redo() == "share of age 2 → 3")
    #expect(journal.redo() == nil)
  }

  @Test func aNewEditForgetsWhatWasTakenBack() {
    let start = Session(input: "a.csv")
    var journal = Journal(start)
    journal.record("one", edited(start, share: 2))
    _ = journal.undo()
    journal.record("other", edited(start, share: 5))
    #expect(journal.redo() == nil)
    #expect(journal.session.choices.shares["age"] == 5)
  }

  @Test func savedMeansWrittenAsItIs() {
    let start = Session(input: "a.csv")
    var journal = Journal(start)
    #expect(!journal.isUnsaved)
    journal.record("share", edited(start, share: 2))
    #expect(journal.isUnsaved)
    journal.markSaved(journal.session)
    #expect(!journal.isUnsaved)
    _ = journal.undo()
    #expect(journal.isUnsaved)
  }

  @Test func manyRandomEditsUndoToTheStart() {
    let start = Session(input: "a.csv")
    var journal = Journal(start)
    var session = start
    for step in 1...500 {
      session.choices.shares["c\(step % 7)"] = Double(step)
      journal.record("step \(step)", session)
    }
    while journal.undo() != nil {}
    #expect(journal.session == start)
    while journal.redo() != nil {}
    #expect(journal.session == session)
  }
}
