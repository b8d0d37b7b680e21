import Tables

/// What a marginal of the model should be: a noisy table with the variance of its noise.
public struct MarginalTarget: Sendable, Hashable {
  /// The columns of the table.
  public let clique: Clique
  /// Counts in rows, row-major with the last column fastest; any finite numbers.
  public let values: [Double]
  /// The noise's variance in rows², above 0.
  public let variance: Double

  /// Makes a target; `values` must have the clique's number of cells.
  public init(clique: Clique, values: [Double], variance: Double) {
    self.clique = clique
    self.values = values
    self.variance = variance
  }
}

extension Sequence<MarginalTarget> {
  /// One target a clique, in order of first appearance: repeats are averaged by inverse variance.
  ///
  /// Two tables y₁, y₂ with σ₁², σ₂² become (y₁/σ₁² + y₂/σ₂²)/(1/σ₁² + 1/σ₂²) with variance
  /// 1/(1/σ₁² + 1/σ₂²), as good as one measurement that costs both.
  public func merged() -> [MarginalTarget] {
    var order: [Clique] = []
    var groups: [Clique: [MarginalTarget]] = [:]
    for target in self {
      if groups[target.clique] == nil { order.append(target.clique) }
      groups[target.clique, default: []].append(target)
    }
    return order.compactMap { clique in
      guard let group = groups[clique], let first = group.first else { return nil }
      if group.count == 1 { return first }
      let precision = group.reduce(0) { $0 + 1 / $1.variance }
      let values = first.values.indices.map { cell in
        group.reduce(0) { $0 + $1.values[cell] / $1.variance } / precision
      }
      return MarginalTarget(clique: clique, values: values, variance: 1 / precision)
    }
  }

  /// The number of rows, as an average of the tables' sums by inverse variance; at least 1.
  ///
  /// A table of n cells estimates it with variance nσ² (McKenna, Sheldon and Miklau 2019).
  public func estimatedTotal() -> Double {
    var weighted = 0.0
    var precision = 0.0
    for target in self where !target.values.isEmpty {
      let weight = 1 / (target.variance * Double(target.values.count))
      weighted += weight * target.values.reduce(0, +)
      precision += weight
    }
    return precision > 0 ? Swift.max(1, weighted / precision) : 1
  }
}
