import Documents
import Foundation
import Governance
import TableFiles
import Tables

/// A table's file and how to read it.
public struct TableSource: Sendable, Hashable {
  /// The file.
  public var path: String
  /// Its data dictionary, if any.
  public var schemaPath: String?
  /// The text encoding asked for; otherwise the dictionary's, otherwise UTF-8.
  public var encoding: String?
  /// The delimiter asked for; otherwise the dictionary's, otherwise found out.
  public var delimiter: String?
  /// The side of its split that is read; `nil` reads the whole.
  public var part: RowPart?

  /// A file read with these options.
  public init(
    path: String, schemaPath: String? = nil, encoding: String? = nil, delimiter: String? = nil
  ) {
    self.path = path
    self.schemaPath = schemaPath
    self.encoding = encoding
    self.delimiter = delimiter
  }
}

/// A loaded table with its schema, its encoding and its rows as codes.
public struct Dataset: Sendable {
  /// Where it came from.
  public let source: TableSource
  /// The rows, typed: for the curator's eyes.
  public let table: Table
  /// The schema, declared or inferred.
  public let schema: Schema
  /// How columns become cells.
  public let encoding: TableEncoding
  /// The rows as codes.
  public let rows: PrivateTable
  /// The cells of each modelled column, and whose values they hold.
  let cells: CellIdentities
  /// The cells that ``rows`` are codes of: others than ``cells`` until the columns that changed are encoded.
  private let encoded: CellIdentities
  /// The schema without what the session says of it.
  private let own: Schema
  /// Writes tables as the input was written.
  let writer: CSVWriter
  /// Whose rows these are.
  let origin: Origin

  /// Whose rows a dataset holds.
  enum Origin: Sendable {
    /// The file's own.
    case real
    /// Nobody's: only the dictionary is known, which declares this.
    case dictionary(Schema)
    /// Drawn from a charged pilot.
    case pilot(Pilot)
  }

  /// Reads and encodes a table.
  ///
  /// - Parameters:
  ///   - overrides: columns that replace the dictionary's or the guess, by name.
  ///   - values: what happens to values outside their domain: `.refuse` at the curator's load,
  ///     `.map` on a release.
  ///   - isCancelled: asked while the file is read, and before each column that is typed or encoded.
  /// - Throws: `InputError` for anything wrong with the file, the dictionary or a value.
  public static func load(
    _ source: TableSource, overrides: [ColumnSchema] = [],
    values: ColumnEncoding.OutsidePolicy = .refuse, maximumBins: Int? = nil,
    isCancelled: @Sendable () -> Bool = { false }
  ) throws -> Dataset {
    let loaded = try SourceTable(source, overrides: overrides, isCancelled: isCancelled)
    return try Dataset(
      source, loaded, values: values, maximumBins: maximumBins, isCancelled: isCancelled)
  }

  /// Encodes a table that was read; `schema` stands for its own where domains were derived since.
  ///
  /// - Parameter mode: curator mode writes results as the file is written; the others as is declared,
  ///   since how values are written is told by the rows.
  init(
    _ source: TableSource, _ loaded: SourceTable, schema known: Schema? = nil,
    values: ColumnEncoding.OutsidePolicy, maximumBins: Int? = nil,
    mode: ExplorationMode = .curator, isCancelled: @Sendable () -> Bool = { false }
  ) throws {
    self.source = source
    table = loaded.table
    let schema = known ?? loaded.schema
    self.schema = schema
    own = known ?? loaded.own
    encoding = TableEncoding(
      schema, writtenLike: mode == .curator ? loaded.table : nil, maximumBins: maximumBins)
    guard !encoding.modelled.isEmpty else {
      throw InputError(
        "no column can be modelled: all are identifiers or free text; declare kinds and domains in a "
          + "data dictionary (--schema)", file: source.path)
    }
    rows = try loaded.placing { [encoding, table] in
      try encoding.encodeReal(table, onOutside: values, isCancelled: isCancelled)
    }
    writer = mode == .curator ? loaded.writer : loaded.declaredWriter
    origin = .real
    cells = CellIdentities(
      of: encoding, in: ContentHash("load", [], [source.path, source.shownName, loaded.fileState]))
    encoded = cells
  }

