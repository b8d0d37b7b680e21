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
  }

  /// The variance of a coarse cell's sum, on average, where fine cells have `variance`.
  func coarseVariance(_ variance: Double) -> Double {
    variance * Double(fine.count) / Double(max(1, coarse.count))
  }

  /// The expected distance over fine cells of counts with noise of `variance`.
  func fineError(_ variance: Double) -> Double { error(fineSpectrum, variance) }

  /// The expected distance over coarse cells of sums with noise of `variance`.
  func coarseError(_ variance: Double) -> Double { error(coarseSpectrum, variance) }

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

  private func error(_ spectrum: CellSpectrum, _ variance: Double) -> Double {
    min(1, spectrum.noise(sigma: variance.squareRoot()) / (2 * total))
  }
}
