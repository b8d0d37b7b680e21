import Documents
import TableFiles
import Tables

extension SourceTable {
  /// Refuses a file in which a row outside the slice holds no value of its column's declared kind.
  ///
  /// It would stop the release. Where it stands is told, what it is is not: those rows are not looked at.
  ///
  /// - Parameters:
  ///   - raw: all rows.
  ///   - rows: those of the slice, ascending.
  ///   - declared: the columns whose kinds somebody declared.
  /// - Throws: `InputError` with file, line and column; `CancellationError` once `isCancelled`, asked before
  ///   each column, says so.
  static func check(
    _ raw: RawTable, outside rows: [Int], _ declared: [ColumnSchema],
    _ isCancelled: @Sendable () -> Bool
  ) throws {
    var isInside = [Bool](repeating: false, count: raw.rowCount)
    for row in rows { isInside[row] = true }
    let others = raw.keeping((0..<raw.rowCount).filter { !isInside[$0] })
    let columns = others.columns.compactMap { column in
      declared.first { $0.name == column.name }.map { (column, $0) }
    }
    let faults = try Parallel.map(columns.count, asking: isCancelled) {
      index -> UnreadableValue? in
      do throws(UnreadableValue) {
        _ = try Column(columns[index].0, schema: columns[index].1)
        return nil
      } catch {
        return error
      }
    }
    guard let fault = faults.compactMap({ $0 }).first else { return }
    throw InputError(
      "this value, which is outside the slice and not shown, is not \(fault.expected); correct it, "
        + "declare another kind, or list it among the nulls", file: raw.path,
      line: others.line(ofRow: fault.row), column: fault.column)
  }

  /// Runs what reads a part of a table; an error tells where a value of the remainder stands, not what it is.
  static func withholding<Result>(_ part: RowPart?, _ work: () throws -> Result) throws -> Result {
    do {
      return try work()
    } catch var error as InputError where part?.part.side == .remainder && error.line != nil {
      error.value = nil
      throw error
    }
  }
}
