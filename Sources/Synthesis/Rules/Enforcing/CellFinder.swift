import Tables

/// Cells of steps and the values they lie between, for many steps of one range: a table over equal stretches of the
/// range says the cell, but of the few stretches that a bound cuts.
struct CellFinder: Sendable {
  private let bins: GridBins
  private let shift: UInt64
  /// The cell of each stretch; −1 where it has several.
  private let cells: [Int32]
  private let first: [Int64]
  private let last: [Int64]
  /// Whether every step of the range is a value.
  private let isDense: Bool

  /// Stretches for each cell.
  private static let stretches: UInt64 = 16

  /// - Complexity: O(cells · log cells).
  init(_ bins: GridBins) {
    self.bins = bins
    let ranges = (0..<bins.count).map { bins.steps(of: $0) }
    first = ranges.map(\.lowerBound)
    last = ranges.map(\.upperBound)
    isDense = ranges.indices.allSatisfy {
      bins.width(of: $0) == UInt64(bitPattern: ranges[$0].upperBound &- ranges[$0].lowerBound) &+ 1
    }
    let span = UInt64(bitPattern: bins.upper &- bins.lower)
    var shift: UInt64 = 0
    while span >> shift > CellFinder.stretches * UInt64(bins.count) { shift += 1 }
    self.shift = shift
    cells = (0...(span >> shift)).map { stretch in
      let end = min(span, (stretch + 1) << shift &- 1)
      let (low, high) = (
        bins.bin(of: bins.lower &+ Int64(bitPattern: stretch << shift)),
        bins.bin(of: bins.lower &+ Int64(bitPattern: end))
      )
      return low == high ? Int32(low) : -1
    }
  }

  /// The cell of a step, which is held within the range first.
  @inline(__always)
  func cell(of step: Int64) -> Int {
    guard bins.contains(step) else { return bins.bin(of: step) }
    let stretch = Int(
      truncatingIfNeeded: UInt64(bitPattern: step &- bins.lower) >> shift)
    let cell = cells[stretch]
    return cell >= 0 ? Int(cell) : bins.bin(of: step)
  }

  /// Whether a step is a value of a cell.
  @inline(__always)
  func holds(_ step: Int64, in cell: Int) -> Bool {
    // Every value of a cell lies between its first and its last one.
    first[cell] <= step && step <= last[cell] && (isDense || bins.holdsValue(step))
  }
}
