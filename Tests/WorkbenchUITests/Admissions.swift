import Plots
import Tables

@testable import Engine

/// Twenty thousand invented hospital admissions, as an engine would show them after a first draft.
extension Snapshot {
  static let admissions: Snapshot = {
    var snapshot = Snapshot()
    snapshot.generation = 3
    snapshot.choices.shares = ["diagnosis": 5, "age": 4, "cost": 3.5, "notes": 0]
    snapshot.table = TableSummary(
      name: "admissions.csv", rowCount: 20_000, columnCount: 15, isIntegerCoded: false)
    snapshot.columns = Admissions.columns
    for place in snapshot.columns.indices where snapshot.columns[place].isModelled {
      snapshot.histograms[place] = Admissions.histogram(snapshot.columns[place].schema)
    }
    snapshot.association = Admissions.association
    snapshot.realRows = Admissions.Rows(count: 20_000, seed: 1)
    snapshot.syntheticRows = Admissions.Rows(count: 19_988, seed: 7)
    snapshot.budget.rho = 0.0127
    snapshot.budget.spentEpsilon = 0.48
    snapshot.budget.capEpsilon = 2
    snapshot.budget.inferredColumns = ["ward", "cost"]
    snapshot.meanPairDistance = 0.038
    let times = [31.2, 18.4, 9.6, 0.4, 2.1, 14.8, 6.3, 0, 0]
    let names = [
      "load", "encode", "count", "plan", "measure", "fit", "sample", "decode", "evaluate",
    ]
    snapshot.stages = zip(names, times).map { name, time in
      StageStatus(
        name: name, state: name == "load" || name == "encode" ? .kept : .done, milliseconds: time)
    }
    snapshot.settle()
    snapshot.generation = 3
    snapshot.prediction?.generation = 3
    for place in snapshot.histograms.keys { snapshot.histograms[place]?.generation = 3 }
    snapshot.association?.generation = 3
    return snapshot
  }()
}

enum Admissions {
  private static let diagnoses = [
    "circulatory disease", "respiratory disease", "digestive disease", "injury or poisoning",
    "neoplasm", "musculoskeletal", "genitourinary", "endocrine", "nervous system", "infection",
    "mental disorder", "skin", "blood", "eye", "ear", "pregnancy", "congenital", "symptoms only",
  ]

  static let schemas: [ColumnSchema] = [
    ColumnSchema(name: "patient", kind: .identifier, domain: .open),
    ColumnSchema(
      name: "age", kind: .integer, domain: .grid(lower: 0, upper: 110), unit: "years"),
    ColumnSchema(name: "sex", kind: .category, domain: .categories(["female", "male", "other"])),
    ColumnSchema(
      name: "district", kind: .category,
      domain: .categories(["north", "east", "south", "west", "centre", "harbour"])),
    ColumnSchema(name: "diagnosis", kind: .category, domain: .categories(diagnoses)),
    ColumnSchema(
      name: "ward", kind: .category,
      domain: .categories(["A1", "A2", "B1", "B2", "C1", "C2", "D1", "ICU"]), source: .inferred),
    ColumnSchema(name: "severity", kind: .integer, domain: .grid(lower: 1, upper: 5)),
    ColumnSchema(name: "admitted", kind: .date, domain: .grid(lower: 18_993, upper: 19_723)),
    ColumnSchema(name: "discharged", kind: .date, domain: .grid(lower: 18_993, upper: 19_783)),
    ColumnSchema(
      name: "length_of_stay", kind: .integer, domain: .grid(lower: 0, upper: 60), unit: "days"),
    ColumnSchema(
      name: "cost", kind: .decimal, domain: .grid(lower: 0, upper: 2_500_000), source: .inferred,
      fractionDigits: 2, unit: "€"),
    ColumnSchema(name: "insurance", kind: .category, domain: .categories(["public", "private"])),
    ColumnSchema(name: "emergency", kind: .boolean, domain: .categories(["no", "yes"])),
    ColumnSchema(name: "readmitted", kind: .boolean, domain: .categories(["no", "yes"])),
    ColumnSchema(name: "notes", kind: .text, domain: .open),
  ]

  static let columns: [ColumnSummary] = schemas.enumerated().map { place, schema in
    ColumnSummary(
      schema: schema, domainText: domainText(schema), isModelled: schema.kind.isModelled,
      reason: schema.kind == .text ? "free text is left out of the model" : nil, share: 1,
      columnEpsilon: nil,
      distance: schema.kind.isModelled ? 0.002 + 0.0047 * Double(place % 7) : nil, isStale: false)
  }

  private static func domainText(_ schema: ColumnSchema) -> String {
    switch schema.domain {
    case .grid(let lower, let upper):
      switch schema.kind {
      case .date: "\(CivilDate(days: Int(lower)).text) … \(CivilDate(days: Int(upper)).text)"
      case .decimal: "0 … 25,000"
      default: "\(lower) … \(upper)"
      }
    case .categories(let names): "\(names.count) values"
    case .codes(let size): "\(size) codes"
    case .open: "anything"
    }
  }

