import Evaluation
import Synthesis
@_spi(RealData) import Tables

/// Pictures of the real rows beside the synthetic ones, for the curator's eyes: not private.
///
/// One of the few files that open real counts (`.ci/real-data-files`).
struct CuratorViews: Sendable {
  let dataset: Dataset
  private let measure: AssociationMeasure

  init(_ dataset: Dataset, measure: AssociationMeasure) {
    self.dataset = dataset
    self.measure = measure
  }

  /// The moments of every modelled column of the real rows, whatever its cells are.
  ///
  /// - Throws: `CancellationError` once `isCancelled` says so.
  func realMoments(isCancelled: () -> Bool) throws(CancellationError) -> [Moments] {
    try Parallel.map(dataset.encoding.modelled.count, isCancelled: isCancelled) {
      [dataset] code, flag in
      let position = dataset.encoding.modelled[code]
      let column = dataset.schema.columns[position]
      guard let values = dataset.table.column(named: column.name) else { return Moments.undefined }
      return MomentsText.moments(of: values, column) { flag.isRaised }
    }
  }

  /// The real side: histograms, moments, association.
  ///
  /// - Throws: `CancellationError` once `isCancelled` says so.
  func real(
    _ counted: CountedTable, _ moments: [Moments], isCancelled: @Sendable () -> Bool
  ) throws(CancellationError) -> RealPicture {
    let encoding = dataset.encoding
    var columns: [Int: RealColumn] = [:]
    for (code, position) in encoding.modelled.enumerated() {
      let column = encoding.columns[code]
      let cells = counted.oneWay(code).cells.map(Double.init)
      let format = encoding.formats[position]
      columns[position] = RealColumn(
        labels: (0..<column.valueCount).map { column.label($0, format: format) },
        edges: column.axisEdges, counts: Array(cells.prefix(column.valueCount)),
        moments: moments[code])
    }
    let cells = encoding.pairCells
    let association = PairMatrix(cells, measure) { clique in
      guard !isCancelled(),
        let counts = try? counted.publicPair(clique, isCancelled: isCancelled)
      else { return nil }
      return ContingencyTable(
        real: counts, sizes: cells.map(\.size),
        nullRow: measure.excludesNulls ? cells[clique.columns[0]].nullCell : nil,
        nullColumn: measure.excludesNulls ? cells[clique.columns[1]].nullCell : nil)
    }
    if isCancelled() { throw CancellationError() }
    return RealPicture(
      columns: columns, measure: measure,
      associationColumns: compared.map { encoding.modelled[$0] },
      association: association.values(of: compared))
  }

  /// The modelled columns that the measure is defined for, by code.
  private var compared: [Int] {
    let columns = dataset.encoding.columns
    return columns.indices.filter { measure == .cramersV || columns[$0].hasCellValues }
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
  /// - Parameter onPart: told, on any thread, when one of so many parts of the work is done.
  /// - Throws: `CancellationError` once `isCancelled` says so.
  func picture(
    of sample: CodeTable, _ counted: CountedTable, isCancelled: @Sendable () -> Bool,
    onPart: @Sendable (_ parts: Int) -> Void = { _ in }
  ) throws(CancellationError) -> SyntheticPicture {
    var columns: [Int: SyntheticColumn] = [:]
    for code in sample.sizes.indices {
      columns[dataset.encoding.modelled[code]] = synthetic(
        code,
        counts: try sample.counts(of: Clique(code), isCancelled: isCancelled).map(Double.init),
        real: counted.oneWay(code))
    }
    let shown = try sample.coarsened(counted.publicCoarsenings, isCancelled: isCancelled)
    let pairs = try shown.pairCounts(isCancelled: isCancelled, onPart: onPart)
    return try picture(
      columns: columns, pairs: pairs.mapValues { $0.map(Double.init) }, counted,
      isCancelled: isCancelled)
  }

  /// The synthetic side of every picture, from the model's own tables: before there are rows.
  ///
  /// - Throws: `CancellationError` once `isCancelled` says so.
  func picture(
    of model: TableModel, _ counted: CountedTable, isCancelled: @Sendable () -> Bool
  ) throws(CancellationError) -> SyntheticPicture {
    var columns: [Int: SyntheticColumn] = [:]
    for code in model.sizes.indices {
      columns[dataset.encoding.modelled[code]] = synthetic(
        code, counts: model.marginal(of: code), real: counted.oneWay(code))
    }
    let pairs = try model.pairMarginals(
      over: counted.publicCoarsenings, isCancelled: isCancelled)
    return try picture(columns: columns, pairs: pairs, counted, isCancelled: isCancelled)
  }

  private func picture(
    columns: [Int: SyntheticColumn], pairs: [Clique: [Double]], _ counted: CountedTable,
    isCancelled: @Sendable () -> Bool
  ) throws(CancellationError) -> SyntheticPicture {
    let cells = dataset.encoding.pairCells
    let association = PairMatrix(cells, measure) { clique in
      guard !isCancelled(), let counts = pairs[clique] else { return nil }
      let (first, second) = (cells[clique.columns[0]], cells[clique.columns[1]])
      return ContingencyTable(
        rows: first.size, columns: second.size, weights: counts,
        nullRow: measure.excludesNulls ? first.nullCell : nil,
        nullColumn: measure.excludesNulls ? second.nullCell : nil)
    }
    if isCancelled() { throw CancellationError() }
    var distances = PairMatrix(count: cells.count, diagonal: 0)
    var sum = 0.0
    for (clique, counts) in pairs.sorted(by: { $0.key < $1.key }) {
      if isCancelled() { throw CancellationError() }
      let real = try counted.publicPair(clique, isCancelled: isCancelled)
      let distance = CuratorViews.distance(real, counts)
      distances.set(clique, distance)
      sum += distance
    }
    return SyntheticPicture(
      columns: columns, association: association.values(of: compared),
      pairDistance: distances.values(of: compared),
      meanPairDistance: pairs.isEmpty ? nil : sum / Double(pairs.count))
  }

  /// Total variation distance between real and synthetic counts over one clique, 0 … 1.
  static func distance(_ real: TrueCounts, _ synthetic: [Double]) -> Double {
    let realTotal = real.cells.reduce(0) { $0 + Int($1) }
    let syntheticTotal = synthetic.reduce(0, +)
    guard realTotal > 0, syntheticTotal > 0 else { return .nan }
    let (left, right) = (1 / Double(realTotal), 1 / syntheticTotal)
    var sum = 0.0
    for (a, b) in zip(real.cells, synthetic) { sum += abs(Double(a) * left - b * right) }
    return sum / 2
  }

  /// The real counts of one clique as numbers, for a profile.
  static func numbers(_ counts: TrueCounts) -> [Double] { counts.cells.map(Double.init) }
}
