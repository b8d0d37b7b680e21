import GraphicalModel
import Privacy
import Tables

extension Synthesizer {
  /// ``measureAll(_:using:isCancelled:)`` with counts over fine cells only, summed to coarse ones here.
  ///
  /// For tables whose columns have few cells: every pair is counted over all its fine cells.
  public func measureAll(
    fine counts: (Clique) throws -> TrueCounts, using measurer: inout some Measurer,
    isCancelled: () -> Bool = { false }
  ) throws -> MeasuredTable {
    let sizes = request.sizes
    return try measureAll(
      { clique, coarsenings in
        let fine = try counts(clique)
        return coarsenings.map { fine.coarsened($0, sizes: sizes) } ?? fine
      }, using: &measurer, isCancelled: isCancelled)
  }
}
