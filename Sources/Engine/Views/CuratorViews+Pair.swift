import Tables

extension CuratorViews {
  /// Two modelled columns together.
  ///
  /// - Parameters:
  ///   - pair: the columns' codes.
  ///   - sample: the synthetic rows; `nil` until there is a draft.
  ///   - variance: of a cell of the pair's own measurement; `nil` where it is not measured.
  /// - Throws: `CancellationError` once `isCancelled` says so.
  /// - Complexity: O(rows + cells of the pair).
  func pair(
    _ pair: Clique, _ counted: CountedTable, _ sample: CodeTable?, variance: Double?,
    generation: Int, isCancelled: @Sendable () -> Bool
  ) throws(CancellationError) -> PairPicture? {
    let encoding = dataset.encoding
    guard pair.columns.count == 2, pair.columns.allSatisfy(encoding.columns.indices.contains)
    else { return nil }
    let sides = pair.columns.map {
      PairSide(encoding.columns[$0], counted.publicCoarsenings[$0], position: encoding.modelled[$0])
    }
    let real = CuratorViews.numbers(try counted.publicPair(pair, isCancelled: isCancelled))
    var synthetic: [Double] = []
    if let sample {
      synthetic = try PairSide.counts(sample, pair, sides, isCancelled: isCancelled)
    }
    let scale = PairSide.scale(synthetic, to: real)
    let shown = PairSide.values(synthetic, sides).map { $0 * scale }
    return PairPicture(
      rows: sides[0].side, columns: sides[1].side, real: PairSide.values(real, sides),
      synthetic: shown,
      // Rows are drawn from a model: their counts vary with the square root of what is expected.
      noise: shown.map { 1.96 * ((variance ?? 0) + max(1, $0)).squareRoot() },
      isMeasured: variance != nil,
      spreads: try spreads(pair, sides, counted, sample, isCancelled: isCancelled),
      generation: generation)
  }

  /// Each numeric column's fine cells by the other's public ones.
  private func spreads(
    _ pair: Clique, _ sides: [PairSide], _ counted: CountedTable, _ sample: CodeTable?,
    isCancelled: @Sendable () -> Bool
  ) throws(CancellationError) -> [PairPicture.Spread] {
    let fine = counted.finePair(pair).map(CuratorViews.numbers)
    var spreads: [PairPicture.Spread] = []
    for place in sides.indices where !sides[place].side.edges.isEmpty {
      var own = sides
      if fine != nil { own[place] = own[place].withFineCells }
      var counts: [Double]
      if let fine {
        counts = PairSide.coarsened(fine, sides.map(\.fine), own)
      } else {
        counts = CuratorViews.numbers(try counted.publicPair(pair, isCancelled: isCancelled))
      }
      let total = counts
      let real = PairSide.groups(counts, own, value: place)
      counts = []
      if let sample {
        counts = try PairSide.counts(sample, pair, own, isCancelled: isCancelled)
        let scale = PairSide.scale(counts, to: total)
        counts = counts.map { $0 * scale }
      }
      spreads.append(
        PairPicture.Spread(
          valueColumn: sides[place].side.column, groupColumn: sides[1 - place].side.column,
          edges: own[place].side.edges, groups: sides[1 - place].side.labels, real: real,
          synthetic: counts.isEmpty ? [] : PairSide.groups(counts, own, value: place)))
    }
    return spreads
  }
}

/// One of the columns of a pair and how its cells are put together.
private struct PairSide {
  let encoding: ColumnEncoding
  let coarsening: Coarsening
  let side: PairPicture.Side
  /// The value cells: all but null's.
  let values: [Int]

  /// The column's own cells, null's included.
  var fine: Int { encoding.size }

  init(_ encoding: ColumnEncoding, _ coarsening: Coarsening, position: Int) {
    self.encoding = encoding
    self.coarsening = coarsening
    let null = encoding.nullCode.map { coarsening.cells[$0] }
    values = (0..<coarsening.size).filter { $0 != null }
    let labels = encoding.labels(of: coarsening)
    side = PairPicture.Side(
      column: position, labels: values.map { labels[$0] },
      edges: PairSide.edges(encoding, coarsening, values))
  }

  /// The same column with its own cells.
  var withFineCells: PairSide {
    PairSide(encoding, Coarsening(identity: encoding.size), position: side.column)
  }

  /// The edges of runs of bins; none where cells are not runs in order.
  private static func edges(
    _ encoding: ColumnEncoding, _ coarsening: Coarsening, _ values: [Int]
  ) -> [Double] {
    let edges = encoding.axisEdges
    guard encoding.bins != nil, edges.count == encoding.valueCount + 1 else { return [] }
    let members = coarsening.members
    var result: [Double] = []
    var next = 0
    for cell in values {
      guard members[cell].first == next, let last = members[cell].last,
        last - next + 1 == members[cell].count
      else { return [] }
      result.append(edges[next])
      next = last + 1
    }
    return next == encoding.valueCount ? result + [edges[next]] : []
  }

  /// How many rows of a sample fall into the cells of two sides.
  static func counts(
    _ sample: CodeTable, _ pair: Clique, _ sides: [PairSide], isCancelled: @Sendable () -> Bool
  ) throws(CancellationError) -> [Double] {
    var coarsenings = sample.sizes.map { Coarsening(identity: $0) }
    for (code, side) in zip(pair.columns, sides) { coarsenings[code] = side.coarsening }
    return try sample.coarsened(coarsenings, isCancelled: isCancelled)
      .counts(of: pair, isCancelled: isCancelled)
      .map(Double.init)
  }

  /// What brings the sum of `counts` to that of `other`.
  static func scale(_ counts: [Double], to other: [Double]) -> Double {
    let total = counts.reduce(0, +)
    return total > 0 ? other.reduce(0, +) / total : 0
  }

  /// Row-major counts without the null cells.
  static func values(_ counts: [Double], _ sides: [PairSide]) -> [Double] {
    guard !counts.isEmpty else { return [] }
    let width = sides[1].coarsening.size
    return sides[0].values.flatMap { row in sides[1].values.map { counts[row * width + $0] } }
  }

  /// Fine counts put together as the sides are.
  static func coarsened(_ counts: [Double], _ sizes: [Int], _ sides: [PairSide]) -> [Double] {
    let width = sides[1].coarsening.size
    var sums = Array(repeating: 0.0, count: sides[0].coarsening.size * width)
    for (place, count) in counts.enumerated() where count != 0 {
      let row = sides[0].coarsening.cells[place / sizes[1]]
      sums[row * width + sides[1].coarsening.cells[place % sizes[1]]] += count
    }
    return sums
  }

  /// The counts of the side `value`, one list for each value cell of the other.
  static func groups(_ counts: [Double], _ sides: [PairSide], value: Int) -> [[Double]] {
    let width = sides[1].coarsening.size
    return sides[1 - value].values.map { group in
      sides[value].values.map { cell in
        value == 0 ? counts[cell * width + group] : counts[group * width + cell]
      }
    }
  }
}
