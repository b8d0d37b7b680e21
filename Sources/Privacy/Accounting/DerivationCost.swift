import Tables

/// What deriving a column's domain from the real rows costs.
public struct DerivationCost: Hashable, Sendable {
  /// How the domain is derived.
  public enum Kind: Hashable, Sendable {
    /// The values whose noisy counts reach a threshold, with noise of this variance; δ′ bounds the
    /// chance that a value of one unit alone is shown.
    case partition(variance: Variance, delta: Delta)
    /// Cuts by recursive bisection, one exponential mechanism a level in every part.
    case quantiles(levels: [SelectionStrength])
  }

  /// How the domain is derived.
  public let kind: Kind
  /// The source columns that are read.
  public let sources: Clique

  /// The cost of a derivation that reads `sources`.
  public init(_ kind: Kind, sources: Clique) {
    self.kind = kind
    self.sources = sources
  }

  /// The name in a list of measurements.
  public var name: String {
    switch kind {
    case .partition: "partition"
    case .quantiles: "quantiles"
    }
  }

  /// Record level, add or remove one unit of at most k rows.
  ///
  /// Partition selection: (k²/(2σ²), δ′), a table of counts whose new values are hidden but for δ′.
  /// Quantiles: k² Σ ε_l²/8 over the levels; a row lies in one part of each level and moves its
  /// doubled ranks by at most 1, and a choice P ∝ exp(−ε q/2) over a q that moves by 1 is ε-bounded-range
  /// (Cesar and Rogers 2021; Dong, Durfee and Rogers 2020).
  public func recordCost(rowsPerUnit: Int = 1) -> PrivacyCost {
    cost(times: 1, rowsPerUnit)
  }

  /// Column level: one unit's values in the columns of `group` change; nothing where none is read.
  ///
  /// Partition selection: twice the record's ρ, for two counts move, and the same δ′, for in each
  /// direction only the value left behind can be missing. Quantiles: 4 times, for a doubled rank moves by 2.
  public func columnCost(_ group: Clique, rowsPerUnit: Int = 1) -> PrivacyCost {
    guard group.columns.contains(where: sources.contains) else { return .zero }
    return switch kind {
    case .partition: cost(times: 2, rowsPerUnit)
    case .quantiles: cost(times: 4, rowsPerUnit)
    }
  }

  private func cost(times factor: Double, _ rowsPerUnit: Int) -> PrivacyCost {
    let scale = factor * Double(rowsPerUnit) * Double(rowsPerUnit)
    switch kind {
    case .partition(let variance, let delta):
      return PrivacyCost(rho: Rho(scale / (2 * variance.value)) ?? .largest, delta: delta)
    case .quantiles(let levels):
      return PrivacyCost(
        rho: Rho.sum(levels.map { Rho(scale * $0.value * $0.value / 8) ?? .largest }))
    }
  }
}
