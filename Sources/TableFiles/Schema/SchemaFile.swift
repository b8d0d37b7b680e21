import Documents
import Tables

/// Data dictionaries as files: `NAME.schema.yaml`, or a JSON object `{"column": size}`.
///
///     semblance: schema 1
///     file: {encoding: utf-8, delimiter: ",", nulls: ["", NA]}
///     columns:
///       age: {kind: integer, domain: [0, 110], unit: years}
public enum SchemaFile {
  static let header = "schema 1"

  /// Reads a dictionary; what it holds decides which of the two forms it is.
  ///
  /// - Throws: `InputError` with file, line, column and value.
  public static func read(_ path: String) throws -> SchemaDocument {
    try parse(try TextFile.read(path), file: path)
  }

  /// Reads a dictionary's text; `file` is named in errors.
  ///
  /// - Throws: `InputError` with line, column and value.
  public static func parse(_ text: String, file: String? = nil) throws -> SchemaDocument {
    let root =
      try looksLikeJSON(text)
      ? DocumentNode.parse(json: text, file: file) : DocumentNode.parse(text, file: file)
    let mapping = try root.mapping()
    guard let version = mapping["semblance"], (try? version.integer()) == nil else {
      return try codes(mapping)
    }
    guard try version.string() == header else {
      throw version.error(
        "this is not a data dictionary that this program reads; write `semblance: \(header)`")
    }
    var document = try dictionary(root)
    document.comment = DocumentNode.leadingComment(of: text)
    return document
  }

  /// Replaces the file atomically.
  ///
  /// - Throws: `InputError` that names the path and what to do.
  public static func write(_ document: SchemaDocument, to path: String) throws {
    try AtomicFile.write(text(of: document), to: path)
  }

  private static func looksLikeJSON(_ text: String) -> Bool {
    let marks = text.unicodeScalars.lazy
      .filter { !$0.properties.isWhitespace && $0 != "\u{FEFF}" }.prefix(2)
    return Array(marks) == ["{", "\""]
  }

  private static func dictionary(_ root: DocumentNode) throws -> SchemaDocument {
    let mapping = try root.mapping(allowing: ["semblance", "file", "columns"])
    var document = SchemaDocument(schema: Schema(columns: []))
    if let file = mapping["file"], !file.isNull {
      let options = try file.mapping(allowing: ["encoding", "delimiter", "nulls"])
      document.encoding = try options["encoding"]?.string()
      document.delimiter = try options["delimiter"].map(delimiter)
      document.nulls = try options["nulls"]?.sequence().map { try $0.string() }
    }
    let columns = try mapping.required("columns").mapping()
    guard !columns.entries.isEmpty else {
      throw columns.node.error("there is no column here; write at least one")
    }
    let nulls = Set(document.nulls ?? [])
    document.schema.columns = try columns.entries.map { entry in
      try ColumnReader(name: entry.key, node: entry.value, nulls: nulls).column()
    }
    return document
  }

  private static func delimiter(_ node: DocumentNode) throws -> Character {
    let text = try node.string()
    if text == "tab" { return "\t" }
    guard let character = text.first, text.count == 1, character.isASCII, character != "\"",
      !character.isNewline, !character.isLetter, !character.isNumber
    else {
      throw node.error("the delimiter is one character such as \",\" or \";\", or the word tab")
    }
    return character
  }

  private static func codes(_ mapping: DocumentMapping) throws -> SchemaDocument {
    guard !mapping.entries.isEmpty else {
      throw mapping.node.error("there is no column here; write at least one")
    }
    let columns = try mapping.entries.map { entry in
      guard case .scalar(_, isQuoted: false) = entry.value.content else {
        throw entry.keyNode.error(
          "a data dictionary begins with `semblance: \(header)`; without it, every value must be "
            + "the number of codes of a column")
      }
      guard !entry.key.isEmpty else { throw entry.keyNode.error("a column needs a name") }
      let size = try entry.value.integer(in: ColumnReader.codeSizes)
      return ColumnSchema(
        name: entry.key, kind: .category, domain: .codes(size), nullable: false)
    }
    return SchemaDocument(schema: Schema(columns: columns))
  }
}
