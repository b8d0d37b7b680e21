import Tables

/// How many cells a junction tree over growing sets of cliques would have, without building it.
public struct TreeSize: Sendable {
  private enum Graph: Sendable {
    case narrow(EliminationGraph<UInt64>)
    case double(EliminationGraph<TwoWords>)
    case wide(EliminationGraph<WideBits>)
  }
  private var graph: Graph

  /// No cliques yet over columns of these sizes.
  public init(sizes: [Int]) {
    graph =
      sizes.count <= 64
      ? .narrow(EliminationGraph(sizes: sizes))
      : sizes.count <= 128
        ? .double(EliminationGraph(sizes: sizes)) : .wide(EliminationGraph(sizes: sizes))
  }

  /// Adds a clique that the tree must hold.
  public mutating func add(_ clique: Clique) {
    switch graph {
    case .narrow(var inner):
      inner.connect(clique)
      graph = .narrow(inner)
    case .double(var inner):
      inner.connect(clique)
      graph = .double(inner)
    case .wide(var inner):
      inner.connect(clique)
      graph = .wide(inner)
    }
  }

  /// The cells of all maximal cliques of one greedy elimination order; infinite past 1e308.
  ///
  /// - Complexity: O(columns²), about 2 µs at 15 columns.
  public var cells: Double {
    var random: SeededRandom?
    switch graph {
    case .narrow(let inner): return inner.eliminated(random: &random).cells
    case .double(let inner): return inner.eliminated(random: &random).cells
    case .wide(let inner): return inner.eliminated(random: &random).cells
    }
  }

  /// The cells with `clique` added.
  public func cells(adding clique: Clique) -> Double {
    var grown = self
    grown.add(clique)
    return grown.cells
  }
}
