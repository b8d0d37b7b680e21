extension TrueCounts {
  /// The counts of a table over coarse cells, from those over fine ones, behind the wall.
  ///
  /// - Parameters:
  ///   - coarsenings: One for each modelled column, by position in the table.
  ///   - sizes: The fine cells of each modelled column.
  /// - Precondition: these counts are over the fine cells of their clique's columns.
  /// - Complexity: O(fine cells).
  public func coarsened(_ coarsenings: [Coarsening], sizes: [Int]) -> TrueCounts {
    let maps = clique.columns.map { coarsenings[$0] }
    precondition(
      zip(clique.columns, maps).allSatisfy { sizes[$0] == $1.fineSize }
        && maps.reduce(1) { $0 * $1.fineSize } == cells.count,
      "the coarsenings are those of another table")
    if maps.allSatisfy(\.isIdentity) { return self }
    var sums = [Int32](repeating: 0, count: maps.reduce(1) { $0 * $1.size })
    // The coarse start of each row of fine cells, built up from the slowest column.
    var starts = [0]
    for map in maps.dropLast() {
      starts = starts.flatMap { start in map.cells.map { start * map.size + $0 } }
    }
    guard let last = maps.last else { return self }
    var fine = 0
    for start in starts {
      let base = start * last.size
      for cell in last.cells {
        sums[base + cell] &+= cells[fine]
        fine += 1
      }
    }
    return TrueCounts(clique: clique, cells: sums)
  }
}
