import Documents
import Tables

extension SchemaFile {
  /// The dictionary as YAML; what holds by default is left out.
  public static func text(of document: SchemaDocument) -> String {
    var file: [(String, DocumentValue)] = []
    if let encoding = document.encoding { file.append(("encoding", .text(encoding))) }
    if let delimiter = document.delimiter {
      file.append(("delimiter", .text(delimiter == "\t" ? "tab" : String(delimiter))))
    }
    if let nulls = document.nulls { file.append(("nulls", .list(nulls.map(DocumentValue.text)))) }
    var pairs: [(String, DocumentValue)] = [("semblance", .text(header))]
    if !file.isEmpty { pairs.append(("file", .map(file))) }
    pairs.append(("columns", .map(document.schema.columns.map { ($0.name, value(of: $0)) })))
    return DocumentValue.map(pairs).yaml(comment: document.comment)
  }

  /// One column's entry, as it stands in a dictionary and in a session.
  public static func value(of column: ColumnSchema) -> DocumentValue {
    var pairs: [(String, DocumentValue)] = [("kind", .text(column.kind.rawValue))]
    func add(_ key: String, _ text: String?) {
      if let text { pairs.append((key, .text(text))) }
    }
    if let domain = domainValue(column) {
      pairs.append(("domain", domain))
      if column.source != .declared { add("source", column.source.rawValue) }
    } else if column.source == .derived, column.kind == .category {
      add("source", column.source.rawValue)
    }
    if column.kind == .decimal { pairs.append(("digits", .integer(column.fractionDigits))) }
    let isCodes = if case .codes = column.domain { true } else { false }
    if !column.nullable, !isCodes { pairs.append(("nulls", .boolean(false))) }
    let usual = ColumnSchema(
      name: column.name, kind: column.kind, domain: column.domain, nullable: column.nullable)
    if column.outOfDomain != usual.outOfDomain { add("outside", column.outOfDomain.rawValue) }
    pairs += cellPairs(column)
    add("unit", column.unit)
    add("description", column.description)
    add("sensitivity", column.sensitivity)
    if column.role != .none { add("role", column.role.rawValue) }
    add("reason", column.reason)
    return .map(pairs)
  }

  /// Reads the entry of a column that ``value(of:)`` wrote, or a person did.
  ///
  /// - Parameter nulls: Texts that stand for null, which no category may be.
  /// - Throws: `InputError` with line, column and value.
  public static func column(
    named name: String, _ node: DocumentNode, nulls: Set<String> = []
  ) throws -> ColumnSchema {
    try ColumnReader(name: name, node: node, nulls: nulls).column()
  }

  private static func domainValue(_ column: ColumnSchema) -> DocumentValue? {
    switch column.domain {
    case .open: return nil
    case .codes(let size): return .map([("codes", .integer(size))])
    // A column of which every row is null has no value to list: it is read off the rows again.
    case .categories(let names): return names.isEmpty ? nil : .list(names.map(DocumentValue.text))
    case .grid(let lower, let upper): return .list([lower, upper].map { value(of: $0, column) })
    }
  }

  /// How the column's cells are cut and put together.
  private static func cellPairs(_ column: ColumnSchema) -> [(String, DocumentValue)] {
    var pairs: [(String, DocumentValue)] = []
    if let bins = column.bins { pairs.append(("bins", .integer(bins))) }
    if let edges = column.edges {
      pairs.append(("edges", .list(edges.map { value(of: $0, column) })))
    }
    if let step = column.step {
      let isDecimal = column.kind == .decimal
      pairs.append(("step", isDecimal ? value(of: step, column) : .integer(Int(step))))
    }
    if let unit = column.granularity { pairs.append(("granularity", .text(unit.rawValue))) }
    if !column.atoms.isEmpty {
      pairs.append(("atoms", .list(column.atoms.map { value(of: $0, column) })))
    }
    if let pairBins = column.pairBins { pairs.append(("pair_bins", .integer(pairBins))) }
    switch column.hierarchy {
    case .prefix(let length): pairs.append(("hierarchy", .map([("prefix", .integer(length))])))
    case .groups(let groups):
      let named = groups.map { ($0.name, DocumentValue.list($0.values.map(DocumentValue.text))) }
      pairs.append(("hierarchy", .map([("groups", .map(named))])))
    case nil: break
    }
    if let prior = column.prior { pairs.append(("prior", priorValue(prior, column))) }
    return pairs
  }

  /// A prior by name for categories, as a list for the rest.
  private static func priorValue(_ prior: [Double], _ column: ColumnSchema) -> DocumentValue {
    guard case .categories(let names) = column.domain else {
      return .list(prior.map(DocumentValue.number))
    }
    return .map(zip(names, prior).filter { $1 > 0 }.map { ($0, .number($1)) })
  }

  /// A value on the column's grid.
  private static func value(of step: Int64, _ column: ColumnSchema) -> DocumentValue {
    switch column.kind {
    case .integer, .category, .boolean, .text, .identifier: return .integer(Int(step))
    case .date, .timestamp, .decimal:
      let text = GridReader(kind: column.kind, digits: column.fractionDigits).text(step)
      // A number where a reader of numbers gets the same steps back, else exact text.
      if column.kind == .decimal, let number = Double(text),
        GridText.steps(DocumentNumber.text(number), digits: column.fractionDigits) == step
      {
        return .number(number)
      }
      return .text(text)
    }
  }
}
