import Tables

/// A variance σ² as an exact fraction of whole numbers, so that noise can be drawn exactly.
public struct Variance: Hashable, Sendable {
  /// At least 1.
  public let numerator: UInt32
  /// At least 1.
  public let denominator: UInt32
  /// `nil` unless both are at least 1.
  public init?(_ numerator: UInt32, over denominator: UInt32 = 1) {
    guard numerator >= 1, denominator >= 1 else { return nil }
    self.numerator = numerator
    self.denominator = denominator
  }
  /// The number, in rows².
  public var value: Double { Double(numerator) / Double(denominator) }
}

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
