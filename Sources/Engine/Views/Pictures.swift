import Tables

/// The real side of one column's histogram.
struct RealColumn: Sendable {
  var labels: [String]
  var edges: [Double]
  var counts: [Double]
  var moments: Moments
}

/// The real side of everything on screen.
struct RealPicture: Sendable {
  /// By position in the schema.
  var columns: [Int: RealColumn]
  var measure: AssociationMeasure
  var associationColumns: [Int]
  var association: [Double]
}

/// The synthetic side of one column.
struct SyntheticColumn: Sendable {
  /// Rows in each cell, scaled to the real total.
  var counts: [Double]
  /// Total variation distance to the real column, 0 … 1.
  var distance: Double
}

/// The synthetic side of everything on screen.
struct SyntheticPicture: Sendable {
  /// By position in the schema.
  var columns: [Int: SyntheticColumn]
  var association: [Double]
  var pairDistance: [Double]
  var meanPairDistance: Double?
}

/// Rows of a table as text; columns that it lacks are empty.
struct TableRows: RowSource {
  private let table: Table
  private let positions: [Int?]

  /// The rows of `table` in the order of `schema`'s columns.
  init(_ table: Table, like schema: Schema) {
    self.table = table
    positions = schema.columns.map { table.index(of: $0.name) }
  }

  var count: Int { table.rowCount }

  func row(_ index: Int) -> [String?] {
    guard index >= 0, index < table.rowCount else { return positions.map { _ in nil } }
    return positions.map { position in position.flatMap { table.text(row: index, column: $0) } }
  }
}

/// Synthetic rows with their moments by position in the schema.
struct DecodedTable: Sendable {
  /// The rows as they would be written, with what steps did.
  let rows: OutputRows
  let moments: [Int: Moments]

  var table: Table { rows.table }

  /// - Throws: `CancellationError` once `isCancelled` says so.
  init(
    _ rows: OutputRows, _ schema: Schema, isCancelled: () -> Bool
  ) throws(CancellationError) {
    self.rows = rows
    let table = rows.table
    let positions = table.columns.map { schema.index(of: $0.name) }
    let moments = try Parallel.map(table.columns.count, isCancelled: isCancelled) {
      index, flag -> Moments? in
      guard let position = positions[index] else { return nil }
      return MomentsText.moments(of: table.columns[index], schema.columns[position]) {
        flag.isRaised
      }
    }
    self.moments = Dictionary(
      zip(positions, moments).compactMap { position, moments in
        position.flatMap { position in moments.map { (position, $0) } }
      }, uniquingKeysWith: { $1 })
  }
}
