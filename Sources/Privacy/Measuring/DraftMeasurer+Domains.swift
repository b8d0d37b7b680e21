import Tables

extension DraftMeasurer {
  /// The values whose count plus round(σ·z) reaches the threshold of a release, with z fixed by
  /// (seed, column, the value's bytes): a moved share shows and hides values one by one.
  ///
  /// - Throws: ``MeasuringError/deltaOutOfRange(_:)`` for δ′ outside 1e-250 … 0.25.
  /// - Complexity: O(values · log values).
  public mutating func deriveValues(
    of values: PrivateValues, variance: Variance, delta: Delta
  ) throws -> DomainDerivation {
    guard
      let threshold = SelectionThreshold.value(
        variance: variance, delta: delta, rowsPerUnit: rowsPerUnit)
    else { throw MeasuringError.deltaOutOfRange(delta) }
    let key = key(Identity(clique: Clique(values.column), kind: .values))
    let sigma = variance.value.squareRoot()
    let kept = values.reaching(threshold) { bytes in
      DraftNoise.value(bytes, key: key, sigma: sigma)
    }
    let derivation = DomainDerivation(
      column: values.column, kind: .partition(variance: variance, delta: delta),
      answer: .values(kept, threshold: threshold), origin: .draft)
    derivations.append(derivation)
    return derivation
  }

  /// Cuts by bisection as in a release, each the largest of −ε_l·|below − not below|/2 plus Gumbel noise
  /// that is fixed by (seed, column, level, cut): the same law, and the same luck at every strength.
  ///
  /// - Throws: ``MeasuringError/shapeMismatch(query:)``.
  /// - Complexity: O(levels · cells).
  public mutating func deriveCuts(
    of counts: TrueCounts, cells: Int, levels: [SelectionStrength]
  ) throws -> DomainDerivation {
    guard counts.clique.count == 1, let column = counts.clique.columns.first, cells >= 1,
      cells <= counts.cellCount
    else { throw MeasuringError.shapeMismatch(query: .marginal(counts.clique)) }
    let key = key(Identity(clique: counts.clique, kind: .cuts))
    let cuts = NoisyAnswer.draftCuts(of: counts, cells: cells, levels: levels) { level, cut in
      DraftNoise.gumbel(key: key, level: level, cut: cut)
    }
    let derivation = DomainDerivation(
      column: column, kind: .quantiles(levels: levels), answer: .cuts(cuts, cells: cells),
      origin: .draft)
    derivations.append(derivation)
    return derivation
  }
}
