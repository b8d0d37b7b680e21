/// How the dependence between columns is measured.
public enum SynthesisMethod: String, CaseIterable, Sendable, Codable {
  /// One-way marginals only: columns are independent.
  case independent
  /// One-way marginals and a spanning forest of pairs, one batch (after McKenna, Miklau and Sheldon
  /// 2021, with released scores in place of private selection).
  case tree
  /// One-way marginals and as many pairs as a junction tree under a cell cap carries, in one or more
  /// batches that score each pair anew against the model so far.
  case junction
  /// AIM (McKenna, Mullins, Sheldon and Miklau 2022) with noisy scores in place of its exponential
  /// mechanism ("AIM-GDP"): one pair a round, the largest of released scores; see ``AdaptiveRound``.
  case adaptive

  /// One line for a list to choose from.
  public var summary: String {
    switch self {
    case .independent: "every column by itself; no dependence is kept"
    case .tree: "the strongest pairs that form a tree; fast, robust at small ε"
    case .junction: "as many pairs as the model may hold; closest at ε of 0.3 and more"
    case .adaptive: "AIM-GDP: one pair a round, chosen by noisy scores; slow, to compare with"
    }
  }
}