  /// Counts of a shape that suits the column, the synthetic ones a little off.
  static func histogram(_ schema: ColumnSchema) -> ColumnHistogram {
    var random = SeededRandom(
      seed: schema.name.utf8.reduce(7) { $0 &* 31 &+ UInt64($1) })
    var labels: [String] = []
    var edges: [Double] = []
    var weights: [Double] = []
    switch schema.domain {
    case .categories(let names):
      labels = names
      weights = names.indices.map { 1 / (1 + 0.45 * Double($0)) }
    case .grid(let lower, let upper):
      let bins = schema.name == "severity" ? 5 : 32
      let width = Double(upper - lower + 1) / Double(bins)
      let unit = schema.kind == .decimal ? 100.0 : 1
      edges = (0...bins).map { (Double(lower) + Double($0) * width) / unit }
      labels = edges.dropLast().map { NumberText.plain($0) }
      weights = (0..<bins).map { weight(schema.name, Double($0) / Double(bins)) }
    case .codes, .open: break
    }
    let total = weights.reduce(0, +)
    let real = weights.map { (20_000 * $0 / total * (0.96 + 0.08 * random.unit())).rounded() }
    let synthetic = real.map { max(0, ($0 + 120 * (random.unit() - 0.5)).rounded()) }
    let isNumeric = schema.kind.isNumeric
    func moments(_ shift: Int) -> Moments {
      Moments(
        count: 20_000 - 12 * shift, nulls: schema.nullable ? 40 + shift : 0,
        mean: isNumeric ? means[schema.name]?[shift] ?? "3.1" : "–",
        quartiles: isNumeric
          ? quartiles[schema.name]?[shift] ?? ["2", "3", "4"] : ["–", "–", "–"],
        mode: isNumeric
          ? "–"
          : "\(labels.first ?? "–") \(NumberText.fixed(18.5 - 0.2 * Double(shift), digits: 1)) %")
    }
    return ColumnHistogram(
      labels: labels, edges: edges, real: real, synthetic: synthetic, realMoments: moments(0),
      syntheticMoments: moments(1),
      band: synthetic.map { _ in schema.name == "district" ? 420 : 55 }, generation: 3)
  }

  private static let means = [
    "age": ["52.1", "52.3"], "cost": ["4,812.30", "4,790.55"],
    "admitted": ["2022-12-30", "2023-01-02"], "discharged": ["2023-01-05", "2023-01-07"],
  ]
  private static let quartiles = [
    "age": [["38", "52", "66"], ["38", "52", "67"]],
    "cost": [["1,210.00", "3,050.00", "6,400.00"], ["1,180.00", "3,110.00", "6,350.00"]],
    "admitted": [
      ["2022-07-01", "2022-12-29", "2023-06-30"], ["2022-07-02", "2023-01-01", "2023-07-01"],
    ],
    "discharged": [
      ["2022-07-06", "2023-01-04", "2023-07-05"], ["2022-07-08", "2023-01-06", "2023-07-06"],
    ],
  ]

  /// The weight at a part of the way through a number's domain.
  private static func weight(_ name: String, _ part: Double) -> Double {
    switch name {
    case "age": max(0.02, 1 - 5.2 * (part - 0.47) * (part - 0.47)) + (part < 0.06 ? 0.5 : 0)
    case "cost", "length_of_stay": 1 / (0.05 + part) / (0.3 + part)
    case "severity": [5, 8, 6, 3, 1][min(4, Int(part * 5))]
    default: 1 + 0.3 * (part * 9).truncatingRemainder(dividingBy: 1)
    }
  }

  static let association: Association = {
    let shown = columns.indices.filter { columns[$0].isModelled }
    var random = SeededRandom(seed: 11)
    var real = Array(repeating: 1.0, count: shown.count * shown.count)
    var synthetic = real
    var distance = Array(repeating: 0.0, count: shown.count * shown.count)
    for row in shown.indices {
      for column in 0..<row {
        let unit = random.unit()
        let value = unit * unit * unit * 0.6
        let drafted = max(0, value * 0.93 + 0.03 * (random.unit() - 0.5))
        for place in [row * shown.count + column, column * shown.count + row] {
          real[place] = value
          synthetic[place] = drafted
          distance[place] = 0.01 + 0.06 * unit
        }
      }
    }
    return Association(
      measure: .cramersV, columns: Array(shown), real: real, synthetic: synthetic,
      pairDistance: distance, noise: distance.map { _ in 0.028 }, generation: 3)
  }()

  /// Rows made from their number alone.
  struct Rows: RowSource {
    let count: Int
    let seed: UInt64

    func row(_ index: Int) -> [String?] {
      guard index >= 0, index < count else { return [] }
      var random = SeededRandom(seed: seed &+ UInt64(index) &* 977)
      return schemas.map { schema in
        if random.unit() < 0.02 { return nil }
        switch schema.domain {
        case .categories(let names):
          return names[min(names.count - 1, Int(random.unit() * Double(names.count)))]
        case .grid(let lower, let upper):
          let value = lower + Int64(random.unit() * Double(upper - lower))
          switch schema.kind {
          case .date: return CivilDate(days: Int(value)).text
          case .decimal: return "\(value / 100).\(value % 100 < 10 ? "0" : "")\(value % 100)"
          default: return String(value)
          }
        case .codes, .open: return schema.kind == .identifier ? "P\(10_000 + index)" : "see letter"
        }
      }
    }
  }
}
