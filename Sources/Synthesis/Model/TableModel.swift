import GraphicalModel
import Tables

/// A fitted model with the way back from its coarse cells to the columns' fine ones.
///
/// Columns depend on one another through coarse cells; within one, fine cells follow the noisy one-way marginal.
public struct TableModel: Sendable {
  /// The distribution over coarse cells.
  public let model: FittedModel
  /// How each column's fine cells are put together.
  public let coarsenings: [Coarsening]
  /// Fine cells' shares of their coarse cell, by column: each coarse cell's sum to 1.
  public let densities: [[Double]]
  /// The cliques over which rules' zeros are in the model.
  public let zeros: Set<Clique>

  /// Puts a model together; `densities` and `coarsenings` have the fine cells of each column.
  public init(
    model: FittedModel, coarsenings: [Coarsening], densities: [[Double]], zeros: Set<Clique> = []
  ) {
    self.model = model
    self.coarsenings = coarsenings
    self.densities = densities
    self.zeros = zeros
  }

  /// How many rows the model stands for, at least 1.
  public var total: Double { model.total }

  /// Fine cells of each column.
  public var sizes: [Int] { coarsenings.map(\.fineSize) }

  /// The cliques over coarse cells and how they hang together.
  public var tree: JunctionTree { model.tree }

  /// Σ ‖μ − y‖²/(2σ²) over the targets, μ the model's marginals over coarse cells.
  public var loss: Double { model.loss }

  /// Cells of the model's cliques together.
  public var cellCount: Int { model.cellCount }

  /// A column's expected counts by fine cell, in rows.
  ///
  /// - Complexity: as ``GraphicalModel/FittedModel/marginal(of:)``, and O(fine cells).
  public func marginal(of column: Int) -> [Double] { marginal(of: Clique(column)) }

  /// Expected counts over fine cells, in rows: row-major, the last column fastest.
  ///
  /// Meant for cliques whose fine cells are few; those over coarse cells are ``model``'s.
  /// - Complexity: O(fine cells of the clique), and the coarse marginal's.
  public func marginal(of clique: Clique) -> [Double] {
    let coarse = model.marginal(of: clique)
    guard clique.columns.contains(where: { !coarsenings[$0].isIdentity }) else { return coarse }
    var cells = [(coarse: 0, share: 1.0)]
    for column in clique.columns {
      let coarsening = coarsenings[column]
      let fine = Array(zip(coarsening.cells, densities[column]))
      cells = cells.flatMap { cell in
        fine.map { (cell.coarse * coarsening.size + $0.0, cell.share * $0.1) }
      }
    }
    return cells.map { coarse[$0.coarse] * $0.share }
  }
}
