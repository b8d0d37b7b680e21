import Documents

extension Journal {
  /// The journal that these lines tell of, its undo history included.
  ///
  /// - Parameters:
  ///   - lines: as ``JournalFile/lines()`` gives them.
  ///   - opened: the session as it was opened, whose path and comments the states keep.
  /// - Returns: `nil` where the lines do not begin with a state.
  init?(replaying lines: some Sequence<JournalFile.Line>, onto opened: Session) {
    var journal: Journal?
    func state(_ text: String) -> Session? {
      guard var session = try? Session.parse(text, file: nil) else { return nil }
      session.path = opened.path
      // The same table may be called by another path now.
      session.input = opened.input
      session.schema = opened.schema
      session.leadingComment = opened.leadingComment
      try? session.loadRuleTables()
      return session
    }
    for line in lines {
      switch line {
      case .open(let text):
        guard let session = state(text) else { return nil }
        journal = Journal(session)
      case .edit(let name, let merging, let text):
        guard let session = state(text) else { return nil }
        journal?.record(name, session, merging: merging)
      case .undo(let text):
        guard let session = state(text) else { return nil }
        // History from before a save may lie in another file; the state is what counts.
        if journal?.undo() == nil || journal?.session.text != session.text {
          journal?.record("undo", session)
        }
      case .redo(let text):
        guard let session = state(text) else { return nil }
        if journal?.redo() == nil || journal?.session.text != session.text {
          journal?.record("redo", session)
        }
      case .saved: if let present = journal?.session { journal?.markSaved(present) }
      }
    }
    guard let journal else { return nil }
    self = journal
  }

  /// What a screen shows of it.
  var summary: JournalSummary {
    var summary = JournalSummary()
    summary.past = pastNames
    summary.future = futureNames
    summary.isUnsaved = isUnsaved
    return summary
  }
}

extension Session {
  /// The session as its file would hold it, without the leading comment.
  var text: String { document.yaml(comment: []) }
}
