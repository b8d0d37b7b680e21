import Documents
import Foundation
import TableFiles
import Tables

/// A table as it was read from its file, before anything is encoded.
struct SourceTable {
  private(set) var table: Table
  let schema: Schema
  /// The same without what the session says of its columns.
  let own: Schema
  /// Size and time of the file when it was read, so that a changed file is another input.
  let fileState: String
  private let lines: RowLines
  /// Writes tables as this one was written.
  let writer: CSVWriter
  /// Writes tables as the dictionary says.
  let declaredWriter: CSVWriter

  /// Reads a file with its dictionary, or infers what the dictionary does not say.
  ///
  /// - Parameter derives: whether a domain that is to be derived stays open; otherwise it is read off
  ///   the rows, for the curator's eyes.
  /// - Throws: `InputError` for anything wrong with the file, the dictionary or a value.
  init(
    _ source: TableSource, overrides: [ColumnSchema], derives: Bool = false,
    isCancelled: @Sendable () -> Bool = { false }
  ) throws {
    let document = try source.schemaPath.map { try SchemaFile.read($0) }
    fileState = SourceTable.state(of: source.path)
    let raw = try SourceTable.rows(of: source, document, overrides, isCancelled)
    let loaded = try SourceTable.withholding(source.part) {
      try SourceTable.located(source) {
        let schema = try SourceTable.schema(document, raw, overrides, derives, isCancelled)
        return try TableReader.typed(raw, schema: schema, isCancelled: isCancelled)
      }
    }
    table = loaded.table
    schema = loaded.schema
    own = try SourceTable.own(schema, document, raw, overrides, derives, isCancelled)
    // The texts themselves end here: only where rows stand in the file is kept.
    lines = raw.lines
    writer = CSVWriter(delimiter: loaded.delimiter, nullText: loaded.nullText)
    declaredWriter = CSVWriter(declared: document)
  }

  /// Goes on with some of the rows; where they stand in the file is then no longer known.
  mutating func keep(_ rows: Table) { table = rows }

  /// The rows as texts: those of the part alone, so that nothing is learnt from the others.
  private static func rows(
    of source: TableSource, _ document: SchemaDocument?, _ overrides: [ColumnSchema],
    _ isCancelled: @Sendable () -> Bool
  ) throws -> RawTable {
    let raw = try CSVReader.read(
      source.path, options: try options(source, document), isCancelled: isCancelled)
    guard let part = source.part else { return raw }
    let rows = part.rows(among: raw.rowCount)
    guard !rows.isEmpty else {
      throw InputError(
        "no row of the table is in the \(part.part.side.rawValue); take another fraction",
        file: source.path, value: "\(part.part.fraction)")
    }
    if part.part.side == .slice {
      let named = (document?.schema.columns ?? []).filter { column in
        !overrides.contains { $0.name == column.name }
      }
      try check(raw, outside: rows, named + overrides, isCancelled)
    }
    return raw.keeping(rows)
  }

  /// Runs what may find a bad value, and says on which line of the file it is.
  func placing<Result>(_ work: () throws -> Result) throws -> Result {
    do {
      return try work()
    } catch let error as OutsideValue {
      throw error.inputError(file: lines.path, line: lines.line(ofRow: error.row))
    }
  }

  /// A schema with its overridden columns as they are without the overrides.
  private static func own(
    _ schema: Schema, _ document: SchemaDocument?, _ raw: RawTable, _ overrides: [ColumnSchema],
    _ derives: Bool, _ isCancelled: @Sendable () -> Bool
  ) throws -> Schema {
    guard !overrides.isEmpty else { return schema }
    let own =
      try self.schema(document, raw, [], derives, isCancelled)
      ?? raw.inferSchema(isCancelled: isCancelled)
    let names = Set(overrides.map(\.name))
    return schema.replacing(own.columns.filter { names.contains($0.name) })
  }

  /// The file's columns as the dictionary declares them, the rest as they seem to be.
  private static func schema(
    _ document: SchemaDocument?, _ raw: RawTable, _ overrides: [ColumnSchema], _ derives: Bool,
    _ isCancelled: @Sendable () -> Bool
  ) throws -> Schema? {
    guard document != nil || !overrides.isEmpty else { return nil }
    var schema = try document?.schema ?? raw.inferSchema(isCancelled: isCancelled)
    schema = schema.replacing(overrides)
    let open = schema.columns.indices.filter {
      schema.columns[$0].kind.isModelled && schema.columns[$0].domain == .open
        && !(derives && schema.columns[$0].source == .derived)
    }
    guard !open.isEmpty else { return schema }
    let inferred = try raw.inferSchema(isCancelled: isCancelled)
    for index in open {
      schema.columns[index] = try filled(schema.columns[index], inferred, raw)
    }
    return schema
  }

