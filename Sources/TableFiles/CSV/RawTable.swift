import Documents
import Tables

/// A CSV file as it was read: the text of each row of each column, none lost.
public struct RawTable: Sendable {
  /// What separates fields.
  public let delimiter: Character
  /// The columns in file order; names are unique and not empty.
  public let columns: [RawColumn]
  /// How many rows follow the header.
  public let rowCount: Int
  /// Where the rows stand in the file.
  public let lines: RowLines

  /// The path as it was given.
  public var path: String { lines.path }

  /// The names in the header.
  public var header: [String] { columns.map(\.name) }

  /// The line of the file, counted from 1, on which a row starts. Complexity: O(log of shifts).
  public func line(ofRow row: Int) -> Int { lines.line(ofRow: row) }

  /// The schema read off the rows: every domain is `.inferred`.
  public func inferSchema() -> Schema {
    // What is never cancelled always ends.
    (try? inferSchema { false }) ?? Schema(columns: [])
  }

  /// ``inferSchema()``, asking `isCancelled` before each column.
  ///
  /// - Throws: `CancellationError` once `isCancelled` says so.
  public func inferSchema(isCancelled: @Sendable () -> Bool) throws(CancellationError) -> Schema {
    try Schema.inferred(from: columns, isCancelled: isCancelled)
  }

  /// The most frequent way null is written, or the empty text where there are no nulls.
  public var nullText: String {
    var totals: [String: Int] = [:]
    for column in columns {
      for null in column.nullCounts { totals[null.text, default: 0] += null.count }
    }
    return totals.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? ""
  }
}

extension Table {
  /// Types a raw table by a schema with the same columns; they keep the file's order.
  ///
  /// - Throws: `InputError` for a column that only one of the two has, and for the first value that
  ///   is not of its column's declared kind, with file, line, column and value; `CancellationError` once
  ///   `isCancelled`, asked before each column, says so.
  public init(
    _ raw: RawTable, schema: Schema, isCancelled: @Sendable () -> Bool = { false }
  ) throws {
    let ordered = try schema.ordered(like: raw)
    let results = try Parallel.map(raw.columns.count, asking: isCancelled) { index in
      do throws(UnreadableValue) {
        return Result<Column, UnreadableValue>.success(
          try Column(raw.columns[index], schema: ordered.columns[index]))
      } catch {
        return .failure(error)
      }
    }
    var columns: [Column] = []
    for result in results {
      do throws(UnreadableValue) {
        columns.append(try result.get())
      } catch {
        throw InputError(
          "this is not \(error.expected); correct it, declare another kind, "
            + "or list it among the nulls",
          file: raw.path, line: raw.line(ofRow: error.row), column: error.column,
          value: error.value)
      }
    }
    self.init(columns: columns, rowCount: raw.rowCount)
  }
}

extension Schema {
  /// The schema with its columns in the order of the file's header.
  ///
  /// - Throws: `InputError` naming the columns that only one of the two has.
  func ordered(like raw: RawTable) throws(InputError) -> Schema {
    let names = Set(raw.header)
    let missing = columns.map(\.name).filter { !names.contains($0) }
    guard missing.isEmpty else {
      throw InputError(
        "the schema has \(Schema.listed(missing)), which the file's header lacks; "
          + "the header has \(Schema.listed(raw.header))", file: raw.path, line: 1,
        column: missing.first)
    }
    var ordered: [ColumnSchema] = []
    var unknown: [String] = []
    for name in raw.header {
      if let position = index(of: name) {
        ordered.append(columns[position])
      } else {
        unknown.append(name)
      }
    }
    guard unknown.isEmpty else {
      throw InputError(
        "the file has \(Schema.listed(unknown)), which the schema lacks; "
          + "declare them or take them out of the file", file: raw.path, line: 1,
        column: unknown.first)
    }
    return Schema(columns: ordered)
  }

  private static func listed(_ names: [String]) -> String {
    let shown = names.prefix(6).map { "`\($0)`" }.joined(separator: ", ")
    return names.count > 6 ? shown + " and \(names.count - 6) more" : shown
  }
}
