import Foundation
import Tables

@testable import Engine

/// A folder of its own for one test, with a small table in it.
struct Scratch {
  let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "semblance-engine-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  func remove() { try? FileManager.default.removeItem(atPath: folder) }

  func path(_ name: String) -> String { folder + "/" + name }

  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path(name)))
    return path(name)
  }

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
    try write(Scratch.table, to: "in.csv")
    try write(Scratch.schema, to: "in.schema.yaml")
    return try Dataset.load(
      TableSource(path: path("in.csv"), schemaPath: path("in.schema.yaml")))
  }
}
