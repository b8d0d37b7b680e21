import Tables

/// Measures for the curator's eyes: y = x + round(σ·z), with z fixed by (seed, measurement, cell).
///
/// There is no guarantee and no charge. The same z serves every σ, so that a moved share moves the
/// picture smoothly and two drafts of one seed differ by the choice made, not by luck.
public struct DraftMeasurer: Measurer, Sendable {
  /// What fixes the noise; another seed is another draft.
  public let seed: UInt64
  /// Every measurement made, in order.
  public private(set) var log: [Measurement] = []
  /// Every derivation of a domain made, in order.
  public internal(set) var derivations: [DomainDerivation] = []
  private var asked: [Identity: UInt64] = [:]

  /// A score is the same measurement whatever its reference: the reference moves with the shares.
  struct Identity: Hashable {
    /// What is asked, as the keys of noise know it.
    enum Kind: Int {
      case marginal = 1
      case score, values, cuts
    }

    let clique: Clique
    let kind: Kind
  }

  /// Rows one unit may contribute, at least 1; it moves the thresholds of open domains.
  public let rowsPerUnit: Int

  /// A draft of this seed.
  public init(seed: UInt64, rowsPerUnit: Int = 1) {
    self.seed = seed
    self.rowsPerUnit = rowsPerUnit
  }

  /// The answer plus reproducible noise; the n-th measurement of one thing has noise of its own.
  ///
  /// - Throws: ``MeasuringError/shapeMismatch(query:)``.
  /// - Complexity: O(cells), about 30 ns a cell.
  public mutating func measure(
    _ query: Query, of counts: TrueCounts, variance: Variance
  ) throws -> Measurement {
    let width = try NoisyAnswer.width(query, of: counts)
    let key = key(
      Identity(clique: query.clique, kind: query.kind == .marginal ? .marginal : .score))
    let noise = DraftNoise.values(width, key: key, sigma: variance.value.squareRoot())
    let measurement = Measurement(
      query: query, values: NoisyAnswer.values(query, of: counts, noise: noise),
      variance: variance, origin: .draft)
    log.append(measurement)
    return measurement
  }

  /// What fixes the noise of the next answer about `identity`.
  mutating func key(_ identity: Identity) -> UInt64 {
    let turn = asked[identity, default: 0]
    asked[identity] = turn + 1
    var key = DraftNoise.mixed(seed &+ DraftNoise.mixed(turn &+ 1))
    for word in [identity.kind.rawValue] + identity.clique.columns {
      key = DraftNoise.mixed(key ^ UInt64(truncatingIfNeeded: word &+ 0x51))
    }
    return key
  }
}
