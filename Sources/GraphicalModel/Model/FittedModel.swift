import Tables

/// A distribution over all columns that factors along a junction tree, scaled to a number of rows.
///
/// Of the distributions closest to its targets it is the one of greatest entropy that the fit could reach
/// (McKenna, Sheldon and Miklau 2019).
public struct FittedModel: Sendable {
  /// The cliques and how they hang together.
  public var tree: JunctionTree { layout.tree }
  /// How many rows the model stands for, at least 1.
  public let total: Double
  /// Σ ‖μ − y‖²/(2σ²) over the targets, μ the model's marginals.
  public let loss: Double
  /// Message passings spent.
  public let iterations: Int

  let layout: BeliefLayout
  /// Every node's cells, summing to ``total``.
  let beliefs: [Double]

  /// Cells of each column.
  public var sizes: [Int] { tree.sizes }

  /// Cells of all cliques together.
  public var cellCount: Int { layout.beliefCells }

  /// A node's cells as an array.
  func belief(_ node: Int) -> ArraySlice<Double> {
    let place = layout.nodes[node]
    return beliefs[place.offset..<place.offset + place.cells]
  }
}
