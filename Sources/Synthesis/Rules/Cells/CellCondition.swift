import GraphicalModel
import Tables

/// A condition over cells in place of values: what it may be for a row that lies in given cells.
indirect enum CellCondition: Sendable, Hashable {
  /// The same for every row.
  case constant(CellTruth)
  /// One modelled column decides: the truth in each of its fine cells.
  case known(column: Int, truths: [CellTruth])
  /// Several columns are compared: ranges of their values decide.
  case compared(CellComparison)
  case negation(CellCondition)
  case both([CellCondition])
  case either([CellCondition])

  /// The modelled columns that it reads.
  var columns: Set<Int> {
    switch self {
    case .constant: []
    case .known(let column, _): [column]
    case .compared(let comparison): Set(comparison.sources)
    case .negation(let inner): inner.columns
    case .both(let parts), .either(let parts):
      parts.reduce(into: []) { $0.formUnion($1.columns) }
    }
  }

  /// The parts that one column decides.
  var knownParts: [(column: Int, truths: [CellTruth])] {
    switch self {
    case .constant, .compared: []
    case .known(let column, let truths): [(column, truths)]
    case .negation(let inner): inner.knownParts
    case .both(let parts), .either(let parts): parts.flatMap(\.knownParts)
    }
  }

  /// The comparisons of several columns within it.
  var comparisons: [CellComparison] {
    switch self {
    case .constant, .known: []
    case .compared(let comparison): [comparison]
    case .negation(let inner): inner.comparisons
    case .both(let parts), .either(let parts): parts.flatMap(\.comparisons)
    }
  }
}

/// Which coarse cells a clause leaves possible, over a clique of modelled columns.
struct CoarseCondition {
  private indirect enum Part {
    case constant(CellTruth)
    /// The truth by cell of an axis of the clique.
    case known(axis: Int, [CellTruth])
    case compared(CellComparison)
    case negation(Part)
    case both([Part])
    case either([Part])
  }

  private let clique: Clique
  private let sizes: [Int]
  private let part: Part
  /// By axis and coarse cell: ranges of the values in it.
  private let ranges: [[[CellValues]]]
  private let open: [Int: [CellValues]]

  /// - Parameters:
  ///   - clique: the table's columns; what a condition reads besides is taken at its whole domain, so that
  ///     more may seem possible than is.
  ///   - values: of a modelled column's fine cells.
  init(
    _ condition: CellCondition, over clique: Clique, _ coarsenings: [Coarsening],
    values: (Int) -> [CellValues]
  ) {
    self.clique = clique
    sizes = clique.columns.map { coarsenings[$0].size }
    part = CoarseCondition.part(condition, clique, coarsenings)
    let compared = Set(condition.comparisons.flatMap(\.sources))
    ranges = clique.columns.map { column in
      guard compared.contains(column) else { return [] }
      let fine = values(column)
      return coarsenings[column].members.map { members in
        CellValues.joined(members.map { ($0, fine[$0]) })
      }
    }
    var open: [Int: [CellValues]] = [:]
    for column in compared where !clique.contains(column) {
      open[column] = CellValues.joined(Array(values(column).enumerated().map { ($0, $1) }))
    }
    self.open = open
  }

  private static func part(
    _ condition: CellCondition, _ clique: Clique, _ coarsenings: [Coarsening]
  ) -> Part {
    switch condition {
    case .constant(let truth): return .constant(truth)
    case .known(let column, let truths):
      guard let axis = clique.columns.firstIndex(of: column) else {
        return .constant(truths.reduce([]) { $0.union($1) })
      }
      let coarsening = coarsenings[column]
      var coarse = Array(repeating: CellTruth([]), count: coarsening.size)
      for (cell, truth) in zip(coarsening.cells, truths) { coarse[cell].formUnion(truth) }
      return .known(axis: axis, coarse)
    case .compared(let comparison): return .compared(comparison)
    case .negation(let inner): return .negation(part(inner, clique, coarsenings))
    case .both(let parts): return .both(parts.map { part($0, clique, coarsenings) })
    case .either(let parts): return .either(parts.map { part($0, clique, coarsenings) })
    }
  }

  /// Whether a row may be in a cell, row-major with the last column fastest.
  ///
  /// - Complexity: O(cells), times the ranges of columns that are compared.
  var possible: [Bool] {
    var possible: [Bool] = []
    possible.reserveCapacity(sizes.reduce(1, *))
    _ = everyTruth {
      possible.append($0.isPossible)
      return true
    }
    return possible
  }

  /// Whether no cell may hold a row for which it is false.
  var neverFails: Bool { everyTruth { !$0.contains(.fails) } }

  /// Whether every cell's truth passes, asked in order until one does not.
  private func everyTruth(_ passes: (CellTruth) -> Bool) -> Bool {
    var cell = Array(repeating: 0, count: sizes.count)
    for _ in 0..<sizes.reduce(1, *) {
      if !passes(truth(part, cell)) { return false }
      for axis in cell.indices.reversed() {
        cell[axis] += 1
        if cell[axis] < sizes[axis] { break }
        cell[axis] = 0
      }
    }
    return true
  }

  private func truth(_ part: Part, _ cell: [Int]) -> CellTruth {
    switch part {
    case .constant(let truth): return truth
    case .known(let axis, let truths): return truths[cell[axis]]
    case .compared(let comparison): return compared(comparison, cell)
    case .negation(let inner): return truth(inner, cell).negated
    case .both(let parts):
      return parts.reduce(.holds) { $0.and(truth($1, cell)) }
    case .either(let parts):
      return parts.reduce(.fails) { $0.or(truth($1, cell)) }
    }
  }

  private func compared(_ comparison: CellComparison, _ cell: [Int]) -> CellTruth {
    var choices: [[CellValues]] = []
    for source in comparison.sources {
      if let axis = clique.columns.firstIndex(of: source) {
        choices.append(ranges[axis][cell[axis]])
      } else {
        choices.append(open[source] ?? [])
      }
    }
    var result: CellTruth = []
    var chosen = Array(repeating: 0, count: choices.count)
    guard choices.allSatisfy({ !$0.isEmpty }) else { return .anything }
    while true {
      result.formUnion(comparison.truth(zip(choices, chosen).map { $0[$1] }))
      if result == .anything { return result }
      var axis = chosen.count - 1
      while axis >= 0 {
        chosen[axis] += 1
        if chosen[axis] < choices[axis].count { break }
        chosen[axis] = 0
        axis -= 1
      }
      if axis < 0 { return result }
    }
  }
}
