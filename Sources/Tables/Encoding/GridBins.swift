/// A range of whole grid steps cut into bins: runs of the values that may occur in it.
///
/// The values are all steps, or those of a declared precision. Bins are of equal width unless edges
/// are declared, and heaped values may have bins of their own.
public struct GridBins: Sendable, Hashable {
  let points: GridPoints
  /// The number of each bin's first value, ascending from 0.
  let firsts: [UInt64]
  /// The lowest step of each bin; the first is the range's lower bound.
  let thresholds: [Int64]

  /// Cuts `lower … upper` into `count` bins, or one a step where there are fewer steps.
  ///
  /// Bin i of b begins at step ⌊i·s/b⌋ of s, so that widths differ by at most one step. Bounds in the
  /// wrong order are swapped, and −2^63, which is null, is left out.
  public init(lower: Int64, upper: Int64, count: Int) {
    self.init(GridPoints(lower: lower, upper: upper), count: count)
  }

  /// Cuts values into `count` bins of equal numbers of values, with bins of their own for `atoms`.
  init(_ points: GridPoints, count: Int, atoms: [Int64] = []) {
    let bins = Int(min(UInt64(max(1, count)), points.count))
    let isSingle = UInt64(bins) == points.count
    self.init(
      points,
      firsts: (0..<bins).map { bin in
        isSingle ? UInt64(bin) : UInt64(UInt128(bin) * UInt128(points.count) / UInt128(bins))
      }, atoms: isSingle ? [] : atoms)
  }

  /// Cuts values at edges, of which those not within the range are passed over.
  init(_ points: GridPoints, edges: [Int64], atoms: [Int64] = []) {
    let inner = edges.filter { points.lower < $0 && $0 < points.upper }.map { edge in
      let index = points.index(of: edge)
      return points.value(at: index) < edge ? index + 1 : index
    }
    self.init(points, firsts: inner.filter { $0 < points.count }, atoms: atoms)
  }

  private init(_ points: GridPoints, firsts: [UInt64], atoms: [Int64]) {
    var all = Set(firsts + [0])
    for atom in atoms where points.lower <= atom && atom <= points.upper {
      let index = points.index(of: atom)
      all.insert(index)
      if index + 1 < points.count { all.insert(index + 1) }
    }
    self.points = points
    self.firsts = all.sorted()
    thresholds = self.firsts.map { points.threshold(at: $0) }
  }

  /// The lowest step.
  public var lower: Int64 { points.lower }

  /// The highest step.
  public var upper: Int64 { points.upper }

  /// How many bins there are, at least 1.
  public var count: Int { firsts.count }

  /// How many values a bin has.
  public func width(of bin: Int) -> UInt64 {
    (bin + 1 < count ? firsts[bin + 1] : points.count) - firsts[bin]
  }

  /// The bin of a step, which is held within the range first. Complexity: O(log bins).
  public func bin(of step: Int64) -> Int {
    var (low, high) = (0, count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if thresholds[middle] <= step { low = middle } else { high = middle - 1 }
    }
    return low
  }

  /// The first value of a bin; bin `count` starts right above the range, held at 2^63 − 1.
  public func start(of bin: Int) -> Int64 {
    points.value(at: bin < count ? firsts[bin] : points.count)
  }

  /// The first and the last value of a bin, in steps.
  public func steps(of bin: Int) -> ClosedRange<Int64> {
    let last = bin + 1 < count ? firsts[bin + 1] - 1 : points.count - 1
    return points.value(at: firsts[bin])...points.value(at: last)
  }

  /// A value of a bin, each as likely as the others.
  public func drawn(from bin: Int, using random: inout some RandomNumberGenerator) -> Int64 {
    let width = width(of: bin)
    let offset = width > 1 ? random.next().multipliedFullWidth(by: width).high : 0
    return points.value(at: firsts[bin] + offset)
  }

  /// A value of a bin by its number, 0 ..< ``width(of:)``.
  public func value(_ number: Int, of bin: Int) -> Int64 {
    points.value(at: firsts[bin] + UInt64(number))
  }

  /// Whether a step is one of the values that may occur.
  public func holdsValue(_ step: Int64) -> Bool { points.contains(step) }

  /// Whether a step lies in the range.
  @inline(__always)
  public func contains(_ step: Int64) -> Bool { lower <= step && step <= upper }
}
