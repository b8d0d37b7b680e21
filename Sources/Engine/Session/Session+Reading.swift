import Documents
import Tables

extension Session {
  private static let keys = [
    "semblance", "input", "schema", "unit", "budget", "method", "mode", "shares", "caps", "rows",
    "association", "theme", "draft", "targets", "rules", "columns", "note", "scenario",
    "post-processing", "slice",
  ]
  /// Keys kept for parts that this version does not have, refused by name.
  private static let notBuilt = [
    "gate", "pins", "workload",
  ]

  /// Whether the file at `path` is a session, by its name's ending; nothing is read.
  public static func isSessionFile(_ path: String) -> Bool {
    path.hasSuffix(".semblance.yaml") || path.hasSuffix(".semblance.yml")
  }

  /// Reads a session file strictly; a failed load changes nothing.
  ///
  /// - Throws: `InputError` with file, line, column, value and what is allowed.
  public static func read(_ path: String) throws -> Session {
    var session = try parse(try TextFile.read(path), file: path)
    session.path = path
    try session.loadRuleTables()
    return session
  }

  /// Reads a session's text; `file` is named in errors.
  ///
  /// - Throws: `InputError` with line, column, value and what is allowed.
  static func parse(_ text: String, file: String?) throws -> Session {
    let root = try DocumentNode.parse(text, file: file)
    let mapping = try checked(root.mapping())
    let header = try mapping.required("semblance")
    guard try header.string() == "session 1" else {
      throw header.error("a session file of this version starts with “semblance: session 1”")
    }
    var session = Session(
      input: try mapping.required("input").string(), schema: try mapping["schema"]?.string())
    session.leadingComment = DocumentNode.leadingComment(of: text)
    session.note = try mapping["note"]?.string()
    if let unit = try mapping["unit"]?.mapping(allowing: ["rows"])["rows"] {
      guard try unit.integer(in: 1...1_000_000) == 1 else {
        throw unit.error("a unit of more than one row is not built in this version; write 1")
      }
    }
    if let mode = mapping["mode"] { session.mode = try mode.choice(of: ExplorationMode.self) }
    if let slice = mapping["slice"] {
      session.slice = try slice.number()
      do {
        try session.checkSlice()
      } catch let error as InputError {
        throw slice.error(error.message, value: error.value)
      }
    }
    session.choices = try choices(mapping)
    if let targets = mapping["targets"] {
      session.choices.targets = try SessionTargets.read(targets)
    }
    if let steps = mapping["scenario"] {
      session.choices.scenario = try SessionSteps.read(steps, .scenario)
    }
    if let steps = mapping["post-processing"] {
      session.choices.postProcessing = try SessionSteps.read(steps, .postProcessing)
    }
    if let rules = mapping["rules"] { session.choices.rules = try SessionRules.read(rules) }
    if let columns = mapping["columns"] {
      session.columns = try SessionColumns.read(columns)
    }
    return session
  }

  private static func checked(_ mapping: DocumentMapping) throws -> DocumentMapping {
    for entry in mapping.entries where notBuilt.contains(entry.key) {
      throw entry.keyNode.error("“\(entry.key)” is not built in this version; remove it")
    }
    return try mapping.node.mapping(allowing: keys)
  }

  private static func choices(_ mapping: DocumentMapping) throws -> Choices {
    var choices = Choices()
    if let budget = try mapping["budget"]?.mapping(allowing: ["epsilon", "delta"]) {
      if let node = budget["epsilon"] {
        choices.epsilon = try node.number()
        guard choices.epsilon > 0, choices.epsilon <= 1000 else {
          throw node.error("epsilon must be above 0 and at most 1000", value: node.scalarText)
        }
      }
      if let node = budget["delta"] {
        choices.delta = try node.number()
        guard choices.delta > 0, choices.delta < 1 else {
          throw node.error("delta must be above 0 and below 1", value: node.scalarText)
        }
      }
    }
    if let node = mapping["method"] { choices.method = try node.string() }
    if let node = mapping["rows"], !node.isNull {
      choices.rows = try node.integer(in: Choices.rowRange)
    }
    if let node = mapping["association"] {
      choices.associationMeasure = try node.choice(of: AssociationMeasure.self)
    }
    if let node = mapping["theme"] { choices.theme = try node.string() }
    if let node = mapping["draft"] { choices.draftNumber = try node.integer(in: 1...1_000_000) }
    choices.shares = try weights(mapping["shares"], in: 0...1e6)
    choices.caps = try weights(mapping["caps"], in: 0...1e6)
    do {
      try choices.validate()
    } catch let error as InputError {
      throw mapping["method"]?.error(error.message, value: error.value) ?? error
    }
    return choices
  }

  private static func weights(
    _ node: DocumentNode?, in range: ClosedRange<Double>
  ) throws -> [String: Double] {
    guard let node else { return [:] }
    var weights: [String: Double] = [:]
    for entry in try node.mapping().entries {
      weights[entry.key] = try entry.value.number(in: range)
    }
    return weights
  }
}
