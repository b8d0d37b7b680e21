/// The text of a schema file.
enum SchemaText {
  /// A schema of `columns`, under a comment that says what it is of.
  static func make(comment: String, _ columns: [ColumnText]) -> String {
    """
    # \(comment)
    semblance: schema 1
    file: {encoding: utf-8, delimiter: ",", nulls: [""]}
    columns:

    """ + columns.map(\.lines).joined()
  }
}
