/// A matrix of values with one scale and names for its rows and columns.
public struct HeatmapPlot: Hashable, Sendable {
  /// How values become tones.
  public enum Scale: Hashable, Sendable {
    /// From `lower` to `upper`.
    case sequential(lower: Double, upper: Double)
    /// From 0 to `upper`, growing with the square root, so that small counts are seen beside large ones.
    case rooted(upper: Double)
    /// From −`extent` to `extent`, zero in the middle.
    case diverging(extent: Double)
  }

  /// Names of the rows, top to bottom.
  public let rowLabels: [String]
  /// Names of the columns, left to right.
  public let columnLabels: [String]
  /// The scale that every value is read on.
  public let scale: Scale
  private let values: [Double]
  private let isWithinNoise: [Bool]

  /// A matrix in row-major order; missing values are nan, surplus ones are dropped.
  ///
  /// - Parameter isWithinNoise: cells, in the order of `values`, whose value noise alone explains.
  public init(
    rowLabels: [String], columnLabels: [String], values: [Double], scale: Scale,
    isWithinNoise: [Bool] = []
  ) {
    self.rowLabels = rowLabels
    self.columnLabels = columnLabels
    self.scale = scale
    let size = rowLabels.count * columnLabels.count
    let missing = Array(repeating: Double.nan, count: max(0, size - values.count))
    self.values = Array(values.prefix(size)) + missing
    self.isWithinNoise = isWithinNoise
  }

  /// A square matrix of signed values whose scale is symmetric about zero and reaches the greatest
  /// magnitude, but at least `floor`, so that noise around zero does not look like structure.
  public static func differences(
    labels: [String], values: [Double], floor: Double = 0.05, isWithinNoise: [Bool] = []
  ) -> HeatmapPlot {
    let extent = values.reduce(floor) { $1.isFinite ? max($0, abs($1)) : $0 }
    return HeatmapPlot(
      rowLabels: labels, columnLabels: labels, values: values, scale: .diverging(extent: extent),
      isWithinNoise: isWithinNoise)
  }

  /// Whether noise alone explains a cell's value; `false` outside the matrix or where it is not known.
  public func isWithinNoise(row: Int, column: Int) -> Bool {
    guard rowLabels.indices.contains(row), columnLabels.indices.contains(column) else {
      return false
    }
    let place = row * columnLabels.count + column
    return isWithinNoise.indices.contains(place) && isWithinNoise[place]
  }

  /// Whether any cell is marked as explained by noise alone.
  public var hasNoiseMarks: Bool { isWithinNoise.contains(true) }

  /// The value in a cell, `nil` outside the matrix or where it is undefined.
  public func value(row: Int, column: Int) -> Double? {
    guard rowLabels.indices.contains(row), columnLabels.indices.contains(column) else { return nil }
    let value = values[row * columnLabels.count + column]
    return value.isNaN ? nil : value
  }

  /// A value's place on the scale, 0 … 1; 0.5 is zero on a diverging scale.
  public func position(of value: Double) -> Double {
    let (lower, upper) = ends
    guard upper > lower else { return 0.5 }
    let part = min(1, max(0, (value - lower) / (upper - lower)))
    if case .rooted = scale { return part.squareRoot() }
    return part
  }

  /// The two ends of the scale.
  public var ends: (lower: Double, upper: Double) {
    switch scale {
    case .sequential(let lower, let upper): (lower, upper)
    case .rooted(let upper): (0, upper)
    case .diverging(let extent): (-abs(extent), abs(extent))
    }
  }

  /// Whether zero is in the middle of the scale.
  public var isDiverging: Bool {
    if case .diverging = scale { true } else { false }
  }
}
