import Documents
import Tables

/// Reads one column's entry of a data dictionary.
struct ColumnReader {
  static let keys = [
    "kind", "domain", "source", "digits", "nulls", "outside", "bins", "unit", "description",
    "sensitivity", "role", "reason", "pair_bins", "edges", "step", "granularity", "atoms",
    "hierarchy", "prior",
  ]
  /// A column has at most 65,536 cells, one of which may be null's.
  static let codeSizes = 1...65_535

  private let name: String
  private let mapping: DocumentMapping
  private let nulls: Set<String>

  init(name: String, node: DocumentNode, nulls: Set<String>) throws {
    guard !name.isEmpty else { throw node.error("a column needs a name") }
    self.name = name
    mapping = try node.mapping(allowing: ColumnReader.keys)
    self.nulls = nulls
  }

  func column() throws -> ColumnSchema {
    let kind = try mapping.required("kind").choice(of: ColumnKind.self)
    let nullable = try mapping["nulls"]?.boolean() ?? true
    let digits = try digits(kind)
    let domain = try DomainReader(kind: kind, digits: digits, nulls: nulls)
      .domain(mapping["domain"])
    let isCodes = if case .codes = domain { true } else { false }
    if isCodes, mapping["nulls"] != nil, nullable {
      throw mapping.node.error("a column of codes has no nulls; write `nulls: false`")
    }
    var column = ColumnSchema(
      name: name, kind: kind, domain: domain, source: try source(kind), fractionDigits: digits,
      nullable: nullable && !isCodes,
      outOfDomain: try outside(kind, nullable: nullable && !isCodes), unit: try text("unit"),
      description: try text("description"), sensitivity: try text("sensitivity"),
      role: try mapping["role"]?.choice(of: ColumnRole.self) ?? .none, reason: try text("reason"),
      pairBins: try pairBins(kind),
      hierarchy: try HierarchyReader(kind: kind, domain: domain).hierarchy(mapping["hierarchy"]),
      prior: try PriorReader(domain: domain).prior(mapping["prior"]))
    try CellKeysReader(mapping: mapping, kind: kind, digits: digits, domain: domain)
      .read(into: &column)
    return column
  }

  private func text(_ key: String) throws -> String? {
    guard let node = mapping[key], !node.isNull else { return nil }
    return try node.string()
  }

  /// Digits after the point: as written, else as many as the column's values show.
  private func digits(_ kind: ColumnKind) throws -> Int {
    guard let node = mapping["digits"] else {
      guard kind == .decimal else { return 0 }
      var values = try written("domain")?.sequence(count: 2) ?? []
      for key in ["edges", "atoms"] { values += try written(key)?.sequence() ?? [] }
      if let step = written("step") { values.append(step) }
      return try values.map { value in
        let text = try value.string()
        return text.split(separator: ".", maxSplits: 1).dropFirst().first?.count ?? 0
      }.max() ?? 0
    }
    guard kind == .decimal else {
      throw node.error("only a decimal column has digits after the point; remove `digits`")
    }
    return try node.integer(in: 0...9)
  }

  private func written(_ key: String) -> DocumentNode? {
    mapping[key].flatMap { $0.isNull ? nil : $0 }
  }

  private func source(_ kind: ColumnKind) throws -> DomainSource {
    let isWritten = mapping["domain"].map { !$0.isNull } ?? false
    guard let node = mapping["source"] else {
      return isWritten || !kind.isModelled ? .declared : .inferred
    }
    let source = try node.choice(of: DomainSource.self)
    guard !isWritten, kind.isModelled else { return source }
    switch source {
    case .inferred: return source
    case .derived where kind == .category: return source
    case .derived where kind.isNumeric:
      throw node.error(
        "a derived range is found within a public one; write that as `domain`: [lowest, highest]")
    case .declared, .derived:
      throw node.error("a \(source.rawValue) domain must be written; add `domain`")
    }
  }

  private func outside(_ kind: ColumnKind, nullable: Bool) throws -> OutOfDomainRule? {
    guard let node = mapping["outside"] else { return nil }
    let rule = try node.choice(of: OutOfDomainRule.self)
    switch rule {
    case .other where kind != .category:
      throw node.error("only a category column can have the category “other”; use clip or null")
    case .null where !nullable:
      throw node.error("this column has no nulls, so a value outside cannot become one; use clip")
    default: return rule
    }
  }

  private func pairBins(_ kind: ColumnKind) throws -> Int? {
    guard let node = written("pair_bins") else { return nil }
    guard kind.isModelled else {
      throw node.error("a column of kind \(kind.rawValue) is in no pair; remove `pair_bins`")
    }
    return try node.integer(in: 2...256)
  }
}
