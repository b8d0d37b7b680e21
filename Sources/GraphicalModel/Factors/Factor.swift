import Tables

/// A table over a clique with plain, general algebra: for rare questions, where speed does not matter.
struct Factor: Sendable, Equatable {
  let sizes: [Int]
  let clique: Clique
  /// Row-major, the last column fastest.
  let values: [Double]

  private var order: AxisOrder { AxisOrder(sizes: sizes) }

  /// The product over the columns of both. Complexity: O(cells of the result).
  func times(_ other: Factor) -> Factor { combined(with: other, *) }

  /// The quotient over the columns of both; 0/0 is 0.
  func divided(by other: Factor) -> Factor { combined(with: other) { $1 > 0 ? $0 / $1 : 0 } }

  /// Summed over the columns outside `kept`.
  func summed(to kept: Clique) -> Factor {
    let target = clique.intersection(kept)
    var sums = Array(repeating: 0.0, count: order.cells(target.columns))
    let offsets = order.offsets(of: clique.columns, in: target.columns)
    for (value, offset) in zip(values, offsets) { sums[offset] += value }
    return Factor(sizes: sizes, clique: target, values: sums)
  }

  private func combined(with other: Factor, _ operation: (Double, Double) -> Double) -> Factor {
    let union = clique.union(other.clique)
    let left = order.offsets(of: union.columns, in: clique.columns)
    let right = order.offsets(of: union.columns, in: other.clique.columns)
    let cells = zip(left, right).map { operation(self.values[$0], other.values[$1]) }
    return Factor(sizes: sizes, clique: union, values: cells)
  }
}
