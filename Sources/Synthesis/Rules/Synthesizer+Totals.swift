import GraphicalModel
import Privacy
import Tables

extension Synthesizer {
  /// The model with public totals over single columns met in expectation: tilted as little as can be (the
  /// Kullback–Leibler closest model, Csiszár 1975), one total after the other, a few times where there are several.
  func tilted(
    _ model: FittedModel, _ coarsenings: [Coarsening], isCancelled: () -> Bool
  ) throws(CancellationError) -> FittedModel {
    let totals = request.rules.tilts(coarsenings)
    guard !totals.isEmpty else { return model }
    let rows = Double(request.rows ?? Int(min(model.total, 2_000_000_000).rounded()))
    var model = model
    for _ in 0..<(totals.count == 1 ? 1 : 8) {
      for total in totals {
        let counts = model.marginal(of: Clique(total.column))
        let sum = counts.reduce(0, +)
        let inside = zip(counts, total.isMet).reduce(0.0) { $0 + ($1.1 ? $1.0 : 0) } / sum
        let range = total.target.counts(of: Int(rows))
        let wanted = Double(range.lowerBound + range.upperBound) / 2 / max(1, rows)
        guard inside > 0, inside < 1, wanted > 0, wanted < 1 else { continue }
        let weights = total.isMet.map { $0 ? wanted / inside : (1 - wanted) / (1 - inside) }
        let tilted = try model.conditioned(on: [total.column: weights], isCancelled: isCancelled)
        if let next = tilted.model { model = next }
      }
    }
    return model
  }
}
