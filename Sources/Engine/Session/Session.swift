import Tables

/// Everything a person has chosen about one table: what the session file holds.
///
/// It holds no rows, no seed and no secret.
public struct Session: Sendable, Hashable {
  /// The table's path as the session file writes it: relative to the file, or absolute.
  public var input: String
  /// The data dictionary's path, likewise; `nil` infers kinds and domains from the rows.
  public var schema: String?
  /// Columns whose schema was confirmed or changed here; they replace the dictionary's, by name.
  public var columns: [ColumnSchema]
  /// How real data may be looked at.
  public var mode: ExplorationMode
  /// The choices.
  public var choices: Choices
  /// The fraction of the rows set aside for exploring, in 0.001 … 0.9; the rest is what a release is made of.
  /// `nil` explores and releases all of them.
  public var slice: Double?
  /// A person's remark on the whole session.
  public var note: String?
  /// Where the file is, when there is one.
  public var path: String?
  /// The comment block at the head of the file, without its `#` signs, kept when saving.
  public var leadingComment: [String]

  /// A session on a table with every choice at its default.
  public init(input: String, schema: String? = nil) {
    self.input = input
    self.schema = schema
    columns = []
    mode = .curator
    choices = Choices()
    leadingComment = []
  }

  /// `path`, seen from the folder of the session file.
  func resolved(_ path: String) -> String {
    guard !path.hasPrefix("/"), let own = self.path, let slash = own.lastIndex(of: "/") else {
      return path
    }
    return own[...slash] + path
  }

  /// The table's path, seen from the current folder.
  public var inputPath: String { resolved(input) }

  /// The dictionary's path, seen from the current folder.
  public var schemaPath: String? { schema.map(resolved) }
}

/// How the real rows may be explored; every screen and manifest says which.
public enum ExplorationMode: String, CaseIterable, Sendable {
  /// Real data on screen: choices that follow from it are not covered by the guarantee.
  case curator
  /// The real side is drawn from charged measurements only; drafts run on a pilot's synthetic rows.
  case blind
  /// A schema only: the private table is not opened until the release.
  case design
}
