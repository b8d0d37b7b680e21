import Tables

/// What a marginal of the model should be: a noisy table with the variance of its noise.
public struct MarginalTarget: Sendable, Hashable {
  /// The columns of the table.
  public let clique: Clique
  /// Counts in rows, row-major with the last column fastest; any finite numbers.
  public let values: [Double]
  /// The noise's variance in rows² of a cell of multiplicity 1, above 0.
  public let variance: Double
  /// How many measured cells each cell sums, at least 1 each: cell i has variance
  /// `variance · multiplicities[i]`; infinite where nothing is known of the cell, whatever its value.
  /// `nil` where every cell is one measured cell.
  public let multiplicities: [Double]?

  /// Makes a target; `values` and `multiplicities` must have the clique's number of cells.
  public init(
    clique: Clique, values: [Double], variance: Double, multiplicities: [Double]? = nil
  ) {
    self.clique = clique
    self.values = values
    self.variance = variance
    self.multiplicities = multiplicities
  }

  /// The noise's variance in one cell, in rows².
  func variance(ofCell cell: Int) -> Double { variance * (multiplicities?[cell] ?? 1) }

  /// The multiplicity of the cell known best.
  var leastMultiplicity: Double { multiplicities?.min() ?? 1 }

  /// How many cells are known at all.
  var knownCells: Int {
    multiplicities.map { $0.count { $0.isFinite } } ?? values.count
  }
}

extension Sequence<MarginalTarget> {
  /// One target a clique, in order of first appearance: repeats are averaged by inverse variance.
  ///
  /// Two tables y₁, y₂ with σ₁², σ₂² become (y₁/σ₁² + y₂/σ₂²)/(1/σ₁² + 1/σ₂²) with variance
  /// 1/(1/σ₁² + 1/σ₂²), cell by cell, as good as one measurement that costs both.
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
      let precisions = first.values.indices.map { cell in
        group.reduce(0) { $0 + 1 / $1.variance(ofCell: cell) }
      }
      let values = first.values.indices.map { cell in
        precisions[cell] > 0
          ? group.reduce(0) { $0 + $1.values[cell] / $1.variance(ofCell: cell) } / precisions[cell]
          : 0
      }
      let largest = precisions.max().flatMap { $0 > 0 ? $0 : nil } ?? 1
      let isEven = group.allSatisfy { $0.multiplicities == nil }
      return MarginalTarget(
        clique: clique, values: values, variance: 1 / largest,
        multiplicities: isEven ? nil : precisions.map { largest / $0 })
    }
  }

  /// The number of rows, as an average of the tables' sums by inverse variance; at least 1.
  ///
  /// A table that sums n measured cells estimates it with variance nσ²; cells of which nothing is known count
  /// as empty (McKenna, Sheldon and Miklau 2019).
  public func estimatedTotal() -> Double {
    var weighted = 0.0
    var precision = 0.0
    for target in self {
      let multiplicities = target.multiplicities
      var cells = Double(target.values.count)
      var sum = target.values.reduce(0, +)
      if let multiplicities {
        let known = multiplicities.indices.filter { multiplicities[$0].isFinite }
        cells = known.reduce(0) { $0 + multiplicities[$1] }
        sum = known.reduce(0) { $0 + target.values[$1] }
      }
      guard cells > 0 else { continue }
      let weight = 1 / (target.variance * cells)
      weighted += weight * sum
      precision += weight
    }
    return precision > 0 ? Swift.max(1, weighted / precision) : 1
  }
}
