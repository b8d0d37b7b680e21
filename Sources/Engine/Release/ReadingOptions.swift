import Documents
import TableFiles

/// How the text of a table was read where its dictionary says so: another reading is another table.
struct ReadingOptions: Sendable, Hashable {
  /// The text encoding by name; `nil` for the default.
  var encoding: String?
  /// Texts that stand for null besides the usual ones, in order.
  var nulls: [String]

  init(encoding: String?, nulls: [String]) {
    self.encoding = encoding
    self.nulls = nulls
  }

  /// The options of a table's source and of its dictionary.
  ///
  /// - Throws: `InputError` where the dictionary cannot be read.
  init(_ table: TableSource) throws {
    let document = try table.schemaPath.map { try SchemaFile.read($0) }
    encoding = (table.encoding ?? document?.encoding)?.lowercased()
    nulls = (document?.nulls ?? []).sorted()
  }
}
