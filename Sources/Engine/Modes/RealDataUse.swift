import Documents
import Governance

/// What reads the real rows without a charge, or shows what only they tell.
public enum RealDataUse: Sendable, Hashable, CaseIterable {
  /// Rows, their exact number, and pictures of them.
  case rows
  /// Drafts, whose noise promises nothing.
  case draft
  /// `semblance profile`.
  case profile
  /// `semblance evaluate`.
  case evaluate
  /// `semblance sweep`.
  case sweep
  /// `semblance attack`.
  case attack
  /// How long stages took, which depends on the rows.
  case timings
  /// Errors that quote a value or say where it stands.
  case quotedValues
  /// Completion of values from the rows.
  case completion

  /// What it is called in a refusal.
  var words: String {
    switch self {
    case .rows: "real rows"
    case .draft: "drafts of the real rows"
    case .profile: "`profile`, which shows real rows"
    case .evaluate: "`evaluate`, whose scores are computed on real rows"
    case .sweep: "`sweep`, whose scores are computed on real rows"
    case .attack: "`attack`, whose scores are computed on real rows"
    case .timings: "times of stages"
    case .quotedValues: "errors that quote a value"
    case .completion: "completion from the rows"
    }
  }
}

extension ExplorationMode {
  /// Whether the mode allows a use of the real rows: curator mode allows all, the others none.
  public func allows(_ use: RealDataUse) -> Bool { self == .curator }

  /// Refuses a use that the mode does not allow.
  ///
  /// - Throws: `InputError` in one sentence.
  public func check(_ use: RealDataUse, file: String? = nil) throws {
    guard !allows(use) else { return }
    throw InputError(
      "\(rawValue) mode refuses \(use.words); only curator mode has them, which the ledger then "
        + "keeps and every manifest tells", file: file)
  }

  /// The same in the words of the ledger.
  var ledgerMode: LedgerMode {
    switch self {
    case .curator: .curator
    case .blind: .blind
    case .design: .design
    }
  }

  /// Runs what reads the real table; outside curator mode an error tells nothing of its rows.
  ///
  /// - Throws: what `work` throws, without line, column and value where they are of the table at `path`.
  func withholding<Result>(_ path: String, _ work: () throws -> Result) throws -> Result {
    guard !allows(.quotedValues) else { return try work() }
    do {
      return try work()
    } catch let error as InputError
      where error.file == path && (error.line != nil || error.value != nil)
    {
      throw InputError(
        "the table does not fit its data dictionary; \(rawValue) mode does not tell where, and "
          + "nothing was charged: have its owner check it", file: path)
    }
  }
}
