import Documents
import TableFiles
import Tables

extension ExplorationMode {
  /// Refuses a domain that only the real rows tell, where the mode keeps them closed.
  ///
  /// - Throws: `InputError` that names the column.
  func checkDomains(_ schema: Schema, file: String?) throws {
    guard self != .curator else { return }
    for column in schema.columns where column.kind.isModelled {
      let isDerived = column.source == .derived
      guard column.source == .inferred || column.domain == .open && !isDerived else { continue }
      throw InputError(
        "\(rawValue) mode reads no domain off the real rows: declare this column's in the data "
          + "dictionary, or write “source: derived” to find it under the budget", file: file,
        column: column.name)
    }
  }
}

/// What a data dictionary and a session declare of a table that is not opened.
struct DeclaredTable {
  let schema: Schema
  /// Writes tables as the dictionary says, by default with commas.
  let writer: CSVWriter

  /// Reads the dictionary; the table stays closed.
  ///
  /// - Throws: `InputError` where the dictionary is wrong, missing, or leaves a domain to the rows.
  init(_ source: TableSource, overrides: [ColumnSchema], mode: ExplorationMode) throws {
    guard let path = source.schemaPath else {
      throw InputError(
        "\(mode.rawValue) mode needs a data dictionary that declares every column: give --schema, or "
          + "`schema:` in the session", file: source.path)
    }
    let document = try SchemaFile.read(path)
    schema = document.schema.replacing(overrides)
    writer = CSVWriter(declared: document)
    try mode.checkDomains(schema, file: path)
  }
}

extension CSVWriter {
  /// A writer that owes nothing to the rows.
  init(declared document: SchemaDocument?) {
    self.init(
      delimiter: document?.delimiter ?? ",", nullText: document?.nulls?.first ?? "")
  }
}
