import Tables

/// Cells of a table that no row can be in, known beforehand: they are 0 in the model and in every row drawn.
public struct StructuralZeros: Sendable, Hashable {
  /// The columns of the table.
  public let clique: Clique
  /// Whether a row may be in a cell, row-major with the last column fastest.
  public let isPossible: [Bool]

  /// Declares zeros; `isPossible` must have the clique's number of cells.
  public init(clique: Clique, isPossible: [Bool]) {
    self.clique = clique
    self.isPossible = isPossible
  }

  var table: (clique: Clique, factors: [Double]) { (clique, isPossible.map { $0 ? 1 : 0 }) }
}

extension JunctionTree {
  /// Whether zeros leave anything possible at all, and a fit to `targets` can start there; each must lie
  /// inside a node.
  ///
  /// - Complexity: one message passing.
  public func leavesRows(_ zeros: [StructuralZeros], fitting targets: [MarginalTarget] = []) -> Bool
  {
    let layout = BeliefLayout(tree: self)
    let start = CellBuffer(unset: layout.beliefCells)
    _ = IndependentStart(targets.merged(), sizes: sizes).write(layout, into: start) { false }
    let model = FittedModel(
      total: 1, loss: 0, iterations: 0, layout: layout, beliefs: start.array)
    let left = try? model.reweighted(by: zeros.map(\.table)) { false }
    return left?.model != nil
  }
}

extension MarginalTarget {
  /// How many standard errors the cells left may miss of all rows before they are taken as parts of them.
  private static let mostMissing = 4.0

  /// The target without what it says about cells that the model knows to be 0.
  ///
  /// Where more is counted in such cells than noise explains, the cells left hold fewer than `total` rows: they
  /// then say in which proportion, and are scaled to all of them; where next to nothing is left they say nothing.
  func excludingZeros(of model: FittedModel, total: Double) -> MarginalTarget {
    let cells = model.marginal(of: clique)
    guard cells.contains(0) else { return self }
    let known = cells.indices.filter { cells[$0] > 0 && variance(ofCell: $0).isFinite }
    let sum = known.reduce(0) { $0 + values[$1] }
    let deviation = known.reduce(0) { $0 + variance(ofCell: $1) }.squareRoot()
    var factor = 1.0
    var isKnown = true
    if total - sum > MarginalTarget.mostMissing * deviation {
      isKnown = sum > MarginalTarget.mostMissing * deviation
      if isKnown { factor = total / sum }
    }
    return MarginalTarget(
      clique: clique, values: factor == 1 ? values : values.map { $0 * factor },
      variance: variance * factor * factor,
      multiplicities: cells.indices.map {
        isKnown && cells[$0] > 0 ? (multiplicities?[$0] ?? 1) : .infinity
      })
  }
}
