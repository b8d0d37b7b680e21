import Privacy

/// How large a model may grow and how long it is fitted, by how clear its counts are.
///
/// The noise of a cell is σ/N of the whole, and σ is proportional to 1/√ρ: so N·√ρ says how clear counts
/// are, whatever the table. Where they are faint a larger model or a longer fit follows the noise and
/// loses accuracy; where they are clear both gain. The bounds were measured on Adult and both samples at ε
/// from 0.3 to 10: at N·√ρ = 6,500 and below a larger model gained nothing, at 12,000 it gained 7%.
struct ModelEffort: Hashable {
  /// Cells of a model over faint counts, the same as on screen.
  static let fewestCells = 65_536
  /// Cells of a model over the clearest counts.
  static let mostCells = 1_048_576
  /// Message passings over faint counts, the same as on screen.
  static let fewestIterations = 100
  /// Message passings over clear counts.
  static let mostIterations = 200
  /// N·√ρ from which on counts are clear.
  private static let clear = 9_000.0
  /// N·√ρ at which a model has ``fewestCells``; they grow with its square, as 1/σ² does.
  private static let unit = 6_000.0

  /// The most cells of the cliques together.
  let cellCap: Int
  /// Message passings of the last fit.
  let iterations: Int

  /// What `request` deserves on about `rows` rows, never more than it allows.
  init(_ request: SynthesisRequest, rows: Double) {
    let clarity = max(0, rows) * request.total.value.squareRoot()
    guard clarity >= ModelEffort.clear else {
      cellCap = min(request.cellCap, ModelEffort.fewestCells)
      iterations = min(request.iterations, ModelEffort.fewestIterations)
      return
    }
    let ratio = clarity / ModelEffort.unit
    let cells = min(Double(ModelEffort.mostCells), Double(ModelEffort.fewestCells) * ratio * ratio)
    cellCap = min(request.cellCap, Int(cells))
    iterations = request.iterations
  }
}

extension SynthesisRequest {
  /// The request with the effort that about `rows` rows deserve in place of the most allowed.
  func limited(toRows rows: Double) -> SynthesisRequest {
    let effort = ModelEffort(self, rows: rows)
    var request = self
    request.cellCap = effort.cellCap
    request.iterations = effort.iterations
    return request
  }
}
