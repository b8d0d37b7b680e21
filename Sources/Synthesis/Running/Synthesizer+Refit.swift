import Privacy
import Tables

/// Measurements that a request cannot have led to.
public enum RefitError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The coarse cells given for this column are not those that its released one-way leads to.
  case coarsening(column: Int)
  /// A marginal has another number of cells than its columns.
  case shape(Clique)

  /// What does not fit, columns by position.
  public var description: String {
    switch self {
    case .coarsening(let column):
      "the coarse cells of column \(column) are not those that follow from its measured counts"
    case .shape(let clique): "the measured table over \(clique) has another number of cells"
    }
  }
}

extension Synthesizer {
  /// A release's model from its measurements alone: cold, and bit for bit the one that was released.
  ///
  /// - Parameters:
  ///   - measurements: all of them, in the order in which they were made.
  ///   - coarsenings: those written down with them; they are derived again and must agree. `nil` derives
  ///     them only.
  /// - Throws: ``RefitError``, or `CancellationError` once `isCancelled` says so.
  public func refit(
    _ measurements: [Measurement], coarsenings written: [Coarsening]? = nil,
    isCancelled: () -> Bool = { false }
  ) throws -> TableModel {
    let coarsenings = coarsenings(measurements)
    if let written {
      for column in coarsenings.indices
      where !written.indices.contains(column) || written[column] != coarsenings[column] {
        throw RefitError.coarsening(column: column)
      }
    }
    let sizes = coarsenings.map(\.size)
    for measurement in measurements where measurement.query.kind == .marginal {
      let clique = measurement.query.clique
      guard clique.columns.allSatisfy(sizes.indices.contains),
        measurement.values.count
          == clique.cellCount(sizes: clique.count == 1 ? request.sizes : sizes)
      else { throw RefitError.shape(clique) }
    }
    return try fit(measurements, isCancelled: isCancelled)
  }
}
