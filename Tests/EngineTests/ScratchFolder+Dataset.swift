import Tables
import TestSupport

@testable import Engine

/// A small table to put into the folder.
extension ScratchFolder {
  /// 400 rows of four columns that hang together.
  static let table: String = {
    var random = SeededRandom(seed: 5)
    var lines = ["age,sex,ward,note"]
    for row in 0..<400 {
      let age = Int(random.unit() * 90)
      let ward = age > 60 ? "b" : random.unit() < 0.3 ? "c" : "a"
      lines.append("\(age),\(random.unit() < 0.5 ? "F" : "M"),\(ward),n\(row)")
    }
    return lines.joined(separator: "\n") + "\n"
  }()

  static let schema = """
    semblance: schema 1
    columns:
      age: {kind: integer, domain: [0, 99], nulls: false}
      sex: {kind: category, domain: [F, M], nulls: false}
      ward: {kind: category, domain: [a, b, c], nulls: false}
      note: {kind: identifier}
    """

  /// The table and its dictionary as files, loaded.
  func dataset() throws -> Dataset {
    try write(ScratchFolder.table, to: "in.csv")
    try write(ScratchFolder.schema, to: "in.schema.yaml")
    return try Dataset.load(
      TableSource(path: path(of: "in.csv"), schemaPath: path(of: "in.schema.yaml")))
  }
}
