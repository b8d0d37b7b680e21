import GraphicalModel
import Privacy
import Rules
import Tables

/// Cells of a few modelled columns that a rule leaves empty, whatever the coarse cells turn out to be.
struct RuleMask: Sendable, Hashable {
  /// How empty cells are found.
  enum Source: Sendable, Hashable {
    /// Where a clause is false for every value of the cell.
    case clause(CellCondition)
    /// Where no row of a list lies: fine codes in the order of the clique; null's cells are possible.
    case list([[Int]])
    /// Where a value is not the one that the others determine, by the released counts of all of them: the
    /// largest is kept.
    case determined(value: Int)
  }

  /// The modelled columns by code.
  let clique: Clique
  let source: Source
  /// The rule's place among the planned ones.
  let rule: Int

  /// The empty cells over coarse cells; `nil` where counts are needed that were not measured.
  ///
  /// - Complexity: O(cells).
  func zeros(
    _ coarsenings: [Coarsening], _ measurements: [Measurement], values: (Int) -> [CellValues],
    nulls: [Int?]
  ) -> StructuralZeros? {
    switch source {
    case .clause(let condition):
      let coarse = CoarseCondition(condition, over: clique, coarsenings, values: values)
      return StructuralZeros(clique: clique, isPossible: coarse.possible)
    case .list(let rows): return listed(rows, coarsenings, nulls: nulls)
    case .determined(let value): return determined(value, coarsenings, measurements, nulls: nulls)
    }
  }

  private func listed(
    _ rows: [[Int]], _ coarsenings: [Coarsening], nulls: [Int?]
  ) -> StructuralZeros? {
    let sizes = clique.columns.map { coarsenings[$0].size }
    guard let count = clique.cellCount(sizes: coarsenings.map(\.size)) else { return nil }
    var isPossible = Array(repeating: false, count: count)
    for row in rows {
      var cell = 0
      for (axis, code) in row.enumerated() {
        cell = cell * sizes[axis] + coarsenings[clique.columns[axis]].cells[code]
      }
      isPossible[cell] = true
    }
    // A row with a null has no combination that could be wrong.
    for (axis, column) in clique.columns.enumerated() {
      guard let null = nulls[column] else { continue }
      let coarse = coarsenings[column].cells[null]
      let step = sizes[(axis + 1)...].reduce(1, *)
      for cell in isPossible.indices where cell / step % sizes[axis] == coarse {
        isPossible[cell] = true
      }
    }
    return StructuralZeros(clique: clique, isPossible: isPossible)
  }

  /// Of each combination of the other columns the coarse cell of `value` with the largest released count.
  private func determined(
    _ value: Int, _ coarsenings: [Coarsening], _ measurements: [Measurement], nulls: [Int?]
  ) -> StructuralZeros? {
    let sizes = coarsenings.map(\.size)
    let released = measurements.filter { $0.query == .marginal(clique) }
    guard let axis = clique.columns.firstIndex(of: value),
      let counts = Measurement.combined(released)?.values,
      counts.count == clique.cellCount(sizes: sizes)
    else { return nil }
    let width = sizes[value]
    let step = clique.columns[(axis + 1)...].reduce(1) { $0 * sizes[$1] }
    let null = nulls[value].map { coarsenings[value].cells[$0] }
    var isPossible = Array(repeating: false, count: counts.count)
    for cell in counts.indices where cell / step % width == 0 {
      let column = (0..<width).map { cell + $0 * step }
      let best = column.indices.filter { $0 != null }.max {
        counts[column[$0]] < counts[column[$1]]
      }
      if let best { isPossible[column[best]] = true }
      // Null is not a second value.
      if let null { isPossible[column[null]] = true }
    }
    return StructuralZeros(clique: clique, isPossible: isPossible)
  }
}
