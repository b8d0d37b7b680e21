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
  private var asked: [Identity: UInt64] = [:]

  /// A score is the same measurement whatever its reference: the reference moves with the shares.
  private struct Identity: Hashable {
    let clique: Clique
    let kind: AccessCost.Kind
  }

  /// A draft of this seed.
  public init(seed: UInt64) { self.seed = seed }

  /// The answer plus reproducible noise; the n-th measurement of one thing has noise of its own.
  ///
  /// - Throws: ``MeasuringError/shapeMismatch(query:)``.
  /// - Complexity: O(cells), about 30 ns a cell.
  public mutating func measure(
    _ query: Query, of counts: TrueCounts, variance: Variance
  ) throws -> Measurement {
    let width = try NoisyAnswer.width(query, of: counts)
    let identity = Identity(clique: query.clique, kind: query.kind)
    let turn = asked[identity, default: 0]
    asked[identity] = turn + 1
    var key = DraftNoise.mixed(seed &+ DraftNoise.mixed(turn &+ 1))
    for word in [query.kind == .marginal ? 1 : 2] + query.clique.columns {
      key = DraftNoise.mixed(key ^ UInt64(truncatingIfNeeded: word &+ 0x51))
    }
    let noise = DraftNoise.values(width, key: key, sigma: variance.value.squareRoot())
    let measurement = Measurement(
      query: query, values: NoisyAnswer.values(query, of: counts, noise: noise),
      variance: variance, origin: .draft)
    log.append(measurement)
    return measurement
  }
}
