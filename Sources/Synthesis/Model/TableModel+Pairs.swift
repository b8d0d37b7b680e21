import GraphicalModel
import Tables

extension TableModel {
  /// Every pair's expected counts over other cells than the model's, in rows: row-major.
  ///
  /// A pair's table over the model's coarse cells is spread over fine ones by their shares and summed to
  /// `others`: W₁ᵀ M W₂ with W the share of each other cell in each coarse one.
  /// - Parameters:
  ///   - others: for each column, fine cells put together in another way.
  ///   - isCancelled: asked between pairs.
  /// - Throws: `CancellationError` once `isCancelled` says so.
  /// - Complexity: as `FittedModel.pairMarginals`, and O(coarse cells · other cells) a pair.
  public func pairMarginals(
    over others: [Coarsening], isCancelled: @Sendable () -> Bool = { false }
  ) throws(CancellationError) -> [Clique: [Double]] {
    let pairs = try model.pairMarginals(isCancelled: isCancelled)
      .sorted { $0.key < $1.key }
    let spreads = coarsenings.indices.map {
      CellSpread(coarsenings[$0], shares: densities[$0], to: others[$0])
    }
    let tables = Parallel.map(pairs.count) { place -> [Double] in
      if isCancelled() { return [] }
      let (first, second) = (pairs[place].key.columns[0], pairs[place].key.columns[1])
      let turned = spreads[second].appliedToRows(
        pairs[place].value, rows: coarsenings[first].size)
      return spreads[first].appliedToColumns(turned, columns: others[second].size)
    }
    if isCancelled() { throw CancellationError() }
    return Dictionary(
      uniqueKeysWithValues: zip(pairs, tables).map { ($0.key, $1) })
  }
}

/// How each coarse cell's rows spread over another set of cells: few entries a cell.
private struct CellSpread: Sendable {
  /// For each coarse cell, the other cells that share fine ones with it, with their shares.
  private let entries: [[(cell: Int, share: Double)]]
  private let size: Int

  init(_ coarsening: Coarsening, shares: [Double], to other: Coarsening) {
    entries = coarsening.members.map { members in
      var sums: [Int: Double] = [:]
      for fine in members { sums[other.cells[fine], default: 0] += shares[fine] }
      return sums.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
    size = other.size
  }

  /// Every row of a table spread along the row.
  func appliedToRows(_ table: [Double], rows: Int) -> [Double] {
    var result = Array(repeating: 0.0, count: rows * size)
    for row in 0..<rows {
      for (coarse, targets) in entries.enumerated() {
        let value = table[row * entries.count + coarse]
        for target in targets { result[row * size + target.cell] += value * target.share }
      }
    }
    return result
  }

  /// Every column of a table spread along the column.
  func appliedToColumns(_ table: [Double], columns: Int) -> [Double] {
    var result = Array(repeating: 0.0, count: size * columns)
    for (coarse, targets) in entries.enumerated() {
      for target in targets {
        for column in 0..<columns {
          result[target.cell * columns + column] += table[coarse * columns + column] * target.share
        }
      }
    }
    return result
  }
}
