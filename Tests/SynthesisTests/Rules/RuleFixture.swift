import Rules
import Tables

@testable import Synthesis

/// A small table's columns, rules over them, and random rows.
enum RuleFixture {
  static let schema = Schema(columns: [
    ColumnSchema(name: "sex", kind: .category, domain: .categories(["F", "M"]), nullable: false),
    ColumnSchema(
      name: "code", kind: .category, domain: .categories(["O1", "O2", "P1", "C1", "C2"]),
      nullable: true),
    ColumnSchema(
      name: "age", kind: .integer, domain: .grid(lower: 0, upper: 99), nullable: false, bins: 20),
    ColumnSchema(
      name: "start", kind: .date, domain: .grid(lower: 19_000, upper: 19_399), nullable: false,
      bins: 40),
    ColumnSchema(
      name: "days", kind: .integer, domain: .grid(lower: 0, upper: 30), nullable: false),
    ColumnSchema(
      name: "end", kind: .date, domain: .grid(lower: 19_000, upper: 19_440), nullable: false,
      bins: 44),
    ColumnSchema(
      name: "cost", kind: .decimal, domain: .grid(lower: 0, upper: 100_000), fractionDigits: 2,
      nullable: true, bins: 25),
    ColumnSchema(
      name: "moment", kind: .timestamp,
      domain: .grid(lower: 1_700_000_000, upper: 1_700_000_000 + 40 * 86_400 - 1), nullable: false,
      bins: 20),
    ColumnSchema(
      name: "hour", kind: .integer, domain: .grid(lower: 0, upper: 23), nullable: false),
  ])

  static let encoding = TableEncoding(schema)

  static func rule(_ text: String) throws -> CheckedRule {
    try CheckedRule(Rule(text), schema: schema)
  }

  static func plan(_ texts: [String]) throws -> RulePlan {
    try RulePlan(
      texts.enumerated().map { ($0.offset, try rule($0.element)) }, encoding: encoding)
  }

  /// Codes drawn uniformly.
  static func codes(rows: Int, seed: UInt64) -> CodeTable {
    CodeTable(
      sizes: encoding.sizes,
      columns: encoding.sizes.enumerated().map { column, size in
        var random = SeededRandom(seed: seed, stream: UInt64(column))
        return CodeColumn(count: rows, size: size) { _ in
          Int(random.next().multipliedFullWidth(by: UInt64(size)).high)
        }
      }, rowCount: rows)
  }

  /// Rows with values drawn uniformly.
  static func rows(_ count: Int, seed: UInt64) -> Table {
    encoding.decode(codes(rows: count, seed: seed), seed: seed)
  }

  /// One row's values by position in the schema.
  static func values(_ table: Table, row: Int) -> [RuleValue] {
    schema.columns.enumerated().map { position, column in
      let stored = table.columns[position]
      guard let number = stored.rows[row] else { return .null }
      switch stored.storage {
      case .categories(_, let dictionary): return .text(dictionary[Int(number)])
      case .numbers: return .step(number, digits: column.fractionDigits)
      }
    }
  }

  /// Conditions of every kind that the checker makes.
  static let conditions = [
    #"if sex = "M" then code not in ("O1", "O2")"#,
    #"if code starts with "O" then sex = "F" and age between 15 and 49"#,
    #"code is null iff age < 20 or sex = "M""#,
    "end >= start", "end - start = days", "cost >= age * 10", "days <= 20 or cost > 500",
    "year(start) = 2022 implies month(end) >= 3", "not (age > 50 and days < 5)",
    "abs(age - 50) <= 20 or cost is null", "hour = hour(moment)", "weekday(start) != 7",
    #"(sex = "F" or code = "C1") and (age < 90 iff days < 29)"#, "min(age, days) < 25",
    "cost / 2 = days ± 400", #"if code = "P1" then cost < 300.5 else cost >= 0"#,
    #"(sex, code) in (("F", "O1"), ("F", "C1"), ("M", "C2"))"#, "day(end) <= 28",
  ]
}
