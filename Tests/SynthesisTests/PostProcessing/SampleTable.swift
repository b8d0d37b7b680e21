import Tables

@testable import Synthesis

/// A table for steps, and what is known of it.
enum SampleTable {
  static let schema = Schema(columns: [
    ColumnSchema(
      name: "age", kind: .integer, domain: .grid(lower: 0, upper: 110), role: .quasiIdentifier),
    ColumnSchema(
      name: "sex", kind: .category, domain: .categories(["F", "M"]), role: .quasiIdentifier),
    ColumnSchema(
      name: "icd", kind: .category, domain: .categories(["A01", "A02", "B01", "B20", "C11"]),
      role: .sensitive, hierarchy: .prefix(1)),
    ColumnSchema(
      name: "cost", kind: .decimal, domain: .grid(lower: 0, upper: 1_000_000), fractionDigits: 2),
    ColumnSchema(name: "in", kind: .date, domain: .grid(lower: 18_000, upper: 20_000)),
    ColumnSchema(
      name: "at", kind: .timestamp, domain: .grid(lower: 1_600_000_000, upper: 1_700_000_000)),
    ColumnSchema(name: "said", kind: .text, domain: .open),
  ])

  /// Rows drawn at random; a tenth of the values is null.
  static func random(rows: Int, seed: UInt64) -> StepTable {
    var random = SeededRandom(seed: seed)
    var columns: [Column] = []
    for column in schema.columns where column.kind != .text {
      switch column.domain {
      case .grid(let lower, let upper):
        let values = (0..<rows).map { _ -> Int64? in
          let square = random.unit() * random.unit()
          return random.unit() < 0.1 ? nil : lower + Int64(square * Double(upper - lower))
        }
        columns.append(
          Column(
            name: column.name, format: ValueFormat(column),
            storage: .numbers(PackedIntegers(values))))
      case .categories(let names):
        let codes = (0..<rows).map { _ -> Int64? in
          let square = random.unit() * random.unit()
          return random.unit() < 0.1 ? nil : Int64(square * Double(names.count))
        }
        columns.append(
          Column(
            name: column.name, format: .text,
            storage: .categories(PackedIntegers(codes), StringDictionary(names))))
      case .codes, .open: break
      }
    }
    return StepTable(Table(columns: columns, rowCount: rows), schema: schema)
  }

  /// A table of texts in the columns given, numbers read as their column writes them.
  static func of(_ rows: [(age: String?, sex: String?)]) -> StepTable {
    let format = ValueFormat.number(fractionDigits: 0)
    let ages = PackedIntegers(rows.map { $0.age.flatMap { format.number(from: $0) } })
    let age = Column(name: "age", format: format, storage: .numbers(ages))
    let sex = Column(name: "sex", texts: rows.map(\.sex))
    return StepTable(
      Table(columns: [age, sex], rowCount: rows.count),
      schema: Schema(columns: Array(schema.columns.prefix(2))))
  }
}

extension StepTable {
  /// Does steps and tells what they did.
  mutating func process(_ steps: String..., seed: UInt64 = 1) throws -> [StepEffect] {
    try PostProcessing(steps, schema: schema).apply(to: &self, seed: seed)
  }

  /// A column's values as they are written.
  func texts(_ name: String) -> [String?] {
    guard let column = table.column(named: name) else { return [] }
    return (0..<column.count).map { column.text($0) }
  }
}
