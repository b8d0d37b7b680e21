import Foundation
import TestSupport
import Testing

@testable import Engine

@Suite struct JournalFileTests {
  private let start = Session(input: "a.csv")

  private func edited(_ session: Session, share: Double) -> Session {
    var next = session
    next.choices.shares["age"] = share
    return next
  }

  @Test func linesComeBackAsTheyWere() throws {
    let scratch = try ScratchFolder()
    let file = try #require(try JournalFile(folder: scratch.path, subject: "/x/a.csv"))
    let lines: [JournalFile.Line] = [
      .open(start.text),
      .edit(name: "share of age 1 → 2", merging: false, session: edited(start, share: 2).text),
      .undo(session: start.text), .redo(session: edited(start, share: 2).text),
      .saved("/x/a.semblance.yaml"),
    ]
    for line in lines { try file.append(line) }
    #expect(file.lines().map(\.line) == lines)
    #expect(scratch.mode(of: JournalFile.name(of: "/x/a.csv")) == 0o600)
  }

  @Test func aTornLastLineIsLeftOut() throws {
    let scratch = try ScratchFolder()
    let file = try #require(try JournalFile(folder: scratch.path, subject: "/x/a.csv"))
    try file.append(.open(start.text))
    try file.append(.edit(name: "one", merging: false, session: edited(start, share: 2).text))
    let whole = try Data(contentsOf: URL(fileURLWithPath: file.path))
    let first = try #require(whole.firstIndex(of: UInt8(ascii: "\n"))) + 1
    for length in stride(from: first, to: whole.count - 1, by: 7) {
      try whole.prefix(length).write(to: URL(fileURLWithPath: file.path))
      #expect(file.lines().map(\.line) == [.open(start.text)])
    }
  }

  @Test func whatFollowsATornLineIsKept() throws {
    let scratch = try ScratchFolder()
    var file = try JournalFile(folder: scratch.path, subject: "/x/a.csv")
    let path = try #require(file?.path)
    try file?.append(.open(start.text))
    file = nil
    let torn = try String(contentsOfFile: path, encoding: .utf8) + "{\"time\": \"20"
    try Data(torn.utf8).write(to: URL(fileURLWithPath: path))
    let again = try #require(try JournalFile(folder: scratch.path, subject: "/x/a.csv"))
    try again.append(.undo(session: start.text))
    #expect(again.lines().map(\.line) == [.open(start.text), .undo(session: start.text)])
  }

  @Test func theSameTableUnderAnotherPathKeepsThatPath() throws {
    let edited = edited(start, share: 2)
    let lines: [JournalFile.Line] = [
      .open(start.text), .edit(name: "two", merging: false, session: edited.text),
    ]
    let opened = Session(input: "folder/a.csv")
    let journal = try #require(Journal(replaying: lines, onto: opened))
    #expect(journal.session.input == "folder/a.csv")
    #expect(journal.session.choices.shares == ["age": 2])
  }

  @Test func oneProgramHoldsIt() throws {
    let scratch = try ScratchFolder()
    var first = try JournalFile(folder: scratch.path, subject: "/x/a.csv")
    #expect(first != nil)
    #expect(try JournalFile(folder: scratch.path, subject: "/x/a.csv") == nil)
    #expect(try JournalFile(folder: scratch.path, subject: "/y/a.csv") != nil)
    first = nil
    #expect(try JournalFile(folder: scratch.path, subject: "/x/a.csv") != nil)
  }

  @Test func beginningAnewKeepsWhatWasThere() throws {
    let scratch = try ScratchFolder()
    let file = try #require(try JournalFile(folder: scratch.path, subject: "/x/a.csv"))
    try file.append(.open(start.text))
    let before = try String(contentsOfFile: file.path, encoding: .utf8)
    try file.restart()
    #expect(file.lines().isEmpty)
    #expect(try String(contentsOfFile: file.path + "~", encoding: .utf8) == before)
  }

  @Test func theHistoryIsReplayed() throws {
    let (two, three) = (edited(start, share: 2), edited(start, share: 3))
    let lines: [JournalFile.Line] = [
      .open(start.text), .edit(name: "two", merging: false, session: two.text),
      .edit(name: "three", merging: false, session: three.text), .undo(session: two.text),
    ]
    var journal = try #require(Journal(replaying: lines, onto: start))
    #expect(journal.session == two)
    #expect(journal.isUnsaved)
    #expect(journal.pastNames == ["two"])
    #expect(journal.futureNames == ["three"])
    #expect(journal.redo() == "three")
    #expect(journal.undo() == "three")
    #expect(journal.undo() == "two")
    #expect(journal.session == start)
  }

  @Test func whatWasSavedIsNotOffered() throws {
    let two = edited(start, share: 2)
    let lines: [JournalFile.Line] = [
      .open(start.text), .edit(name: "two", merging: false, session: two.text), .saved("s"),
    ]
    #expect(try #require(Journal(replaying: lines, onto: start)).isUnsaved == false)
    #expect(Journal(replaying: [.undo(session: start.text)], onto: start) == nil)
  }

  @Test func targetsComeBackFromTheFile() throws {
    var session = start
    session.choices.targets = [
      .meanPair: 0.05, .column("age"): 0.01, .pair("age", "sex"): 0.02,
    ]
    #expect(try Session.parse(session.text, file: nil).choices.targets == session.choices.targets)
  }
}
