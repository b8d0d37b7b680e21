/// How association is measured.
public enum AssociationMeasure: String, CaseIterable, Sendable {
  /// Bias-corrected Cramér's V on codes (Bergsma 2013), every pair of columns, 0 … 1.
  case cramersV = "cramers-v"
  /// Pearson's correlation where both columns are numeric, −1 … 1.
  case pearson
  /// Spearman's rank correlation where both columns are numeric, −1 … 1.
  case spearman
}

/// Association between every two columns, −1 … 1; `nan` where it is undefined.
public struct Association: Sendable {
  /// Which measure it is.
  public var measure: AssociationMeasure
  /// Positions of the columns shown, in order.
  public var columns: [Int]
  /// Row-major `columns.count`² values of the real rows.
  public var real: [Double]
  /// The same of the synthetic rows; empty until there is a draft.
  public var synthetic: [Double]
  /// Total variation distance of each pair's table; empty until there is a draft.
  public var pairDistance: [Double]
  /// The distance that noise alone explains, of each pair; empty until it is known. A pair whose
  /// distance does not pass it differs within noise.
  public var noise: [Double] = []
  /// Generation of the synthetic side.
  public var generation: Int
}
