/// A curve through given points, straight between them and 0 outside.
struct Curve: Sendable {
  private let points: [(at: Int, value: Int)]

  /// Points in increasing order of `at`.
  init(_ points: [(at: Int, value: Int)]) { self.points = points }

  /// The curve's height at `position`, rounded down.
  func value(at position: Int) -> Int {
    for (left, right) in zip(points, points.dropFirst())
    where left.at <= position && position <= right.at {
      return left.value
        + (right.value - left.value) * (position - left.at) / (right.at - left.at)
    }
    return 0
  }
}
