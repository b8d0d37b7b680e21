import Evaluation
import Privacy
@_spi(RealData) import Tables

/// Pictures of the real rows beside the synthetic ones, for the curator's eyes: not private.
///
/// One of the few files that open real counts (`.ci/real-data-files`).
struct CuratorViews: Sendable {
  private let dataset: Dataset
  private let measure: AssociationMeasure

  init(_ dataset: Dataset, measure: AssociationMeasure) {
    self.dataset = dataset
    self.measure = measure
  }

  /// The real side: histograms, moments, association.
  func real(_ counted: CountedTable) -> RealPicture {
    let encoding = dataset.encoding
    var columns: [Int: RealColumn] = [:]
    let moments = Parallel.map(encoding.modelled.count) { [dataset] code in
      let position = dataset.encoding.modelled[code]
      return MomentsText.moments(
        of: dataset.table.columns[position], dataset.schema.columns[position])
    }
    for (code, position) in encoding.modelled.enumerated() {
      let column = encoding.columns[code]
      let cells = counted.counts(Clique(code)).cells.map(Double.init)
      let format = encoding.formats[position]
      columns[position] = RealColumn(
        labels: (0..<column.valueCount).map { column.label($0, format: format) },
        edges: column.axisEdges, counts: Array(cells.prefix(column.valueCount)),
        moments: moments[code])
    }
    let association = PairMatrix(encoding, measure) { clique in
      ContingencyTable(
        real: counted.counts(clique), sizes: encoding.sizes,
        nullRow: measure.excludesNulls ? encoding.columns[clique.columns[0]].nullCode : nil,
        nullColumn: measure.excludesNulls ? encoding.columns[clique.columns[1]].nullCode : nil)
    }
    return RealPicture(
      columns: columns, measure: measure,
      associationColumns: compared.map { encoding.modelled[$0] },
      association: association.values(of: compared))
  }

  /// The modelled columns that the measure is defined for, by code.
  private var compared: [Int] {
    let columns = dataset.encoding.columns
    return columns.indices.filter { measure == .cramersV || columns[$0].cellValues != nil }
  }

  /// A modelled column's synthetic side from its one-way table, in any scale.
  func synthetic(_ code: Int, counts: [Double], real: TrueCounts) -> SyntheticColumn {
    let realTotal = Double(real.cells.reduce(0) { $0 + Int($1) })
    let total = counts.reduce(0, +)
    let scale = total > 0 ? realTotal / total : 0
    var distance = 0.0
    for (cell, count) in counts.enumerated() where real.cells.indices.contains(cell) {
      distance += abs(count * scale - Double(real.cells[cell]))
    }
    return SyntheticColumn(
      counts: counts.prefix(dataset.encoding.columns[code].valueCount).map { $0 * scale },
      distance: realTotal > 0 ? distance / (2 * realTotal) : .nan)
  }

  /// The synthetic side of every picture, from sampled rows.
  ///
  /// - Throws: `CancellationError` once `isCancelled` says so.
  func picture(
    of sample: CodeTable, _ counted: CountedTable, isCancelled: @Sendable () -> Bool
  ) throws(CancellationError) -> SyntheticPicture {
    let encoding = dataset.encoding
    var columns: [Int: SyntheticColumn] = [:]
    for code in sample.sizes.indices {
      columns[encoding.modelled[code]] = synthetic(
        code, counts: sample.counts(of: Clique(code)).map(Double.init),
        real: counted.counts(Clique(code)))
    }
    let pairs = try sample.pairCounts(isCancelled: isCancelled)
    let association = PairMatrix(encoding, measure) { clique in
      guard let counts = pairs[clique] else { return nil }
      let (first, second) = (clique.columns[0], clique.columns[1])
      return ContingencyTable(
        rows: encoding.sizes[first], columns: encoding.sizes[second], counts: counts,
        nullRow: measure.excludesNulls ? encoding.columns[first].nullCode : nil,
        nullColumn: measure.excludesNulls ? encoding.columns[second].nullCode : nil)
    }
    var distances = PairMatrix(count: sample.sizes.count, diagonal: 0)
    var sum = 0.0
    for (clique, counts) in pairs {
      let distance = CuratorViews.distance(counted.counts(clique), counts)
      distances.set(clique, distance)
      sum += distance
    }
    return SyntheticPicture(
      columns: columns, association: association.values(of: compared),
      pairDistance: distances.values(of: compared),
      meanPairDistance: pairs.isEmpty ? nil : sum / Double(pairs.count))
  }

  /// Total variation distance between real and synthetic counts over one clique, 0 … 1.
  static func distance(_ real: TrueCounts, _ synthetic: [Int32]) -> Double {
    var (realTotal, syntheticTotal) = (0, 0)
    for count in real.cells { realTotal += Int(count) }
    for count in synthetic { syntheticTotal += Int(count) }
    guard realTotal > 0, syntheticTotal > 0 else { return .nan }
    let (left, right) = (1 / Double(realTotal), 1 / Double(syntheticTotal))
    var sum = 0.0
    for (a, b) in zip(real.cells, synthetic) { sum += abs(Double(a) * left - Double(b) * right) }
    return sum / 2
  }

  /// The real counts of one clique as numbers, for a profile.
  static func numbers(_ counts: TrueCounts) -> [Double] { counts.cells.map(Double.init) }
}
