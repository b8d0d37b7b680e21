import Documents

/// How a table's modelled columns become codes, and codes become a table of the same shape.
///
/// Identifiers are made anew, numbered in order; free text is left out (``leftOut``).
public struct TableEncoding: Sendable, Hashable {
  /// What is known of the table.
  public let schema: Schema
  /// Positions in the schema of the columns the model holds, ascending: code column i is
  /// `schema.columns[modelled[i]]`.
  public let modelled: [Int]
  /// The encoding of each modelled column.
  public let columns: [ColumnEncoding]
  /// How each column of the schema is written.
  public let formats: [ValueFormat]

  /// Makes the encoding of a schema.
  ///
  /// - Parameters:
  ///   - schema: The table's columns.
  ///   - table: A table of these columns whose ways of writing values are kept; otherwise dates are
  ///     ISO and identifiers are text.
  ///   - maximumBins: The most bins a range gets where its column asks for no number; by default as
  ///     in ``ColumnEncoding/init(_:maximumBins:)``.
  public init(_ schema: Schema, writtenLike table: Table? = nil, maximumBins: Int? = nil) {
    self.schema = schema
    modelled = schema.columns.indices.filter { schema.columns[$0].isModelled }
    columns = modelled.map { ColumnEncoding(schema.columns[$0], maximumBins: maximumBins) }
    formats = schema.columns.map { column in
      table?.column(named: column.name)?.format ?? ValueFormat(column)
    }
  }

  /// Cells of each modelled column.
  public var sizes: [Int] { columns.map(\.size) }

  /// Names of the modelled columns.
  public var names: [String] { columns.map(\.schema.name) }

  /// Names of the columns that synthetic tables lack: free text.
  public var leftOut: [String] {
    schema.columns.filter { !$0.isModelled && $0.kind != .identifier }.map(\.name)
  }

  /// Names of the columns whose values are numbered anew in synthetic tables.
  public var identifiers: [String] {
    schema.columns.filter { !$0.isModelled && $0.kind == .identifier }.map(\.name)
  }

  /// The codes of a public or synthetic table; columns are found by name.
  ///
  /// - Parameter isCancelled: Asked before each column.
  /// - Throws: `InputError` for a missing column or one of too many cells; ``OutsideValue``, where `policy` is `.refuse`, for
  ///   the first column with a value outside its domain; `CancellationError` once `isCancelled` says so.
  /// - Complexity: O(rows · columns), on all cores.
  public func encode(
    _ table: Table, onOutside policy: ColumnEncoding.OutsidePolicy = .map,
    isCancelled: @Sendable () -> Bool = { false }
  ) throws -> CodeTable {
    try checkCellLimits()
    var sources: [Column] = []
    for encoding in columns {
      guard let source = table.column(named: encoding.schema.name) else {
        throw InputError("the table has no such column", column: encoding.schema.name)
      }
      sources.append(source)
    }
    let results = try Parallel.map(columns.count, asking: isCancelled) {
      [columns, sources] index in
      do throws(OutsideValue) {
        return Result<CodeColumn, OutsideValue>.success(
          try columns[index].encode(sources[index], onOutside: policy))
      } catch {
        return .failure(error)
      }
    }
    var encoded: [CodeColumn] = []
    for result in results { encoded.append(try result.get()) }
    return CodeTable(sizes: sizes, columns: encoded, rowCount: table.rowCount)
  }

  /// The codes of the real rows, behind the wall.
  ///
  /// - Throws: As ``encode(_:onOutside:)``; a release passes `.map`, and nothing is reported.
  public func encodeReal(
    _ table: Table, onOutside policy: ColumnEncoding.OutsidePolicy = .map,
    isCancelled: @Sendable () -> Bool = { false }
  ) throws -> PrivateTable {
    PrivateTable(try encode(table, onOutside: policy, isCancelled: isCancelled))
  }
}

extension ColumnSchema {
  /// Whether the model holds the column: its kind can be modelled and its domain is known.
  public var isModelled: Bool { kind.isModelled && domain != .open }
}

extension Schema {
  /// The schema of an integer-coded table: every column holds codes 0 ..< size, without nulls.
  public static func integerCoded(
    _ sizes: [(name: String, size: Int)], source: DomainSource = .declared
  ) -> Schema {
    Schema(
      columns: sizes.map { name, size in
        ColumnSchema(
          name: name, kind: .category, domain: .codes(size), source: source, nullable: false)
      })
  }
}
