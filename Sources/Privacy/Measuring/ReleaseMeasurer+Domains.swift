import Tables

extension ReleaseMeasurer {
  /// The values of an open column that enough units hold: count + N_Z(0, σ²) ≥ T, with T from
  /// ``SelectionThreshold``. Their noisy counts are part of the answer and cost nothing more.
  ///
  /// Costs (k²/(2σ²), δ′) at record level, (2k²/(2σ²), δ′) for the column.
  /// - Throws: ``BudgetExceeded``, ``DeltaExceeded``, ``MeasuringError/unknownColumn(_:)``, or
  ///   ``MeasuringError/deltaOutOfRange(_:)`` for δ′ outside 1e-250 … 0.25.
  /// - Complexity: O(values · log values).
  public func deriveValues(
    of values: PrivateValues, variance: Variance, delta: Delta
  ) throws -> DomainDerivation {
    let rows = receipt.rowsPerUnit
    guard
      let threshold = SelectionThreshold.value(
        variance: variance, delta: delta, rowsPerUnit: rows)
    else { throw MeasuringError.deltaOutOfRange(delta) }
    let kind = DerivationCost.Kind.partition(variance: variance, delta: delta)
    try charge(kind, column: values.column)
    let noise = DiscreteGaussian(variance: variance)
    let kept = values.reaching(threshold) { noise.samples($0) }
    return note(
      DomainDerivation(
        column: values.column, kind: kind, answer: .values(kept, threshold: threshold),
        origin: .charged(receipt.id)))
  }

  /// Cuts that split a column's rows into about 2^L equal parts, by L rounds of bisection.
  ///
  /// `counts` is over a public grid whose first `cells` cells are in order (what follows, null, is
  /// left out). In every part with two cells or more, one cut t is drawn with
  /// P(t) ∝ exp(−ε_l·|below t − not below t|/2), exactly (Smith 2011; dpsynth's bisection).
  /// Costs k²·Σ ε_l²/8 at record level, four times that for the column.
  /// - Throws: ``BudgetExceeded``, ``MeasuringError``.
  /// - Complexity: O(levels · cells), and at most `cells` proposals a level on average.
  public func deriveCuts(
    of counts: TrueCounts, cells: Int, levels: [SelectionStrength]
  ) throws -> DomainDerivation {
    guard counts.clique.count == 1, let column = counts.clique.columns.first, cells >= 1,
      cells <= counts.cellCount
    else { throw MeasuringError.shapeMismatch(query: .marginal(counts.clique)) }
    let kind = DerivationCost.Kind.quantiles(levels: levels)
    try charge(kind, column: column)
    let cuts = NoisyAnswer.cuts(of: counts, cells: cells, levels: levels, bits: SecureRandom())
    return note(
      DomainDerivation(
        column: column, kind: kind, answer: .cuts(cuts, cells: cells), origin: .charged(receipt.id))
    )
  }
}
