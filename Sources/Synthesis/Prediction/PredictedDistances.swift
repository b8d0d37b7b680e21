import Tables

/// Expected total variation distances of a release to the real rows, 0 … 1, told before it is made.
public struct PredictedDistances: Sendable, Hashable {
  /// Of each column's own counts, over fine cells.
  public let columns: [Double]
  /// Of each pair's table, over the cells that it is compared in.
  public let pairs: [Clique: Double]
  /// Of each pair, what noise and chance alone make of its distance: neither dependence that is not measured,
  /// nor what coarse cells hide.
  public let noise: [Clique: Double]
  /// The pairs that the plan measures.
  public let measured: Set<Clique>

  /// The mean over all pairs; `nil` where there are none.
  public var meanPair: Double? {
    pairs.isEmpty
      ? nil : pairs.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value } / Double(pairs.count)
  }
}
