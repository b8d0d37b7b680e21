/// A column's distribution, real beside synthetic, cell by cell.
public struct ColumnHistogram: Sendable {
  /// One label a cell; a numeric column's cells are bins, whose lower edges these are.
  public var labels: [String]
  /// Edges on the column's grid, one more than bins, for numeric kinds; otherwise empty.
  public var edges: [Double]
  /// Real rows in each cell, the null cell left out.
  public var real: [Double]
  /// Synthetic rows in each cell scaled to the real total; empty until there is a draft.
  public var synthetic: [Double]
  /// Moments of the real and the synthetic values.
  public var realMoments: Moments
  /// `nil` until there is a draft.
  public var syntheticMoments: Moments?
  /// Half-widths of the 95% band around each synthetic bar, in rows; empty where it is not known.
  public var band: [Double] = []
  /// Half-widths of the 95% band around each bar of the real side where it is drawn from charged
  /// measurements, in rows; empty where it is exact.
  public var realBand: [Double] = []
  /// Generation of the synthetic side.
  public var generation: Int
}

/// What is printed beside a histogram; values are text in the column's own units, `–` where undefined.
public struct Moments: Sendable, Hashable {
  /// Rows that are not null.
  public var count: Int
  /// Nulls.
  public var nulls: Int
  /// The mean, for numeric kinds.
  public var mean: String
  /// First quartile, median and third quartile, for numeric kinds.
  public var quartiles: [String]
  /// The most frequent value and its share of rows, for categories.
  public var mode: String
}
