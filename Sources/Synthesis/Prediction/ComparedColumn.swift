import Tables

/// One column as a prediction sees it: its released counts in fine, coarse and compared cells.
struct ComparedColumn: Sendable {
  /// Expected counts by fine cell, non-negative, summing to the total; even where nothing is measured.
  let fine: [Double]
  /// The same by coarse cell.
  let coarse: [Double]
  /// The same by cell of comparison.
  let compared: [Double]
  /// 1 − Σp² over coarse cells: the most total variation distance that dependence on it can make.
  let diversity: Double
  /// The part of the diversity, in the cells that both partitions cut, that lies within coarse cells.
  let hidden: Double
  /// Whether the counts are released ones.
  let isKnown: Bool
  private let fineSpectrum: CellSpectrum
  private let coarseSpectrum: CellSpectrum
  private let comparedSpectrum: CellSpectrum
  private let narrowSpectrum: CellSpectrum
  private let total: Double

  init(
    fine: [Double], _ coarsening: Coarsening, comparedOver cells: Coarsening, total: Double,
    isKnown: Bool
  ) {
    self.fine = fine
    self.total = total
    self.isKnown = isKnown
    coarse = coarsening.sums(fine)
    compared = cells.sums(fine)
    var both: [Int: Double] = [:]
    for (cell, count) in fine.enumerated() {
      both[coarsening.cells[cell] * cells.size + cells.cells[cell], default: 0] += count
    }
    func diversity(_ counts: some Sequence<Double>) -> Double {
      counts.reduce(1) { $0 - ($1 / total) * ($1 / total) }
    }
    let joined = diversity(both.sorted { $0.key < $1.key }.map(\.value))
    self.diversity = diversity(coarse)
    hidden =
      both.count > coarsening.size ? max(0, joined - self.diversity) / max(joined, 1e-9) : 0
    fineSpectrum = CellSpectrum(fine)
    coarseSpectrum = CellSpectrum(coarse)
    comparedSpectrum = CellSpectrum(compared)
    narrowSpectrum = compared.count < coarse.count ? comparedSpectrum : coarseSpectrum
  }

  /// The variance of a coarse cell's sum, on average, where fine cells have `variance`.
  func coarseVariance(_ variance: Double) -> Double {
    variance * Double(fine.count) / Double(max(1, coarse.count))
  }

  /// The expected distance over fine cells of counts with noise of `variance`.
  func fineError(_ variance: Double) -> Double { error(fineSpectrum, variance) }

  /// The expected distance over coarse cells of sums with noise of `variance`.
  func coarseError(_ variance: Double) -> Double { error(coarseSpectrum, variance) }

  /// The expected distance over the fewer of coarse and compared cells, where coarse cells have noise of
  /// `variance`.
  func narrowError(_ variance: Double) -> Double {
    let merged = Double(coarse.count) / Double(max(1, min(coarse.count, compared.count)))
    return error(narrowSpectrum, variance * merged)
  }

  /// The expected distance over fine cells where pairs have sharpened the sums over coarse ones.
  ///
  /// - Parameters:
  ///   - own: the variance of the column's own counts, by fine cell.
  ///   - sharper: that of the sums over coarse cells, once all is fitted.
  func fineError(_ own: Double, sharpenedTo sharper: Double) -> Double {
    let (all, between) = (fineError(own), coarseError(coarseVariance(own)))
    let kept = coarseError(sharper)
    return max(0, all * all - between * between + kept * kept).squareRoot()
  }

  /// What the noise of fine cells, of `variance` each, adds within coarse cells to the distance over the
  /// compared ones.
  func withinError(_ variance: Double) -> Double {
    let cells = Double(fine.count) / Double(max(1, compared.count))
    let all = error(comparedSpectrum, variance * cells)
    let between = coarseError(coarseVariance(variance))
    return max(0, all * all - between * between).squareRoot()
  }

  /// The distance over fine cells of another distribution, in any scale; 1 where nothing is known.
  func distance(to shares: [Double]) -> Double {
    let sum = shares.reduce(0, +)
    guard isKnown, sum > 0, shares.count == fine.count else { return 1 }
    return zip(fine, shares).reduce(0) { $0 + abs($1.0 / total - $1.1 / sum) } / 2
  }

  /// The number of rows is known far better than one column says, so that of A cells that noise cannot
  /// empty only A − 1 are free: a variance of (1 − 1/A) σ² each.
  private func error(_ spectrum: CellSpectrum, _ variance: Double) -> Double {
    let free = max(2, spectrum.cells(from: variance.squareRoot()))
    let sigma = (variance * (1 - 1 / free)).squareRoot()
    return min(1, spectrum.noise(sigma: sigma) / (2 * total))
  }
}
