import Documents
import TableFiles
import Tables

/// The columns that a session confirms or changes, in the words of the data dictionary.
enum SessionColumns {
  /// Reads `columns:` of a session file.
  static func read(_ node: DocumentNode) throws -> [ColumnSchema] {
    try node.mapping().entries.map { try SchemaFile.column(named: $0.key, $0.value) }
  }

  /// Writes them as the dictionary does.
  static func document(_ columns: [ColumnSchema]) -> DocumentValue {
    .map(columns.map { ($0.name, SchemaFile.value(of: $0)) })
  }
}
