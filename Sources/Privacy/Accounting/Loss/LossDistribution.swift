import Tables

/// The privacy-loss-distribution account of a set of measurements at record level, one row a unit.
///
/// Each measurement, marginal or score, is answered with N_Z(0, σ²) noise and one row moves one whole
/// number of it by at most 1; the pair N_Z(0, σ²), N_Z(1, σ²) dominates it. For fixed σ² the pairs
/// compose, also when what is asked depends on earlier answers (Zhu, Dong and Wang 2022).
/// Adding and removing a row give the same δ: y ↦ 1 − y turns N_Z(0, σ²) into N_Z(1, σ²) and back,
/// coordinate by coordinate, so both hockey-stick divergences are one.
///
/// Every number is an upper bound, and never above the conversion of Σ 1/(2σ²). It may be certified
/// only where all σ² are fixed before the rows are seen; elsewhere it is information (see the README).
public struct LossDistribution: Sendable {
  /// The zero-concentrated cost of the same measurements.
  public let rho: Rho
  private let groups: [(variance: Double, count: Int)]

  /// Of measurements with these variances, in any order.
  public init(_ variances: some Sequence<Variance>) {
    var counts: [Double: Int] = [:]
    for variance in variances { counts[variance.value, default: 0] += 1 }
    groups = counts.sorted { $0.key < $1.key }.map { (variance: $0.key, count: $0.value) }
    rho = Rho.sum(
      groups.map { Rho((Double($0.count) / (2 * $0.variance)).nextUp) ?? .largest })
  }

  /// An upper bound on the smallest δ at `epsilon`; 0 only without measurements.
  ///
  /// - Complexity: O(V·(σ + N log N)) for V different variances and N = 2^14 to 2^17 grid points.
  public func delta(at epsilon: Epsilon) -> Delta {
    let proved = rho.delta(at: epsilon)
    guard let loss = composed(near: epsilon) else { return proved }
    return Delta(loss.delta(at: epsilon.value)).map { min($0, proved) } ?? proved
  }

  /// An upper bound on the smallest ε at `delta`.
  ///
  /// - Returns: 0 without measurements; `nil` where no finite ε is proved (δ = 0).
  /// - Complexity: as ``delta(at:)``.
  public func epsilon(at delta: Delta) -> Epsilon? {
    guard let proved = rho.epsilon(at: delta), let loss = composed(near: proved) else {
      return rho.epsilon(at: delta)
    }
    var upper = proved.value
    var lower = max(0, loss.lowest)
    guard lower < upper, loss.delta(at: upper) <= delta.value else { return proved }
    if loss.delta(at: lower) <= delta.value { return Epsilon(lower) }
    while true {
      let middle = lower + (upper - lower) / 2
      if middle <= lower || middle >= upper { break }
      if loss.delta(at: middle) <= delta.value { upper = middle } else { lower = middle }
    }
    return Epsilon(upper)
  }

  /// The composition, sharp near `epsilon`; `nil` where the sizes leave the range of doubles.
  func composed(near epsilon: Epsilon) -> TiltedLoss? {
    guard rho > .zero, rho.value < 1e12 else { return nil }
    return TiltedLoss(groups, focus: epsilon.value)
  }
}
