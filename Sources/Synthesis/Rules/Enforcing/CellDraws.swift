import Tables

/// Draws values of one modelled column: within a fine cell, or within the coarse cell that holds it.
struct CellDraws: Sendable {
  private let encoding: ColumnEncoding
  private let coarsening: Coarsening
  /// Fine cells in order of their coarse cell, and where those of each begin.
  private let fine: [Int]
  private let starts: [Int]
  /// Running sums of the fine cells' shares, in the order of ``fine``.
  private let sums: [Double]

  /// - Parameters:
  ///   - shares: of each fine cell in its coarse one, at least 0.
  ///   - allowed: cells whose values may be drawn at all.
  init(
    _ encoding: ColumnEncoding, _ coarsening: Coarsening, shares: [Double], allowed: [Bool]? = nil
  ) {
    self.encoding = encoding
    self.coarsening = coarsening
    values = DomainValues(encoding) { allowed?[$0] ?? true }
    allowsNull = encoding.nullCode.map { allowed?[$0] ?? true } ?? false
    fine = coarsening.members.flatMap { $0 }
    starts = coarsening.members.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) }
    var sum = 0.0
    sums = fine.map { cell in
      if allowed?[cell] ?? true { sum += max(0, shares[cell]) }
      return sum
    }
  }

  /// The values that may be drawn at all, null left out.
  let values: DomainValues
  /// Whether null may be drawn.
  let allowsNull: Bool

  /// Whether values of a cell differ.
  func isWide(_ code: Int) -> Bool {
    guard let bins = encoding.bins, code < bins.count else { return false }
    return bins.start(of: code) != bins.steps(of: code).upperBound
  }

  /// Whether the coarse cell of a code holds more than that code.
  func hasNeighbours(_ code: Int) -> Bool {
    let coarse = coarsening.cells[code]
    return starts[coarse + 1] - starts[coarse] > 1
  }

  /// A value of a cell: uniform in a bin, the code of a category, or null.
  func value(_ code: Int, using random: inout SeededRandom) -> Int64 {
    if encoding.isNull(code) { return PackedIntegers.null }
    guard let bins = encoding.bins else { return Int64(code) }
    return bins.drawn(from: code, using: &random)
  }

  /// A code of the coarse cell that holds `code`, by shares.
  func neighbour(of code: Int, using random: inout SeededRandom) -> Int {
    let coarse = coarsening.cells[code]
    let range = starts[coarse]..<starts[coarse + 1]
    let before = range.lowerBound > 0 ? sums[range.lowerBound - 1] : 0
    let total = sums[range.upperBound - 1] - before
    guard total > 0 else {
      let place = random.next().multipliedFullWidth(by: UInt64(range.count)).high
      return fine[range.lowerBound + Int(place)]
    }
    let wanted = before + random.unit() * total
    var (low, high) = (range.lowerBound, range.upperBound - 1)
    while low < high {
      let middle = (low + high) / 2
      if sums[middle] > wanted { high = middle } else { low = middle + 1 }
    }
    return fine[low]
  }
}
