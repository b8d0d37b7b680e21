import Privacy
import Tables

/// How a stratum stands out from the noise of what was measured.
struct StratumNoise: Sendable {
  /// Below this many standard deviations a stratum's size is said to be noise.
  static let leastRatio = 2.0
  /// Above this expected distance what a stratum says of another column is said to be noise.
  static let mostDistance = 0.5

  private let total: Double
  private let coarsenings: [Coarsening]
  private let oneWays: [Int: MarginalEstimate]
  /// Combined variance a cell of each measured pair.
  private let pairs: [Clique: Double]

  init(model: TableModel, measurements: [Measurement]) {
    total = model.total
    coarsenings = model.coarsenings
    oneWays = MarginalEstimate.oneWays(measurements)
    var precisions: [Clique: Double] = [:]
    for measurement in measurements {
      guard case .marginal(let clique) = measurement.query, clique.count == 2 else { continue }
      precisions[clique, default: 0] += 1 / measurement.variance.value
    }
    pairs = precisions.mapValues { 1 / $0 }
  }

  /// N·p/σ of a set of one column's fine cells; `nil` where the column was never measured.
  func ratio(of column: Int, cells: [Int], share: Double) -> Double? {
    guard let estimate = oneWays[column], !cells.isEmpty else { return nil }
    return total * share / (estimate.variance * Double(cells.count)).squareRoot()
  }

  /// What noise alone makes of the other columns within a stratum: the expected total variation distance of
  /// each one's distribution there, for columns measured together with it; larger ones first.
  func distances(of column: Int, cells: [Int], share: Double) -> [(column: Int, distance: Double)] {
    let coarse = Set(cells.map { coarsenings[column].cells[$0] }).count
    return pairs.compactMap { pair, variance in
      guard pair.contains(column), let other = pair.columns.first(where: { $0 != column }) else {
        return nil
      }
      // E|noise| of each other cell's sum over the stratum's coarse cells.
      let noise = (2 / Double.pi * variance * Double(coarse)).squareRoot()
      let sum = noise * Double(coarsenings[other].size)
      return (other, min(1, sum / (2 * max(1, total * share))))
    }.sorted { ($1.distance, $0.column) < ($0.distance, $1.column) }
  }

  /// Adds what conditions leave: the share of rows, and how it stands out from noise.
  ///
  /// - Parameters:
  ///   - likelihoods: by column, 1 for the fine cells that are left.
  ///   - share: the share of rows in cells that are left.
  func describe(
    _ likelihoods: [Int: [Double]], share: Double, _ encoding: TableEncoding,
    _ effect: inout StepEffect
  ) {
    effect.figures.append(StepFigure("share of rows that fit", after: share))
    let ratios = likelihoods.keys.sorted().compactMap { column -> Double? in
      let cells = (likelihoods[column] ?? []).indices.filter { likelihoods[column]?[$0] != 0 }
      return ratio(of: column, cells: cells, share: share)
    }
    guard let least = ratios.min() else { return }
    effect.figures.append(StepFigure("signal to noise of the rows that fit", after: least))
    if least < StratumNoise.leastRatio {
      effect.warnings.append(
        "dominated by noise: fewer rows fit than twice the noise of their measurement")
    }
  }

  /// Adds the figures of a margin's groups that are raised.
  func describe(
    _ margin: TargetMargin, in model: TableModel, _ encoding: TableEncoding,
    _ effect: inout StepEffect
  ) {
    let before = model.shares(of: margin)
    guard margin.clique.count == 1, let column = margin.clique.columns.first else { return }
    var weak: [String] = []
    for group in before.indices where margin.shares[group] > before[group] {
      let cells = margin.groups.indices.filter { margin.groups[$0] == group }
      let name = cells.count == 1 ? encoding.columns[column].label(cells[0]) : "the event"
      effect.figures.append(
        StepFigure("share of \(name)", before: before[group], after: margin.shares[group]))
      guard let ratio = ratio(of: column, cells: cells, share: before[group]) else {
        effect.warnings.append(
          "\(encoding.names[column]) was never measured, so nothing is known of this stratum")
        continue
      }
      effect.figures.append(StepFigure("signal to noise of \(name)", after: ratio))
      if ratio < StratumNoise.leastRatio { weak.append(name) }
      let distances = distances(of: column, cells: cells, share: before[group])
      if let worst = distances.first {
        effect.figures.append(
          StepFigure(
            "expected distance of \(encoding.names[worst.column]) within \(name), by noise alone",
            after: worst.distance))
      }
      let drowned = distances.filter { $0.distance > StratumNoise.mostDistance }
      if !drowned.isEmpty {
        effect.warnings.append(
          "within \(name) noise dominates "
            + drowned.map { encoding.names[$0.column] }.joined(separator: ", "))
      }
    }
    if !weak.isEmpty {
      effect.warnings.append(
        "dominated by noise, fewer rows than twice the noise of their measurement: "
          + weak.joined(separator: ", "))
    }
  }
}
