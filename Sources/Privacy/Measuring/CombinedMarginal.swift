import Tables

/// Several measurements of one marginal as one.
public struct CombinedMarginal: Hashable, Sendable {
  /// The marginal's columns.
  public let clique: Clique
  /// Σ(y_i/σ_i²)/Σ(1/σ_i²) by cell: no longer whole numbers.
  public let values: [Double]
  /// 1/Σ(1/σ_i²), in rows².
  public let variance: Double
}

extension Measurement {
  /// The inverse-variance combination of measurements of one marginal: unbiased, and of all weighted
  /// means the one of least variance.
  ///
  /// It is made from released numbers, so it costs nothing beyond Σ 1/(2σ_i²), and
  /// 1/(2 · combined variance) is that sum: nothing is lost against spending it at once. The variance
  /// counts discrete Gaussians at σ², which theirs never passes.
  /// - Returns: `nil` unless all are of the same marginal, of one length, and all drafts or none.
  /// - Complexity: O(measurements · cells).
  public static func combined(_ measurements: [Measurement]) -> CombinedMarginal? {
    guard let first = measurements.first, case .marginal(let clique) = first.query,
      measurements.allSatisfy({
        $0.query == first.query && $0.values.count == first.values.count
          && ($0.origin == .draft) == (first.origin == .draft)
      })
    else { return nil }
    let weights = measurements.map { 1 / $0.variance.value }
    let total = weights.reduce(0, +)
    var values = [Double](repeating: 0, count: first.values.count)
    for (measurement, weight) in zip(measurements, weights) {
      for (cell, value) in measurement.values.enumerated() {
        values[cell] += weight / total * Double(value)
      }
    }
    return CombinedMarginal(clique: clique, values: values, variance: 1 / total)
  }
}
