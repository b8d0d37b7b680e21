import Tables

extension TableModel {
  /// Draws `rows` rows of fine codes.
  ///
  /// Coarse codes come from the model. Among the rows of one coarse cell, the fine cells' expected counts are
  /// rounded with one uniform number (systematic sampling, Madow 1949), so that each is within 1 of its
  /// expectation, and handed out in random order.
  /// - Parameters:
  ///   - rows: 0 … 2³¹.
  ///   - seed: the same seed gives the same rows on any number of cores.
  ///   - isCancelled: asked every millisecond while fine codes are drawn, else as by the model.
  ///   - onPart: told, on any thread, when one of so many parts of the work is done.
  /// - Throws: `CancellationError` once `isCancelled` says so.
  /// - Complexity: O(rows · columns + cells); about 10 ns a value for each of the two levels.
  public func sample(
    rows: Int, seed: UInt64, isCancelled: () -> Bool = { false },
    onPart: @escaping @Sendable (_ parts: Int) -> Void = { _ in }
  ) throws(CancellationError) -> CodeTable {
    let refined = coarsenings.indices.filter { !coarsenings[$0].isIdentity }
    let parts = coarsenings.count + refined.count
    let coarse = try model.sample(rows: rows, seed: seed, isCancelled: isCancelled) {
      onPart(parts)
    }
    if refined.isEmpty { return coarse }
    let drawn = try Parallel.map(refined.count, isCancelled: isCancelled) {
      [coarsenings, densities] place, flag in
      let column = refined[place]
      let sampler = FineSampler(
        coarsening: coarsenings[column], shares: densities[column],
        random: SeededRandom(seed: seed, stream: FineSampler.firstStream + UInt64(column)))
      defer { onPart(parts) }
      return sampler.codes(coarse.columns[column], flag)
    }
    var columns = coarse.columns
    for (place, column) in refined.enumerated() { columns[column] = drawn[place] }
    return CodeTable(sizes: sizes, columns: columns, rowCount: coarse.rowCount)
  }
}

/// Draws one column's fine codes given its coarse ones.
struct FineSampler: Sendable {
  /// Streams below are the model's own.
  static let firstStream: UInt64 = 1 << 32
  /// Rows worked on between two looks at the flag: less than 1 ms.
  private static let pollRows = 16_384

  private let size: Int
  /// Fine cells in order of their coarse cell; those of coarse cell c are starts[c] ..< starts[c + 1].
  private let fine: [Int]
  private let starts: [Int]
  private let shares: [Double]
  private var random: SeededRandom

  init(coarsening: Coarsening, shares: [Double], random: SeededRandom) {
    size = coarsening.fineSize
    fine = coarsening.members.flatMap { $0 }
    starts = coarsening.members.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) }
    self.shares = shares
    self.random = random
  }

  /// The fine code of each row; of no use once the flag is raised.
  func codes(_ coarse: CodeColumn, _ flag: StopFlag) -> CodeColumn {
    var sampler = self
    let groups = starts.count - 1
    var counts = Array(repeating: 0, count: groups)
    for start in stride(from: 0, to: coarse.count, by: FineSampler.pollRows) {
      if flag.isRaised { return coarse }
      for row in start..<min(start + FineSampler.pollRows, coarse.count) {
        counts[coarse[row]] += 1
      }
    }
    var cursors = counts.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1) }
    var pool = Array(repeating: UInt16(0), count: coarse.count)
    for group in 0..<groups where counts[group] > 0 && !flag.isRaised {
      sampler.fill(&pool, cursors[group]..<cursors[group] + counts[group], of: group, flag)
    }
    var codes = Array(repeating: UInt16(0), count: coarse.count)
    for start in stride(from: 0, to: coarse.count, by: FineSampler.pollRows) {
      if flag.isRaised { break }
      for row in start..<min(start + FineSampler.pollRows, coarse.count) {
        let group = coarse[row]
        codes[row] = pool[cursors[group]]
        cursors[group] += 1
      }
    }
    return size <= 256
      ? .narrow(codes.map { UInt8(truncatingIfNeeded: $0) }) : .wide(codes)
  }

  /// Each fine cell of the group as often as its share asks for, within 1, in random order.
  private mutating func fill(
    _ pool: inout [UInt16], _ places: Range<Int>, of group: Int, _ flag: StopFlag
  ) {
    let members = starts[group]..<starts[group + 1]
    if members.count == 1 {
      let code = UInt16(truncatingIfNeeded: fine[members.lowerBound])
      for place in places { pool[place] = code }
      return
    }
    var reached = random.unit()
    var filled = places.lowerBound
    var last = fine[members.lowerBound]
    for member in members {
      reached += shares[fine[member]] * Double(places.count)
      let end = min(places.upperBound, places.lowerBound + Int(reached))
      if end > filled { last = fine[member] }
      while filled < end {
        pool[filled] = UInt16(truncatingIfNeeded: fine[member])
        filled += 1
      }
    }
    // Rounding errors of the sum can leave the last place open.
    while filled < places.upperBound {
      pool[filled] = UInt16(truncatingIfNeeded: last)
      filled += 1
    }
    var left = places.count
    while left > 1 {
      if left.isMultiple(of: FineSampler.pollRows), flag.isRaised { return }
      let chosen = Int(random.next().multipliedFullWidth(by: UInt64(left)).high)
      left -= 1
      pool.swapAt(places.lowerBound + left, places.lowerBound + chosen)
    }
  }
}
