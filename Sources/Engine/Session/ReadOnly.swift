import Documents
import Foundation

/// Why nothing may be changed.
public enum ReadOnly: Hashable, Sendable {
  /// A person asked for it at the start: nothing is changed, written or charged.
  case asked
  /// The session's file of this name may not be written; under another name the work may go on.
  case file(String)

  /// One sentence that says why, and what to do.
  public var sentence: String {
    switch self {
    case .asked: "read-only: nothing is changed, written or charged (--read-only)"
    case .file(let name):
      "read-only: \(name) may not be written; saved under another name it can be changed"
    }
  }

  /// Why the session may not be changed; `nil` where it may.
  ///
  /// A file without a permission to write counts as one that may not be written, whoever asks.
  static func of(_ session: Session, isAsked: Bool) -> ReadOnly? {
    if isAsked { return .asked }
    guard let path = session.path else { return nil }
    var facts = stat()
    guard stat(path, &facts) == 0 else { return nil }
    let isWritable = facts.st_mode & 0o222 != 0 && access(path, W_OK) == 0
    return isWritable ? nil : .file(FilePath.name(path))
  }

  /// Whether a command would change, write or charge something.
  func refuses(_ command: Command) -> Bool {
    switch command {
    case .open, .look, .lookAtPair, .cancel, .consider, .trace, .solve, .check: false
    case .save(let path): self == .asked || path == nil
    case .edit, .exportDraft, .release, .writeAgain, .capAccount, .writeSchema, .pin, .unpin,
      .resume,
      .pilot, .keepPlace:
      true
    }
  }
}
