import Documents
import Foundation
import Rules
import Synthesis
import TableFiles
import Tables

/// The small public tables that rules name.
enum RuleTables {
  /// The most bytes of one.
  private static let mostBytes = 16 << 20

  /// Reads the tables that the rules name.
  ///
  /// - Parameter path: where a name is, seen from the session.
  /// - Throws: `InputError` where one cannot be read.
  static func read(
    _ rules: [Rule], at path: (String) -> String
  ) throws -> [String: TupleList] {
    var tables: [String: TupleList] = [:]
    for rule in rules where rule.isOn {
      for name in names(in: rule.text) where tables[name] == nil {
        tables[name] = try list(name, at: path(name))
      }
    }
    return tables
  }

  /// The files named by `in table FILE`; none where the text is no rule.
  static func names(in text: String) -> [String] {
    guard let syntax = try? RuleParser.parse(text) else { return [] }
    return syntax.tables
  }

  private static func list(_ name: String, at path: String) throws -> TupleList {
    let size = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
    guard size <= mostBytes else {
      throw InputError("a table of allowed combinations has at most 16 MB", file: path)
    }
    let raw = try CSVReader.read(path, options: CSVOptions())
    let columns = raw.columns.map(\.name)
    let rows = (0..<raw.rowCount).map { row in
      raw.columns.map { column in
        column.codes[row].flatMap { code in
          column.isNull[Int(code)] ? nil : column.dictionary[Int(code)]
        } ?? ""
      }
    }
    return TupleList(name: name, columns: columns, texts: rows)
  }
}

extension RuleTables {
  /// The tables as a recipe holds them.
  static func document(_ tables: [String: TupleList]) -> DocumentValue {
    .map(
      tables.sorted { $0.key < $1.key }.map { name, list in
        let rows = list.rows.map { row in
          DocumentValue.list(
            row.map { value in
              if case .text(let text) = value { .text(text) } else { .null }
            })
        }
        return (
          name,
          .map([
            ("columns", .list(list.columns.map(DocumentValue.text))), ("rows", .list(rows)),
          ])
        )
      })
  }

  /// Reads the tables of a recipe.
  ///
  /// - Throws: `InputError` at what is wrong.
  static func read(_ node: DocumentNode) throws -> [String: TupleList] {
    var tables: [String: TupleList] = [:]
    for entry in try node.mapping().entries {
      let mapping = try entry.value.mapping(allowing: ["columns", "rows"])
      let columns = try mapping.required("columns").sequence().map { try $0.string() }
      let rows = try mapping.required("rows").sequence().map { row in
        try row.sequence(count: columns.count).map { $0.isNull ? "" : try $0.string() }
      }
      tables[entry.key] = TupleList(name: entry.key, columns: columns, texts: rows)
    }
    return tables
  }
}

extension Choices {
  /// Refuses a number of rows beside another one that a rule asks for, and one that no output may have.
  ///
  /// - Throws: `InputError` that names both.
  func checkRows(_ plan: RulePlan) throws {
    guard let asked = plan.rowCount else { return }
    guard Choices.rowRange.contains(asked) else {
      throw InputError(
        "a rule asks for this number of rows, which must be in 1 … \(Choices.rowRange.upperBound); "
          + "change the rule",
        value: "\(asked)")
    }
    guard let rows, rows != asked else { return }
    throw InputError(
      "a rule asks for \(asked) rows; leave the number of rows out, or change the rule",
      value: "\(rows)")
  }
}