  /// The same rows under what a session now says of its columns: words, or other cells, which
  /// ``reencoded()`` then gives the rows.
  func declaring(_ columns: [ColumnSchema]) -> Dataset {
    Dataset(self, schema: own.replacing(columns))
  }

  /// What changes when anything that counts rest on changes.
  var identity: ContentHash { cells.all }

  /// Whether the rows are codes of the cells that the schema has now.
  var isEncoded: Bool { encoded == cells }

  /// The same with its rows in the cells that the schema has now; only columns that changed are encoded.
  ///
  /// - Throws: `InputError` where a column has too many cells; `CancellationError` once `isCancelled` says
  ///   so.
  /// - Complexity: O(rows · columns that changed).
  func reencoded(isCancelled: @Sendable () -> Bool = { false }) throws -> Dataset {
    let changed = cells.changed(since: encoded)
    return changed.isEmpty
      ? self
      : Dataset(
        self,
        rows: try encoding.reencodeReal(table, changed, of: rows, isCancelled: isCancelled))
  }

  /// A dataset whose rows are not the file's own.
  init(
    _ source: TableSource, _ table: Table, _ encoding: TableEncoding, rows: CodeTable,
    identity: ContentHash, writer: CSVWriter, origin: Origin
  ) {
    self.source = source
    self.table = table
    schema = encoding.schema
    self.encoding = encoding
    self.rows = PrivateTable(rows)
    own = encoding.schema
    cells = CellIdentities(of: encoding, in: identity)
    encoded = cells
    self.writer = writer
    self.origin = origin
  }

  private init(_ other: Dataset, schema: Schema) {
    source = other.source
    table = other.table
    self.schema = schema
    rows = other.rows
    own = other.own
    writer = other.writer
    origin = other.origin
    encoding = TableEncoding(schema, writtenLike: other.table)
    cells = CellIdentities(of: encoding, since: other.cells, other.encoding)
    encoded = other.encoded
  }

  private init(_ other: Dataset, rows: PrivateTable) {
    source = other.source
    table = other.table
    schema = other.schema
    self.rows = rows
    own = other.own
    writer = other.writer
    origin = other.origin
    encoding = other.encoding
    cells = other.cells
    encoded = other.cells
  }

  /// Names of modelled columns whose domain was read off the real rows.
  public var inferredColumns: [String] {
    encoding.columns.filter { $0.schema.source == .inferred }.map(\.schema.name)
  }

  /// Whether every column holds integer codes of a declared number.
  public var isIntegerCoded: Bool {
    schema.columns.allSatisfy { if case .codes = $0.domain { true } else { false } }
  }

  /// Writes a data dictionary with what is known now, for a person to confirm.
  ///
  /// A file that is there already is kept as `NAME~`.
  /// - Throws: `InputError` when it cannot be written.
  public func writeSchema(to path: String) throws {
    try Workspace.check(isOutside: path)
    try FileIdentity.check(path, isNotOneOf: [source.path])
    if FileManager.default.fileExists(atPath: path) {
      try AtomicFile.write(try TextFile.read(path), to: path + "~")
    }
    try SchemaFile.write(
      SchemaDocument(
        schema: schema,
        comment: [
          "What each column means and which values it may take.",
          "A domain marked “source: inferred” was read off the rows: no guarantee can rest on it",
          "until somebody who knows the data confirms it by writing “source: declared”.",
        ]), to: path)
  }
}

extension Schema {
  /// The schema with `columns` in the place of those of the same name.
  func replacing(_ columns: [ColumnSchema]) -> Schema {
    let byName = Dictionary(columns.map { ($0.name, $0) }, uniquingKeysWith: { $1 })
    return Schema(columns: self.columns.map { byName[$0.name] ?? $0 })
  }
}
