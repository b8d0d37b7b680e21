import Documents
import Governance
import Synthesis
import TableFiles
import Tables

/// The public tables that a scenario blends in, known again by their digests.
enum PublicTables {
  /// SHA-256 of each file by the name the scenario gives it.
  ///
  /// - Parameter place: where a file of this name is.
  /// - Throws: `InputError` where one cannot be read.
  static func digests(
    _ names: [String], at place: (String) -> String
  ) throws -> [String: String] {
    var digests: [String: String] = [:]
    for name in names { digests[name] = try ContentDigest.sha256(ofFile: place(name)) }
    return digests
  }

  /// The digests of tables that can be read and typed.
  ///
  /// - Throws: `InputError` as ``read(_:_:like:at:)``.
  static func checked(
    _ names: [String], like schema: Schema, at place: (String) -> String
  ) throws -> [String: String] {
    _ = try read(names, nil, like: schema, at: place)
    return try digests(names, at: place)
  }

  /// Reads the tables, typed as the columns of the same names are.
  ///
  /// - Parameters:
  ///   - digests: what the files must be; `nil` takes them as they are.
  ///   - place: where a file of this name is.
  /// - Throws: `InputError` where a file is missing, is another one, or holds other kinds of values.
  static func read(
    _ names: [String], _ digests: [String: String]?, like schema: Schema,
    at place: (String) -> String
  ) throws -> [String: Table] {
    var tables: [String: Table] = [:]
    for name in names {
      let path = place(name)
      if let digests, let expected = digests[name] {
        guard try ContentDigest.sha256(ofFile: path) == expected else {
          throw InputError(
            "this public table is not, or no longer, the one that the rows were made with",
            file: path)
        }
      }
      let raw = try CSVReader.read(path)
      let inferred = raw.inferSchema()
      let columns = inferred.columns.map { column in
        schema.columns.first { $0.name == column.name } ?? column
      }
      let known = columns.filter { schema.index(of: $0.name) != nil }
      guard !known.isEmpty else {
        throw InputError("this table has none of the columns of the rows", file: path, line: 1)
      }
      tables[name] = try TableReader.typed(raw, schema: Schema(columns: columns)).table
    }
    return tables
  }
}

extension Choices {
  /// The public tables that the scenario's steps name, as far as they are understood.
  var publicTables: [String] {
    scenario.texts.compactMap { (try? ScenarioStep($0))?.publicTable }
  }
}
