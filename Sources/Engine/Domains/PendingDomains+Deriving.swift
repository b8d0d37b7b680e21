import Privacy
import Tables

extension PendingDomains {
  /// Derives what `plan` has planned, with the measurer's noise.
  ///
  /// - Parameters:
  ///   - plan: derivations by modelled column.
  ///   - dataset: the real rows, encoded under ``standIns``.
  /// - Throws: what the measurer throws; `CancellationError` once `isCancelled` says so.
  /// - Complexity: O(rows) a column.
  func derive(
    _ plan: [DomainPlan.Derivation], from dataset: Dataset,
    using measurer: inout some Measurer, isCancelled: @Sendable () -> Bool
  ) throws -> [DomainDerivation] {
    try plan.map { planned in
      if isCancelled() { throw CancellationError() }
      let column = dataset.encoding.columns[planned.column]
      switch planned.kind {
      case .partition(let variance, let delta):
        guard let texts = dataset.table.column(named: column.schema.name) else {
          throw MeasuringError.unknownColumn(planned.column)
        }
        return try measurer.deriveValues(
          of: PrivateValues(
            column: planned.column,
            values: (0..<dataset.table.rowCount).lazy.map { texts.text($0) }),
          variance: variance, delta: delta)
      case .quantiles(let levels):
        return try measurer.deriveCuts(
          of: dataset.rows.counts(of: Clique(planned.column)), cells: column.valueCount,
          levels: levels)
      }
    }
  }
}
