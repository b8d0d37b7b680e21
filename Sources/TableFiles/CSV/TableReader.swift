import Documents
import Tables

/// A table read from a file, with what is known of it.
public struct LoadedTable: Sendable {
  /// The path as it was given.
  public let path: String
  /// The typed rows.
  public let table: Table
  /// The schema, its columns in the file's order.
  public let schema: Schema
  /// Whether the schema was read off the rows, so that no guarantee can rest on it.
  public let isInferred: Bool
  /// What separates fields in the file.
  public let delimiter: Character
  /// How the file writes null, most of the time.
  public let nullText: String
}

/// Reads a table from a file and types it.
public enum TableReader {
  /// Reads a CSV file by a schema, or by what its columns seem to be.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - schema: What is declared of its columns, in any order; `nil` infers it.
  ///   - options: Delimiter, encoding and nulls.
  ///   - isCancelled: Asked while bytes are read, and between columns.
  /// - Throws: `InputError` where the file is no table, does not match the schema, or holds a value
  ///   that is not of its column's declared kind. `CancellationError` once `isCancelled` says so.
  public static func read(
    path: String, schema: Schema? = nil, options: CSVOptions = CSVOptions(),
    isCancelled: @Sendable () -> Bool = { false }
  ) throws -> LoadedTable {
    let raw = try CSVReader.read(path, options: options, isCancelled: isCancelled)
    return try typed(raw, schema: schema, isCancelled: isCancelled)
  }

  /// Types a raw table by a schema, or by what its columns seem to be.
  ///
  /// - Throws: As ``read(path:schema:options:isCancelled:)``.
  public static func typed(
    _ raw: RawTable, schema: Schema?, isCancelled: @Sendable () -> Bool = { false }
  ) throws -> LoadedTable {
    let ordered = try schema?.ordered(like: raw) ?? raw.inferSchema(isCancelled: isCancelled)
    return LoadedTable(
      path: raw.path, table: try Table(raw, schema: ordered, isCancelled: isCancelled),
      schema: ordered,
      isInferred: schema == nil, delimiter: raw.delimiter, nullText: raw.nullText)
  }
}