  /// A column whose kind is declared and whose domain is read off the rows.
  private static func filled(
    _ column: ColumnSchema, _ inferred: Schema, _ raw: RawTable
  ) throws -> ColumnSchema {
    var column = column
    guard let guess = inferred.columns.first(where: { $0.name == column.name }) else {
      return column
    }
    column.source = .inferred
    column.reason = guess.reason
    if guess.kind == column.kind {
      column.domain = guess.domain
      column.fractionDigits = max(column.fractionDigits, guess.fractionDigits)
    } else if column.kind == .category,
      let values = raw.columns.first(where: { $0.name == column.name })?.values
    {
      column.domain = .categories(values)
    } else {
      throw InputError(
        "declare a domain for this column: its values look like \(guess.kind.rawValue), not "
          + column.kind.rawValue, column: column.name)
    }
    return column
  }

  private static func options(
    _ source: TableSource, _ document: SchemaDocument?
  ) throws -> CSVOptions {
    var options = CSVOptions()
    if let name = source.encoding ?? document?.encoding {
      let usual = name.lowercased() == "utf8" ? "utf-8" : name.lowercased()
      guard let encoding = TextEncoding(rawValue: usual) else {
        throw InputError("the encoding must be utf-8 or latin-1", value: name)
      }
      options.encoding = encoding
    }
    if let text = source.delimiter {
      let named = ["tab": "\t", "\\t": "\t", "comma": ",", "semicolon": ";", "pipe": "|"]
      let character = named[text.lowercased()] ?? text
      guard character.count == 1, let only = character.first else {
        throw InputError("the delimiter must be one character: , ; tab or |", value: text)
      }
      options.delimiter = only
    } else {
      options.delimiter = document?.delimiter
    }
    options.nulls = document?.nulls ?? []
    return options
  }

  /// Names the dictionary in errors about it that do not say where they are.
  private static func located<Result>(
    _ source: TableSource, _ work: () throws -> Result
  ) throws -> Result {
    do {
      return try work()
    } catch var error as InputError {
      if error.file == nil { error.file = source.schemaPath ?? source.path }
      throw error
    }
  }

  private static func state(of path: String) -> String {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    let size = (attributes?[.size] as? Int) ?? 0
    let time = (attributes?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
    return "\(size) \(time)"
  }
}

extension RawColumn {
  /// The distinct texts that are not null, in order.
  var values: [String] {
    let (texts, nulls) = (dictionary, isNull)
    return (0..<texts.count).filter { !nulls[$0] }.map { texts[$0] }.sorted()
  }
}

extension SourceTable {
  /// Reads another table that should have the modelled columns of `dataset`; others are passed over.
  ///
  /// - Throws: `InputError` for a missing column or a value of another kind.
  init(path: String, like dataset: Dataset, options source: TableSource) throws {
    var source = source
    source.path = path
    let raw = try CSVReader.read(
      path,
      options: try SourceTable.options(source, source.schemaPath.map { try SchemaFile.read($0) }))
    let inferred = raw.inferSchema()
    let wanted = dataset.schema
    let schema = Schema(
      columns: inferred.columns.map { column in
        wanted.columns.first { $0.name == column.name && $0.isModelled } ?? column
      })
    for name in dataset.encoding.names where schema.index(of: name) == nil {
      throw InputError(
        "the table has no column of this name, which the real one has", file: path, line: 1,
        column: name)
    }
    let loaded = try TableReader.typed(raw, schema: schema)
    table = loaded.table
    self.schema = schema
    own = schema
    lines = raw.lines
    writer = CSVWriter(delimiter: loaded.delimiter, nullText: loaded.nullText)
    declaredWriter = writer
    fileState = SourceTable.state(of: path)
  }

  /// The codes of a table that is not secret.
  func codes(_ encoding: TableEncoding) throws -> CodeTable {
    try placing { try encoding.encode(table, onOutside: .map) }
  }
}
