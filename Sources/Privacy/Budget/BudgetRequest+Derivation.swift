extension BudgetRequest {
  /// How a column's domain is to be derived from the rows.
  public enum Derivation: Hashable, Sendable {
    /// The values that enough units hold: for an open category.
    case partition
    /// Cuts by so many rounds of bisection, 1 … 12, inside a public range: 2^levels parts.
    case quantiles(levels: Int)

    /// The cells that a plan assumes before they are known, null's not counted.
    public var nominalSize: Int {
      switch self {
      case .partition: 64
      case .quantiles(let levels): 1 << min(12, max(1, levels))
      }
    }
  }

  /// The part of the total ρ that all derivations have together.
  public static let derivationPart = 0.05
  /// The part of a column's own cap that its derivation may take, so that enough is left to measure it.
  public static let derivationCapPart = 0.25
  /// The part of δ that all partition selections have together.
  public static let selectionPart = 0.1

  /// The largest cost that is (`epsilon`, `delta`)-private, with the δ′ of open columns set aside.
  ///
  /// δ′ is δ/10 where any column that is measured has an open domain and 0 elsewhere; ρ is what
  /// `epsilon` allows at δ − δ′. Its ρ is a request's total, its δ′ the ``selectionDelta``.
  /// - Complexity: about 0.2 ms.
  public static func charge(
    for columns: [Column], epsilon: Epsilon, delta: Delta
  ) -> PrivacyCost {
    let opens = columns.contains { $0.isMeasured && $0.derivation == .partition }
    guard opens, let used = Delta(max(0, (delta.value * selectionPart).nextDown)),
      let left = Delta(max(0, (delta.value - used.value).nextDown))
    else { return PrivacyCost(rho: epsilon.rho(at: delta)) }
    return PrivacyCost(rho: epsilon.rho(at: left), delta: used)
  }
}
