import Tables

/// What was asked of the real rows.
public enum Query: Sendable, Hashable {
  /// The table of counts over the clique; one row changes one cell by 1.
  case marginal(Clique)
  /// Σ|x − reference| over a pair's cells; the reference comes from released measurements only.
  case score(Clique, reference: [Int64])

  /// The columns asked about.
  public var clique: Clique {
    switch self {
    case .marginal(let clique): clique
    case .score(let clique, _): clique
    }
  }
}
