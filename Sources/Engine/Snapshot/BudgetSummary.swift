/// What the choices cost, and what the ledger says.
public struct BudgetSummary: Sendable, Hashable {
  /// Record-level ρ of a release under the present choices.
  public var rho = 0.0
  /// ε spent by earlier releases of this dataset, all of them composed.
  public var spentEpsilon = 0.0
  /// The account's cap on ε; `nil` means no cap.
  public var capEpsilon: Double?
  /// ε that earlier releases and this one would come to together.
  public var epsilonAfterRelease = 0.0
  /// Names of columns whose domain was read off the real rows: no guarantee until confirmed.
  public var inferredColumns: [String] = []

  /// Whether a release under the present choices would go over the cap.
  public var isOverCap: Bool { capEpsilon.map { epsilonAfterRelease > $0 + 1e-12 } ?? false }

  /// Nothing spent.
  public init() {}
}
