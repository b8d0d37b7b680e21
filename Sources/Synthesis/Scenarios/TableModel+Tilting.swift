import GraphicalModel
import Tables

/// A model that was given new margins, and how far each group of cells was raised.
public struct TiltedModel: Sendable {
  /// The model with the margins.
  public let model: TableModel
  /// Shares of each margin's groups before.
  public let before: [[Double]]
  /// By margin and group, what probabilities were multiplied by, up to ``scale``.
  public let factors: [[Double]]
  /// p′(x) = p(x) · Π factors / scale.
  public let scale: Double
}

extension TableModel {
  /// Sweeps over several margins before they are taken for contradictory.
  static let mostSweeps = 500

  /// The model given evidence on fine cells.
  ///
  /// - Parameters:
  ///   - evidence: by column, a likelihood for each of its fine cells, at least 0 and finite.
  ///   - isCancelled: polled as by a fit.
  /// - Returns: The evidence's probability, and the model given it; `nil` where it contradicts the model.
  /// - Throws: `CancellationError` once `isCancelled` says so.
  /// - Complexity: as ``GraphicalModel/FittedModel/conditioned(on:isCancelled:)``.
  public func conditioned(
    on evidence: [Int: [Double]], isCancelled: () -> Bool = { false }
  ) throws(CancellationError) -> (probability: Double, model: TableModel?) {
    var coarse: [Int: [Double]] = [:]
    var densities = densities
    for (column, likelihoods) in evidence {
      let weights = zip(densities[column], likelihoods).map { $0 * $1 }
      coarse[column] = coarsenings[column].sums(weights)
      densities[column] = FineShares.within(coarsenings[column], weights: weights)
    }
    let result = try model.conditioned(on: coarse, isCancelled: isCancelled)
    return (
      result.probability,
      result.model.map { TableModel(model: $0, coarsenings: coarsenings, densities: densities) }
    )
  }

  /// The distribution closest to the model, in relative entropy, that has the margins.
  ///
  /// One margin takes one exact step, p′ = p · target / p(group). Several take iterative proportional fitting
  /// (Deming and Stephan 1940), which converges to the closest one (Csiszár 1975).
  /// - Parameters:
  ///   - margins: each over one column, or over columns within one node.
  ///   - isCancelled: polled as by a fit.
  /// - Throws: ``TiltProblem`` where there is none, `CancellationError` once `isCancelled` says so.
  /// - Complexity: about six passes over the cells a margin and sweep.
  public func tilted(
    to margins: [TargetMargin], isCancelled: () -> Bool = { false }
  ) throws -> TiltedModel {
    var current = self
    var factors = margins.map { Array(repeating: 1.0, count: $0.shares.count) }
    var scale = 1.0
    let before = margins.map { shares(of: $0) }
    for sweep in 0..<TableModel.mostSweeps {
      var largest = 0.0
      for (place, margin) in margins.enumerated() {
        let present = current.shares(of: margin)
        let step = try TableModel.factors(from: present, to: margin, place)
        largest = max(largest, zip(present, margin.shares).map { abs($0 - $1) }.max() ?? 0)
        let result = try current.times(step, margin, isCancelled)
        guard let next = result.model else { throw TiltProblem.contradictory }
        current = next
        scale *= result.probability
        for group in step.indices { factors[place][group] *= step[group] }
      }
      if largest < 1e-10 || margins.count == 1 && sweep == 0 {
        return TiltedModel(model: current, before: before, factors: factors, scale: scale)
      }
    }
    throw TiltProblem.contradictory
  }

  /// The share of each group of a margin, 0 … 1.
  func shares(of margin: TargetMargin) -> [Double] {
    let counts =
      margin.clique.count == 1 ? marginal(of: margin.clique) : model.marginal(of: margin.clique)
    let total = counts.reduce(0, +)
    return margin.sums(counts).map { total > 0 ? $0 / total : 0 }
  }

  private static func factors(
    from present: [Double], to margin: TargetMargin, _ place: Int
  ) throws(TiltProblem) -> [Double] {
    var factors: [Double] = []
    for (group, share) in margin.shares.enumerated() {
      if share == 0 {
        factors.append(0)
      } else if present[group] < 1e-12 {
        throw .nothingThere(margin: place, group: group)
      } else {
        factors.append(share / present[group])
      }
    }
    return factors
  }

  private func times(
    _ factors: [Double], _ margin: TargetMargin, _ isCancelled: () -> Bool
  ) throws(CancellationError) -> (probability: Double, model: TableModel?) {
    let table = margin.groups.map { factors[$0] }
    if margin.clique.count == 1 {
      return try conditioned(on: [margin.clique.columns[0]: table], isCancelled: isCancelled)
    }
    let result = try model.reweighted(by: [(margin.clique, table)], isCancelled: isCancelled)
    return (
      result.probability,
      result.model.map { TableModel(model: $0, coarsenings: coarsenings, densities: densities) }
    )
  }
}
