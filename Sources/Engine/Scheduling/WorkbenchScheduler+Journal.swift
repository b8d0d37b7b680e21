import Documents
import Foundation
import Governance

extension WorkbenchScheduler {
  /// Begins the journal of a session that was just opened, or offers what an earlier run left.
  func beginJournal(of session: Session) {
    journal = Journal(session)
    journalFile = nil
    offered = nil
    readOnly = ReadOnly.of(session, isAsked: setup.isReadOnly)
    if let readOnly { return notify(.warning, readOnly.sentence) }
    do {
      let folder = try journalFolder
      guard let file = try JournalFile(folder: folder, subject: session.subject) else {
        return notify(
          .warning, "another workbench has this session open; edits made here are not autosaved")
      }
      journalFile = file
      let lines = file.lines()
      if let left = Journal(replaying: lines.map(\.line), onto: session), left.isUnsaved,
        left.session.text != session.text, let last = lines.last
      {
        offered = Offered(journal: left, edits: left.pastNames.count, time: last.time)
      } else {
        try beginAnew(session)
      }
    } catch {
      notify(.warning, "edits are not autosaved: \(describe(error))")
    }
  }

  /// Edits of an earlier run, until a person takes them up or forgets them.
  struct Offered: Sendable {
    let journal: Journal
    let edits: Int
    let time: String
  }

  /// Takes up what an earlier run left, or forgets it.
  func resume(_ takesUp: Bool) throws {
    guard let offered else { return notify(.info, "there is nothing to take up") }
    self.offered = nil
    guard takesUp else {
      if let session = journal?.session { try beginAnew(session) }
      mailbox.update { $0.journal.offer = nil }
      return notify(.info, "the earlier edits are forgotten")
    }
    let previous = journal
    journal = offered.journal
    adoptJournal(after: previous)
    notify(.good, "\(offered.edits) edits of an earlier run are taken up; save to keep them")
  }

  /// Adds a line to the journal's file; an edit made before an offer is answered forgets the offer.
  ///
  /// - Parameter before: the state before the line.
  func write(_ line: JournalFile.Line, before: Session) {
    do {
      if offered != nil {
        offered = nil
        try beginAnew(before)
        let aside = journalFile.map { $0.path + "~" } ?? ""
        notify(.warning, "edits of an earlier run are set aside in \(aside)")
      }
      try journalFile?.append(line)
    } catch {
      journalFile = nil
      notify(.warning, "edits are no longer autosaved: \(describe(error))")
    }
  }

  /// The journal goes on under the name of another session file.
  func moveJournal(to session: Session) {
    // A session that could not be changed has had no journal until now.
    let isFirst = readOnly != nil
    readOnly = nil
    guard isFirst || journalFile.map({ session.subject != $0.subject }) == true else { return }
    do {
      let folder = try journalFolder
      guard let file = try JournalFile(folder: folder, subject: session.subject) else {
        journalFile = nil
        return notify(
          .warning, "another workbench has this session open; edits made here are not autosaved")
      }
      journalFile = file
      try beginAnew(session)
      keepPins()
    } catch {
      journalFile = nil
      notify(.warning, "edits are no longer autosaved: \(describe(error))")
    }
  }

  private var journalFolder: String {
    get throws { try Workspace.open(from: setup.workspace).folder + "/journals" }
  }

  /// Where the journal of the open session is, or would be.
  var journalPath: String? {
    if let journalFile { return journalFile.path }
    guard readOnly != nil, let session = journal?.session, let folder = try? journalFolder else {
      return nil
    }
    return folder + "/" + JournalFile.name(of: session.subject)
  }

  private func beginAnew(_ session: Session) throws {
    try journalFile?.restart()
    try journalFile?.append(.open(session.text))
  }

  /// What a screen shows of the journal.
  var journalSummary: JournalSummary {
    var summary = journal?.summary ?? JournalSummary()
    if let offered {
      summary.offer = JournalSummary.Offer(
        count: offered.edits, newest: offered.journal.pastNames.last ?? "",
        time: offered.time)
    }
    return summary
  }
}

extension Session {
  /// What the journal is of: the session file, or the table while there is none.
  var subject: String {
    URL(fileURLWithPath: path ?? inputPath).standardizedFileURL.path
  }
}
