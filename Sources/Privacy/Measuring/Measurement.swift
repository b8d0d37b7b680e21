/// Which noise a measurement carries, hence what may be done with it.
public enum NoiseOrigin: Sendable, Hashable {
  /// Exact noise from the operating system's generator, under the charge with this identity.
  case charged(String)
  /// Reproducible noise for the curator's eyes: no guarantee.
  case draft
}

/// A query's answer on the real rows plus noise.
public struct Measurement: Sendable, Hashable {
  /// What was asked.
  public let query: Query
  /// The noisy answer: one value a cell for a marginal, one value for a score.
  public let values: [Int64]
  /// The noise's variance.
  public let variance: Variance
  /// Where the noise came from.
  public let origin: NoiseOrigin

  /// Internal to the measuring functions and to reading a file of measurements back.
  package init(query: Query, values: [Int64], variance: Variance, origin: NoiseOrigin) {
    self.query = query
    self.values = values
    self.variance = variance
    self.origin = origin
  }

  /// Record-level cost 1/(2σ²) at one row a unit.
  public var rho: Rho { Rho(1 / (2 * variance.value)) ?? .zero }
}
