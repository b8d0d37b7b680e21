import Documents
import Tables

@testable import Rules

/// A schema of hospital admissions with every kind of column.
enum Admissions {
  static let schema = Schema(columns: [
    ColumnSchema(name: "id", kind: .identifier, domain: .open, nullable: false),
    ColumnSchema(name: "admitted", kind: .date, domain: .grid(lower: 18_993, upper: 20_088)),
    ColumnSchema(name: "discharged", kind: .date, domain: .grid(lower: 18_993, upper: 20_208)),
    ColumnSchema(name: "age", kind: .integer, domain: .grid(lower: 0, upper: 110)),
    ColumnSchema(name: "sex", kind: .category, domain: .categories(["F", "M"])),
    ColumnSchema(
      name: "ward", kind: .category, domain: .categories(["ICU", "surgery", "maternity"])),
    ColumnSchema(name: "pregnant", kind: .boolean, domain: .categories(["no", "yes"])),
    ColumnSchema(
      name: "net", kind: .decimal, domain: .grid(lower: 0, upper: 1_000_000), fractionDigits: 2),
    ColumnSchema(
      name: "tax", kind: .decimal, domain: .grid(lower: 0, upper: 1_000_000), fractionDigits: 2),
    ColumnSchema(
      name: "gross", kind: .decimal, domain: .grid(lower: 0, upper: 2_000_000), fractionDigits: 2),
    ColumnSchema(name: "los", kind: .integer, domain: .grid(lower: 0, upper: 120)),
    ColumnSchema(name: "note", kind: .text, domain: .open),
    ColumnSchema(
      name: "paid at", kind: .timestamp, domain: .grid(lower: 1_640_995_200, upper: 1_735_689_599)),
    ColumnSchema(name: "icd", kind: .category, domain: .categories(["A02", "I10", "O80"])),
    ColumnSchema(name: "grade", kind: .category, domain: .codes(4), nullable: false),
  ])

  /// The position of a column.
  static func position(_ name: String) -> Int { schema.index(of: name) ?? -1 }

  /// What a rule says.
  static func statement(
    _ text: String, tables: [String: TupleList] = [:]
  ) throws -> RuleStatement {
    try CheckedRule(Rule(text), schema: schema, tables: tables).statement
  }

  /// What is wrong with a rule.
  static func problem(_ text: String) -> TextProblem? {
    do {
      _ = try CheckedRule(Rule(text), schema: schema)
      return nil
    } catch {
      return error
    }
  }

  /// A table of the rows of some columns, the others being null; an empty text is null.
  static func table(_ names: [String], _ rows: [[String]]) -> Table {
    let columns = schema.columns.map { column -> Column in
      let place = names.firstIndex(of: column.name)
      let texts = rows.map { row in place.map { row[$0] } ?? "" }
      let format = ValueFormat(column)
      if case .text = format {
        return Column(name: column.name, texts: texts.map { $0.isEmpty ? nil : $0 })
      }
      return Column(
        name: column.name, format: format,
        storage: .numbers(PackedIntegers(texts.map { format.number(from: $0) })))
    }
    return Table(columns: columns, rowCount: rows.count)
  }

  /// The rows of such a table that break a rule.
  static func broken(
    _ text: String, _ names: [String], _ rows: [[String]], tables: [String: TupleList] = [:]
  ) throws -> [Int] {
    let rule = try CheckedRule(Rule(text), schema: schema, tables: tables)
    let evaluator = RuleEvaluator(rule, schema: schema)
    return evaluator.broken(in: table(names, rows)).rows
  }
}
