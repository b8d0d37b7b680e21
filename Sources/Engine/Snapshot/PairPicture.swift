import Tables

/// Two columns together, real beside synthetic, in fixed public cells; nulls are left out.
public struct PairPicture: Sendable, Hashable {
  /// The cells of one of the columns.
  public struct Side: Sendable, Hashable {
    /// The column's position.
    public var column: Int
    /// One label a cell.
    public var labels: [String]
    /// Edges in the column's own units, one more than cells, for numeric kinds; otherwise empty.
    public var edges: [Double]
  }

  /// A number by the cells of the other column: what boxes are made of.
  public struct Spread: Sendable, Hashable {
    /// The position of the column whose values are spread.
    public var valueColumn: Int
    /// The position of the column that makes the groups.
    public var groupColumn: Int
    /// The edges of the value's cells, fine ones where they are kept.
    public var edges: [Double]
    /// The groups' names.
    public var groups: [String]
    /// Real rows by group and cell.
    public var real: [[Double]]
    /// Synthetic rows by group and cell, scaled to the real total; empty until there is a draft.
    public var synthetic: [[Double]]
  }

  /// The column of lower position.
  public var rows: Side
  /// The column of higher position.
  public var columns: Side
  /// Real rows in each cell, row-major.
  public var real: [Double]
  /// Synthetic rows likewise, scaled to the real total; empty until there is a draft.
  public var synthetic: [Double]
  /// Half-widths of the 95% band in which noise and the drawing of rows put each cell's difference;
  /// empty until there is a draft.
  public var noise: [Double]
  /// Whether the pair is measured itself, rather than following from others.
  public var isMeasured: Bool
  /// A spread for each of the two columns that is numeric.
  public var spreads: [Spread]
  /// Generation of the synthetic side.
  public var generation: Int

  /// The positions of the two columns.
  public var clique: Clique { Clique(rows.column, columns.column) }
}
