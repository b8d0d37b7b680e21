import Documents
import Privacy
import TableFiles
import Tables

extension Recipe {
  /// The recipe as a file of measurements holds it.
  ///
  /// - Parameter publishesSeed: Whether the seed is written: only where noise never came from it.
  func document(publishesSeed: Bool) -> DocumentValue {
    func weights(_ values: [String: Double]) -> DocumentValue {
      .map(values.sorted { $0.key < $1.key }.map { ($0.key, .number($0.value)) })
    }
    let written = zip(schema.columns, formats).filter { $1 != ValueFormat($0) }
    let measured = measuredRules.map { list -> [(String, DocumentValue)] in
      [
        ("measured_rules", SessionRules.document(list.rules)),
        ("measured_rule_tables", RuleTables.document(list.tables)),
      ]
    }
    return .map(
      [
        ("program", .text(version)), ("method", .text(choices.method)),
        ("epsilon", .number(choices.epsilon)), ("delta", .number(choices.delta)),
        ("shares", weights(choices.shares)), ("caps", weights(choices.caps)),
        ("cell_cap", .integer(cellCap)), ("batches", .integer(batches)),
        ("iterations", .integer(iterations)),
        ("rows", choices.rows.map(DocumentValue.integer) ?? .null),
        ("rules", SessionRules.document(choices.rules)),
        ("rule_tables", RuleTables.document(choices.ruleTables)),
      ] + (measured ?? []) + [
        ("seed", publishesSeed ? .text(String(seed, radix: 16)) : .null),
        (
          "file",
          .map([
            ("delimiter", .text(String(delimiter))), ("null", .text(nullText)),
            ("encoding", reading.encoding.map(DocumentValue.text) ?? .null),
            ("nulls", .list(reading.nulls.map(DocumentValue.text))),
          ])
        ),
        (
          "schema", .map(schema.columns.map { ($0.name, SchemaFile.value(of: $0).withExactBounds) })
        ),
        ("written", .map(written.map { ($0.name, $1.document) })),
        (
          "derived",
          .map(derivations.sorted { $0.key < $1.key }.map { ($0.key, $0.value.document) })
        ),
        ("warnings", .list(warnings.map(DocumentValue.text))),
        ("scenario", SessionSteps.document(choices.scenario)),
        ("post_processing", SessionSteps.document(choices.postProcessing)),
        (
          "public_tables",
          .map(publicTables.sorted { $0.key < $1.key }.map { ($0.key, .text($0.value)) })
        ),
      ])
  }

  /// Reads a recipe strictly.
  ///
  /// - Throws: `InputError` with file, line and column; also where the seed was never published.
  init(_ node: DocumentNode) throws {
    let mapping = try node.mapping(allowing: [
      "program", "method", "epsilon", "delta", "shares", "caps", "cell_cap", "batches",
      "iterations", "rows", "seed", "file", "schema", "written", "derived", "warnings",
      "scenario", "post_processing", "public_tables", "rules", "rule_tables",
      "measured_rules", "measured_rule_tables",
    ])
    let seedNode = try mapping.required("seed")
    guard !seedNode.isNull else {
      throw seedNode.error("a draft cannot be made again: its seed is never published")
    }
    guard let seed = UInt64(try seedNode.string(), radix: 16) else {
      throw seedNode.error("the seed has at most sixteen hexadecimal digits")
    }
    let columns = try mapping.required("schema").mapping().entries.map {
      try SchemaFile.column(named: $0.key, $0.value)
    }
    let file = try mapping.required("file").mapping(allowing: [
      "delimiter", "null", "encoding", "nulls",
    ])
    let encoding = try file.required("encoding")
    let reading = ReadingOptions(
      encoding: encoding.isNull ? nil : try encoding.string(),
      nulls: try file.required("nulls").sequence().map { try $0.string() })
    self.init(
      version: try mapping.required("program").string(), choices: try Recipe.choices(mapping),
      cellCap: try mapping.required("cell_cap").integer(in: 1...Int.max),
      batches: try mapping.required("batches").integer(in: 1...8),
      iterations: try mapping.required("iterations").integer(in: 1...1_000_000), seed: seed,
      delimiter: try Recipe.delimiter(file.required("delimiter")),
      nullText: try file.required("null").string(), reading: reading,
      schema: Schema(columns: columns),
      formats: try Recipe.formats(mapping.required("written"), columns),
      derivations: try Recipe.derivations(mapping.required("derived"), columns),
      warnings: try mapping.required("warnings").sequence().map { try $0.string() })
    if let rules = mapping["measured_rules"] {
      measuredRules = RuleList(
        rules: try SessionRules.read(rules),
        tables: try mapping["measured_rule_tables"].map { try RuleTables.read($0) } ?? [:])
    }
    for entry in try mapping["public_tables"]?.mapping().entries ?? [] {
      publicTables[entry.key] = try entry.value.string()
    }
  }

