import GraphicalModel
import Privacy
import Tables

extension Synthesizer {
  /// The part of the model's cells that rules may take, before any pair is chosen.
  private static let ruleShare = 0.5

  /// The cells that rules leave empty, over the coarse cells of `coarsenings`: public, but for pairs whose
  /// released counts say which value determines which.
  ///
  /// Tables of few cells come first, as long as the junction tree over them takes at most half of the cell
  /// cap; rows that break a rule left out are mended after drawing. A table without an empty cell is left out.
  /// - Complexity: O(cells of the tables).
  func ruleZeros(
    _ measurements: [Measurement], _ coarsenings: [Coarsening]
  ) -> [StructuralZeros] {
    let rules = request.rules
    guard rules.hasZeros else { return [] }
    let sizes = coarsenings.map(\.size)
    var tables: [Clique: StructuralZeros] = [:]
    for zeros in rules.zeros(coarsenings, measurements) where zeros.isPossible.contains(false) {
      tables[zeros.clique] = tables[zeros.clique].map { $0.both(zeros) } ?? zeros
    }
    let ordered = tables.values.sorted { left, right in
      left.isPossible.count == right.isPossible.count
        ? left.clique < right.clique : left.isPossible.count < right.isPossible.count
    }
    // The same in every round, whatever the model may grow to.
    let cap = Double(min(request.cellCap, ModelEffort.fewestCells))
    let most = max(cap * Synthesizer.ruleShare, Double(sizes.reduce(0, +)))
    var size = TreeSize(sizes: sizes)
    var kept: [StructuralZeros] = []
    for zeros in ordered {
      guard zeros.isPossible.contains(true), size.cells(adding: zeros.clique) <= most else {
        continue
      }
      size.add(zeros.clique)
      kept.append(zeros)
    }
    return kept
  }
}

extension StructuralZeros {
  /// What both leave possible, over the same clique.
  fileprivate func both(_ other: StructuralZeros) -> StructuralZeros {
    StructuralZeros(
      clique: clique, isPossible: zip(isPossible, other.isPossible).map { $0 && $1 })
  }
}
