/// How an account's real rows were ever looked at, the strictest first.
public enum LedgerMode: String, CaseIterable, Sendable, Comparable {
  /// The file was not opened before the release.
  case design
  /// Only charged measurements were shown.
  case blind
  /// Real rows were on screen.
  case curator

  /// Stricter is smaller.
  public static func < (left: LedgerMode, right: LedgerMode) -> Bool {
    left.rank < right.rank
  }

  private var rank: Int {
    switch self {
    case .design: 0
    case .blind: 1
    case .curator: 2
    }
  }
}