  private static func choices(_ mapping: DocumentMapping) throws -> Choices {
    var choices = Choices()
    choices.method = try mapping.required("method").string()
    choices.epsilon = try mapping.required("epsilon").number()
    choices.delta = try mapping.required("delta").number()
    choices.shares = try weights(mapping.required("shares"))
    choices.caps = try weights(mapping.required("caps"))
    let rows = try mapping.required("rows")
    choices.rows = rows.isNull ? nil : try rows.integer()
    choices.scenario = try mapping["scenario"].map { try SessionSteps.read($0, .scenario) } ?? []
    choices.postProcessing =
      try mapping["post_processing"].map { try SessionSteps.read($0, .postProcessing) } ?? []
    if let rules = mapping["rules"] { choices.rules = try SessionRules.read(rules) }
    if let tables = mapping["rule_tables"] { choices.ruleTables = try RuleTables.read(tables) }
    do {
      try choices.validate()
    } catch let error as InputError {
      throw mapping.node.error(error.message, value: error.value)
    }
    return choices
  }

  private static func weights(_ node: DocumentNode) throws -> [String: Double] {
    Dictionary(
      try node.mapping().entries.map { ($0.key, try $0.value.number()) },
      uniquingKeysWith: { first, _ in first })
  }

  private static func delimiter(_ node: DocumentNode) throws -> Character {
    let text = try node.string()
    guard let character = text.first, text.count == 1, character.isASCII,
      !"\"\r\n".contains(character)
    else { throw node.error("the delimiter is one character") }
    return character
  }

  private static func derivations(
    _ node: DocumentNode, _ columns: [ColumnSchema]
  ) throws -> [String: BudgetRequest.Derivation] {
    Dictionary(
      try node.mapping(allowing: columns.map(\.name)).entries.map {
        ($0.key, try BudgetRequest.Derivation($0.value))
      }, uniquingKeysWith: { first, _ in first })
  }

  private static func formats(
    _ node: DocumentNode, _ columns: [ColumnSchema]
  ) throws -> [ValueFormat] {
    let written = try node.mapping(allowing: columns.map(\.name))
    return try columns.map { try written[$0.name].map { try ValueFormat($0) } ?? ValueFormat($0) }
  }
}

extension BudgetRequest.Derivation {
  /// How a column's domain was derived, as a recipe says it.
  fileprivate var document: DocumentValue {
    switch self {
    case .partition: .map([("by", .text("partition"))])
    case .quantiles(let levels):
      .map([("by", .text("quantiles")), ("levels", .integer(levels))])
    }
  }

  fileprivate init(_ node: DocumentNode) throws {
    let mapping = try node.mapping(allowing: ["by", "levels"])
    let by = try mapping.required("by")
    switch try by.string() {
    case "partition": self = .partition
    case "quantiles":
      self = .quantiles(levels: try mapping.required("levels").integer(in: 1...12))
    default: throw by.error("a domain is derived by partition or quantiles")
    }
  }
}

extension DocumentValue {
  /// A column's entry with its bounds as text, which no spelling of numbers changes.
  fileprivate var withExactBounds: DocumentValue {
    switch self {
    case .map(let pairs): .map(pairs.map { ($0.0, $0.1.withExactBounds) })
    case .list(let values): .list(values.map(\.withExactBounds))
    case .number(let value): .text(DocumentNumber.text(value))
    case .text, .integer, .integers, .boolean, .null: self
    }
  }
}
