import Tables

/// Which columns share a clique, and the cliques that eliminating columns one by one makes of it.
struct EliminationGraph<Bits: ColumnBits>: Sendable where Bits: Sendable {
  /// Cells of each column.
  let sizes: [Int]
  /// Neighbours of each column, the column itself left out.
  private(set) var neighbours: [Bits]

  init(sizes: [Int]) {
    self.sizes = sizes
    neighbours = Array(repeating: .none, count: sizes.count)
  }

  /// Makes every two columns of `clique` neighbours.
  mutating func connect(_ clique: Clique) {
    for first in clique.columns {
      for second in clique.columns where first != second { neighbours[first].insert(second) }
    }
  }

  /// Whether every two columns of `clique` are neighbours already.
  func connects(_ clique: Clique) -> Bool {
    clique.columns.allSatisfy { first in
      clique.columns.allSatisfy { $0 == first || neighbours[first].contains($0) }
    }
  }

  /// The maximal cliques of the greedy order: always the column whose clique has fewest cells.
  ///
  /// Ties fall to the lowest column, or to a random one when `random` is given.
  /// - Complexity: O(columns²) plus the fill-in.
  func eliminated(random: inout SeededRandom?) -> (cliques: [Bits], cells: Double) {
    eliminated(random: &random) { false } ?? ([], 0)
  }

  /// The same, asking every few columns; `nil` on a cancel.
  func eliminated(
    random: inout SeededRandom?, isCancelled: () -> Bool
  ) -> (cliques: [Bits], cells: Double)? {
    var graph = neighbours
    var costs = sizes.indices.map { cost(of: $0, in: graph) }
    var left = Array(sizes.indices)
    var cliques: [Bits] = []
    var cells = 0.0
    while !left.isEmpty {
      if left.count.isMultiple(of: 32), isCancelled() { return nil }
      let chosen = cheapest(of: left, costs: costs, random: &random)
      let column = left.remove(at: chosen)
      let around = graph[column]
      var clique = around
      clique.insert(column)
      if !cliques.contains(where: { clique.isSubset(of: $0) }) {
        cliques.append(clique)
        cells += costs[column]
      }
      around.forEach { neighbour in
        graph[neighbour].formUnion(around)
        graph[neighbour].remove(neighbour)
        graph[neighbour].remove(column)
      }
      around.forEach { costs[$0] = cost(of: $0, in: graph) }
    }
    return (cliques, cells)
  }

  private func cost(of column: Int, in graph: [Bits]) -> Double {
    var product = Double(sizes[column])
    graph[column].forEach { product *= Double(sizes[$0]) }
    return product
  }

  private func cheapest(of left: [Int], costs: [Double], random: inout SeededRandom?) -> Int {
    var best = 0
    var ties = 1
    for position in left.indices.dropFirst() {
      let difference = costs[left[position]] - costs[left[best]]
      if difference < 0 {
        best = position
        ties = 1
      } else if difference == 0 {
        ties += 1
        if let roll = random?.next(), roll % UInt64(ties) == 0 { best = position }
      }
    }
    return best
  }
}
