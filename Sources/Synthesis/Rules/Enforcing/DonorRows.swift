import Rules
import Tables

/// Rows that obey every rule, whose values others may take over.
struct DonorRows: Sendable {
  private let columns: [Int: PackedIntegers]
  private let isBroken: RowMask
  /// Whether no row obeys.
  let isEmpty: Bool

  init(_ table: SchemaTable, columns: [Int], isBroken: RowMask) {
    var packed: [Int: PackedIntegers] = [:]
    for column in columns { packed[column] = table.column(column)?.rows }
    self.columns = packed
    self.isBroken = isBroken
    isEmpty = isBroken.count == isBroken.rowCount
  }

  /// A row that obeys, each nearly as likely as the others.
  func row(using random: inout SeededRandom) -> Int {
    let count = UInt64(isBroken.rowCount)
    for _ in 0..<64 {
      let row = Int(random.next().multipliedFullWidth(by: count).high)
      if !isBroken[row] { return row }
    }
    // Few rows obey: the next one from a random place.
    let start = Int(random.next().multipliedFullWidth(by: count).high)
    for step in 0..<isBroken.rowCount {
      let row = (start + step) % isBroken.rowCount
      if !isBroken[row] { return row }
    }
    return start
  }

  /// The value of a column in a row.
  func value(_ column: Int, _ row: Int) -> Int64 {
    columns[column].flatMap { $0[row] } ?? PackedIntegers.null
  }
}

extension EnforcementWork {
  /// Below so many rows that obey, further rows are drawn to take values of.
  private static let fewestDonors = 16
  /// Rows that are drawn for that.
  private static let spareRows = 2048

  /// The rows of a table that obey; where there are hardly any, rows drawn anew that do.
  ///
  /// - Parameters:
  ///   - isBroken: rows of the table that are not to be taken.
  ///   - isWanted: what drawn rows have to be besides.
  /// - Throws: `CancellationError` once `isCancelled` says so.
  func donors(
    _ table: SchemaTable, isBroken: RowMask, isCancelled: () -> Bool,
    isWanted: (SchemaTable) -> RowMask = { RowMask(rowCount: $0.rowCount, marked: true) }
  ) throws(CancellationError) -> DonorRows {
    let own = DonorRows(table, columns: columns, isBroken: isBroken)
    guard isBroken.rowCount - isBroken.count < EnforcementWork.fewestDonors else { return own }
    for isUniform in [false, true] {
      let spare = try spares(like: table, isUniform: isUniform, isWanted, isCancelled)
      if !spare.isEmpty { return spare }
    }
    return own
  }

  /// Rows drawn from the model, or evenly from the cells that may occur, mended within their cells.
  private func spares(
    like table: SchemaTable, isUniform: Bool, _ isWanted: (SchemaTable) -> RowMask,
    _ isCancelled: () -> Bool
  ) throws(CancellationError) -> DonorRows {
    let (encoding, count) = (schema.encoding, EnforcementWork.spareRows)
    let own = SeededRandom.derived(seed ^ (isUniform ? 2 : 1))
    let codes =
      try isUniform
      ? uniform(count, seed: own) : model.sample(rows: count, seed: own, isCancelled: isCancelled)
    var spare = SchemaTable(encoding.decode(codes, seed: own), schema.schema)
    _ = spare.roundToWritten(columns)
    var loose = LooseRows(spare, range: 0..<count, columns: columns)
    fill(&loose, like: spare)
    spare.write(loose)
    func broken() -> (found: [(rule: Int, rows: RowMask)], mask: RowMask) {
      let found = self.broken(spare)
      var mask = RowMask(rowCount: count)
      for (_, rows) in found { mask.formUnion(rows) }
      return (found, mask)
    }
    let (found, mask) = broken()
    let rows = mask.rows
    if !rows.isEmpty {
      var mending = RowMending(
        self, spare, codes: codes, rows: rows, concerned: concerned(found, rows).map(\.columns),
        donors: DonorRows(spare, columns: columns, isBroken: mask))
      try mending.run(reaches: RowReach.allCases, isCancelled: isCancelled)
      spare.write(mending.loose)
    }
    var left = broken().mask
    left.formUnion(isWanted(spare).inverted)
    return DonorRows(spare, columns: columns, isBroken: left)
  }

  /// Codes drawn evenly from the cells that may occur.
  private func uniform(_ count: Int, seed: UInt64) -> CodeTable {
    let sizes = schema.encoding.sizes
    let columns = sizes.enumerated().map { code, size -> CodeColumn in
      let impossible = plan.impossibleCells(of: code)
      let cells = (0..<size).filter { impossible.isEmpty || !impossible[$0] }
      var random = SeededRandom(seed: seed, stream: UInt64(code))
      return CodeColumn(count: count, size: size) { _ in
        cells.isEmpty
          ? 0 : cells[Int(random.next().multipliedFullWidth(by: UInt64(cells.count)).high)]
      }
    }
    return CodeTable(sizes: sizes, columns: columns, rowCount: count)
  }
}
