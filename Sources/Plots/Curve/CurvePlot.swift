/// A curve with a band over a logarithmic axis, measured points, and lines to hold them against.
public struct CurvePlot: Hashable, Sendable {
  /// The curve at one place.
  public struct Point: Hashable, Sendable {
    /// Where, above 0.
    public var place: Double
    /// The curve's value.
    public var value: Double
    /// The lower end of its band.
    public var lower: Double
    /// The upper end of its band.
    public var upper: Double

    /// A point of the curve; an empty band where the ends are left out.
    public init(place: Double, value: Double, lower: Double? = nil, upper: Double? = nil) {
      self.place = place
      self.value = value
      self.lower = lower ?? value
      self.upper = upper ?? value
    }
  }

  /// A measured point.
  public struct Mark: Hashable, Sendable {
    /// Where, above 0.
    public var place: Double
    /// What was measured.
    public var value: Double
    /// A letter to draw it with; `nil` draws a dot.
    public var letter: Character?
    /// Whether it is the newest.
    public var isPresent: Bool

    /// A measured point.
    public init(place: Double, value: Double, letter: Character? = nil, isPresent: Bool = false) {
      self.place = place
      self.value = value
      self.letter = letter
      self.isPresent = isPresent
    }
  }

  /// The curve by rising place.
  public let points: [Point]
  /// The measured points that can be drawn.
  public let marks: [Mark]
  /// The value asked for.
  public let target: Double?
  /// The place where things stand now.
  public let present: Double?
  /// The axis below.
  public let placeAxis: LogAxis
  /// The axis on the left, from 0.
  public let valueAxis: Axis

  /// A plot of `points` in any order; what is not finite, or not at a place above 0, is left out.
  public init(points: [Point], marks: [Mark] = [], target: Double? = nil, present: Double? = nil) {
    let drawn =
      points.filter {
        $0.place > 0 && $0.place.isFinite && $0.value.isFinite && $0.lower.isFinite
          && $0.upper.isFinite
      }.sorted { $0.place < $1.place }
    let shown = marks.filter { $0.place > 0 && $0.place.isFinite && $0.value.isFinite }
    self.points = drawn
    self.marks = shown
    self.target = target.flatMap { $0.isFinite && $0 >= 0 ? $0 : nil }
    self.present = present.flatMap { $0.isFinite && $0 > 0 ? $0 : nil }
    let places = drawn.map(\.place) + shown.map(\.place) + (self.present.map { [$0] } ?? [])
    placeAxis = LogAxis(from: places.min() ?? 0.1, to: places.max() ?? 10)
    let values = drawn.map(\.upper) + shown.map(\.value) + (self.target.map { [$0] } ?? [])
    let top = values.reduce(0, max)
    valueAxis = Axis(.number, from: 0, to: top > 0 ? top * 1.05 : 1)
  }

  /// The curve at `place`, between its points in proportion to the logarithm; `nil` before the first
  /// and after the last. Complexity: O(points).
  public func point(at place: Double) -> Point? {
    guard let first = points.first, let last = points.last, place >= first.place,
      place <= last.place
    else { return nil }
    guard let after = points.firstIndex(where: { $0.place >= place }), after > 0 else {
      return first
    }
    let (left, right) = (points[after - 1], points[after])
    let axis = LogAxis(from: left.place, to: right.place)
    let part = right.place > left.place ? axis.position(of: place) : 1
    func between(_ value: (Point) -> Double) -> Double {
      value(left) + part * (value(right) - value(left))
    }
    return Point(
      place: place, value: between(\.value), lower: between(\.lower), upper: between(\.upper))
  }
}
