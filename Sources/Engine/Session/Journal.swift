/// The undo history of a session: every state it has been in, and what led to each.
struct Journal: Sendable {
  private(set) var session: Session
  private var past: [(name: String, before: Session)] = []
  private var future: [(name: String, after: Session)] = []
  /// The session as it was last written to its file.
  private var saved: Session

  init(_ session: Session) {
    self.session = session
    saved = session
  }

  /// Whether something would be lost by leaving.
  var isUnsaved: Bool { session != saved }

  /// Names of the steps made, oldest first.
  var pastNames: [String] { past.map(\.name) }

  /// Names of the steps taken back, the next to do again first.
  var futureNames: [String] { future.reversed().map(\.name) }

  /// Makes `next` the present state; a run of edits with one `name` undoes as one step.
  mutating func record(_ name: String, _ next: Session, merging: Bool = false) {
    guard next != session else { return }
    if !(merging && past.last?.name == name && future.isEmpty) {
      past.append((name, session))
    }
    future.removeAll()
    session = next
  }

  /// Goes back one step and names it; `nil` at the beginning.
  mutating func undo() -> String? {
    guard let step = past.popLast() else { return nil }
    future.append((step.name, session))
    session = step.before
    return step.name
  }

  /// Goes forward one step and names it; `nil` at the end.
  mutating func redo() -> String? {
    guard let step = future.popLast() else { return nil }
    past.append((step.name, session))
    session = step.after
    return step.name
  }

  /// Notes that the present state is in its file, whose path may be new.
  mutating func markSaved(_ written: Session) {
    session = written
    saved = written
  }
}
