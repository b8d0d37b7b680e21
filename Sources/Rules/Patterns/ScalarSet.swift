/// A set of Unicode scalars, as ranges of their numbers that are apart and ascending.
struct ScalarSet: Sendable, Hashable {
  private(set) var ranges: [ClosedRange<UInt32>]

  /// The greatest number a scalar has.
  static let last: UInt32 = 0x10FFFF

  /// Joins ranges in any order; numbers of surrogates, which no text has, are left out.
  init(_ parts: [ClosedRange<UInt32>]) {
    var joined: [ClosedRange<UInt32>] = []
    for part in parts.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let before = joined.last, part.lowerBound <= before.upperBound &+ 1 {
        joined[joined.count - 1] =
          before.lowerBound...max(before.upperBound, part.upperBound)
      } else {
        joined.append(part)
      }
    }
    ranges = joined.flatMap { range in
      [
        ScalarSet.overlap(range, 0...0xD7FF),
        ScalarSet.overlap(range, 0xE000...ScalarSet.last),
      ].compactMap { $0 }
    }
  }

  static let all = ScalarSet([0...last])
  static let digits = ScalarSet([0x30...0x39])
  static let words = ScalarSet([0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
  static let spaces = ScalarSet([0x09...0x0D, 0x20...0x20])
  /// What `.` stands for: all but the end of a line.
  static let inLine = ScalarSet([0x0A...0x0A, 0x0D...0x0D]).inverted

  var inverted: ScalarSet {
    var gaps: [ClosedRange<UInt32>] = []
    var start: UInt32 = 0
    for range in ranges {
      if range.lowerBound > start { gaps.append(start...range.lowerBound - 1) }
      start = range.upperBound + 1
    }
    if start <= ScalarSet.last { gaps.append(start...ScalarSet.last) }
    return ScalarSet(gaps)
  }

  func union(_ other: ScalarSet) -> ScalarSet { ScalarSet(ranges + other.ranges) }

  func contains(_ value: UInt32) -> Bool { ranges.contains { $0.contains(value) } }

  /// How many scalars it has.
  var count: Int { ranges.reduce(0) { $0 + Int($1.upperBound - $1.lowerBound) + 1 } }

  /// The scalar at a place in ascending order.
  func scalar(at index: Int) -> Unicode.Scalar? {
    var rest = index
    for range in ranges {
      let size = Int(range.upperBound - range.lowerBound) + 1
      if rest < size { return Unicode.Scalar(range.lowerBound + UInt32(rest)) }
      rest -= size
    }
    return nil
  }

  /// The part of it within a range.
  func within(_ range: ClosedRange<UInt32>) -> ScalarSet {
    ScalarSet(ranges.compactMap { ScalarSet.overlap($0, range) })
  }

  private static func overlap(
    _ left: ClosedRange<UInt32>, _ right: ClosedRange<UInt32>
  ) -> ClosedRange<UInt32>? {
    left.overlaps(right) ? left.clamped(to: right) : nil
  }
}
