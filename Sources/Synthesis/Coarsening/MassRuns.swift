/// Neighbouring cells put together into runs of about equal mass, with heaps in cells of their own.
///
/// A heap holds more than 1/limit of the mass, or stands out from its neighbours: by more than 4σ and half
/// as much again as their mean. The strongest heaps come first and leave at least half of the cells to
/// runs. A run passes over the heaps within it.
struct MassRuns {
  /// The run or heap of each cell; numbers may have gaps.
  let cells: [Int]

  /// - Parameters:
  ///   - values: noisy counts in order.
  ///   - sigma: their standard deviation.
  ///   - limit: runs and heaps at most, at least 1.
  /// - Complexity: O(n log n).
  init(_ values: [Double], sigma: Double, limit: Int) {
    let total = max(1, values.reduce(0, +))
    let mass = NonNegative.projected(values, sum: total)
    let heaps = MassRuns.heaps(values, mass: mass, sigma: sigma, limit: limit)
    var cells = Array(repeating: 0, count: values.count)
    var left = total - heaps.reduce(0) { $0 + mass[$1] }
    var runs = max(1, limit - heaps.count)
    var run = 0
    var reached = 0.0
    for cell in values.indices {
      if heaps.contains(cell) {
        cells[cell] = values.count + cell
        continue
      }
      // Closing before a cell that would overshoot by more than stopping short falls behind.
      let wanted = left / Double(runs)
      if reached > 0, runs > 1, reached + mass[cell] / 2 > wanted {
        left -= reached
        runs -= 1
        run += 1
        reached = 0
      }
      cells[cell] = run
      reached += mass[cell]
    }
    self.cells = cells
  }

  private static func heaps(
    _ values: [Double], mass: [Double], sigma: Double, limit: Int
  ) -> Set<Int> {
    let large = mass.reduce(0, +) / Double(max(1, limit))
    var strengths: [(cell: Int, strength: Double)] = []
    for cell in values.indices {
      let around = [cell - 1, cell + 1].filter(values.indices.contains).map { max(0, values[$0]) }
      let mean = around.reduce(0, +) / Double(max(1, around.count))
      let isHigh = values[cell] - mean > 4 * sigma && values[cell] > 1.5 * mean
      if isHigh || mass[cell] > large {
        strengths.append((cell, isHigh ? values[cell] - mean : mass[cell]))
      }
    }
    strengths.sort { ($1.strength, $0.cell) < ($0.strength, $1.cell) }
    return Set(strengths.prefix(limit / 2).map(\.cell))
  }
}
