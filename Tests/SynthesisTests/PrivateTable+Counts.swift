import Tables

extension PrivateTable {
  /// Counts as a synthesis asks for them: over fine cells, or over those of coarsenings.
  func counts(_ clique: Clique, _ coarsenings: [Coarsening]?) -> TrueCounts {
    let fine = counts(of: clique)
    return coarsenings.map { fine.coarsened($0, sizes: sizes) } ?? fine
  }
}
