import GraphicalModel
import Privacy
import Rules
import Tables

/// How rules are enforced: made of rules and schema alone, before anything is charged.
///
/// Rules that must hold are met where it costs least: by what columns are computed of others, by cells that the
/// model leaves empty, by values drawn within their cells until they obey, and last by values of rows that obey.
public struct RulePlan: Sendable, Hashable, CustomStringConvertible {
  /// How one rule is enforced.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// It is true already: of the domains, or of what another rule computes.
    case implied
    /// Cells of one column stay empty.
    case domain
    /// A column, or where it is null, is computed of others.
    case derived
    /// The value that others determine is taken from released counts.
    case determined
    /// Cells of several columns stay empty in the model.
    case mask
    /// Values are drawn within their cells until the rule holds.
    case withinCell = "within cell"
    /// Identifiers are made outside the model.
    case generated
    /// An exact number of rows.
    case quota
    /// Rows that break it take values of rows that obey.
    case repair
  }

  /// A rule with its enforcement.
  public struct PlannedRule: Sendable, Hashable {
    /// The rule.
    public let checked: CheckedRule
    /// Its place in the list that the plan was made of.
    public let place: Int
    /// The kinds of its enforcement, in the order in which they act.
    public internal(set) var kinds: [Kind] = []
    /// The same in words, columns named.
    public internal(set) var words: [String] = []
    /// Whether rows are asked for it one by one.
    var isAsked = true

    /// What tells it from other rules within one run of the program.
    var key: String {
      let text = checked.rule.text + (checked.rule.dropsRealRows ? " (drops rows)" : "")
      guard case .tuples(_, let list) = checked.statement else { return text }
      return text + " #\(list.rows.hashValue)"
    }

    mutating func note(_ kind: Kind, _ words: String) {
      if !kinds.contains(kind) { kinds.append(kind) }
      if !self.words.contains(words) { self.words.append(words) }
    }
  }

  /// The rules, in order.
  public internal(set) var rules: [PlannedRule] = []
  /// The columns that rules are about; `nil` where there are no rules.
  var schema: RuleSchema?
  /// Columns that are computed, each after those it rests on.
  var derived: [DerivedColumn] = []
  var nulls: [DerivedNull] = []
  var aligned: [AlignedColumn] = []
  var masks: [RuleMask] = []
  /// Identifiers that match a pattern, by position.
  var patterns: [Int: TextPattern] = [:]
  /// Sets of columns of which no two rows may agree, identifiers left out.
  var uniques: [RuleKeys] = []
  /// Columns whose value others determine.
  var determined: [RuleKeys] = []
  /// Public totals of rows that meet a condition.
  var totals: [RuleTotal] = []
  /// Classes of fine cells that no rule tells apart, by code.
  var classes: [Int: [Int]] = [:]
  /// The number of rows that a rule asks for.
  public internal(set) var rowCount: Int?

  /// No rules.
  public init() {}

  /// Whether there is nothing to enforce.
  public var isEmpty: Bool { rules.isEmpty }

  /// Whether some cell may be left empty in the model.
  var hasZeros: Bool { !masks.isEmpty }

  /// Positions in the schema of the columns that are computed, ascending.
  public var derivedColumns: [Int] { derived.map(\.position).sorted() }

  /// Positions in the schema of the identifiers whose texts rules make.
  public var generatedColumns: Set<Int> { Set(patterns.keys) }

  /// The columns drawn from the model behind a computed one, by position; the column itself where it is drawn.
  public func roots(of position: Int) -> [Int] {
    DerivedChoice.roots(.column(position), definitions)
  }

  /// Expressions of computed columns.
  var definitions: [Int: Expression] {
    Dictionary(derived.map { ($0.position, $0.expression) }, uniquingKeysWith: { $1 })
  }

  /// Puts what rules decide about columns and pairs into a request over the plan's columns.
  public func shape(_ request: inout SynthesisRequest) {
    request.rules = self
    guard let schema else { return }
    for (code, classes) in classes where request.columns.indices.contains(code) {
      request.columns[code].ruleClasses = classes
    }
    for column in derived {
      if let code = schema.codes[column.position] { request.columns[code].isDerived = true }
    }
    for keys in determined { request.forced.append(keys.clique) }
    if let rowCount { request.rows = rowCount }
  }

  /// Cells of a column that no row may be in, by its fine cells; empty where all are possible.
  func impossibleCells(of column: Int) -> [Bool] {
    let own = masks.filter { $0.clique.columns == [column] }
    guard let size = schema?.encoding.columns[column].size, !own.isEmpty else { return [] }
    var impossible = Array(repeating: false, count: size)
    for mask in own {
      guard case .clause(.known(_, let truths)) = mask.source else { continue }
      for (cell, truth) in truths.enumerated() where !truth.isPossible { impossible[cell] = true }
    }
    return impossible.contains(true) ? impossible : []
  }

  /// The cells left empty, over coarse cells.
  func zeros(_ coarsenings: [Coarsening], _ measurements: [Measurement]) -> [StructuralZeros] {
    zerosByRule(coarsenings, measurements).map(\.zeros)
  }

  /// The cells left empty, over coarse cells, with the planned rule of each table.
  func zerosByRule(
    _ coarsenings: [Coarsening], _ measurements: [Measurement]
  ) -> [(rule: Int, zeros: StructuralZeros)] {
    guard let schema else { return [] }
    let columns = schema.encoding.columns
    let nulls = columns.map(\.nullCode)
    return masks.compactMap { mask in
      mask.zeros(
        coarsenings, measurements,
        values: { code in
          CellValues.of(columns[code], format: schema.format(schema.encoding.modelled[code]))
        }, nulls: nulls
      ).map { (mask.rule, $0) }
    }
  }

  /// What decides measurements: what is computed, forced and told apart, and which tables hold zeros.
  public var measuring: String {
    let deciding: Set<Kind> = [.domain, .derived, .determined, .mask]
    let texts = rules.filter {
      !deciding.isDisjoint(with: $0.kinds) || $0.checked.rule.dropsRealRows
    }.map(\.key)
    // Totals too tell cells apart, over which pairs are then measured.
    let apart = classes.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
    return (texts + apart).joined(separator: "\n")
  }

  /// What decides the model besides measurements: public totals.
  public var fitting: String {
    rules.filter { $0.kinds.contains(.quota) }.map(\.key).joined(separator: "\n")
  }

  /// What decides how drawn rows are made to obey.
  public var enforcing: String { rules.map(\.key).joined(separator: "\n") }

  /// What decides measurements.
  public var description: String { measuring }
}

/// Modelled columns that a rule across rows reads.
struct RuleKeys: Sendable, Hashable {
  /// Positions in the schema.
  let columns: [Int]
  /// The position of the value that the columns determine; `nil` for a rule of its own kind.
  var value: Int?
  /// Their codes, the value's among them.
  let clique: Clique
  let rule: Int
}

/// A public figure of rows that meet a condition.
struct RuleTotal: Sendable, Hashable {
  let condition: Condition
  let target: TotalTarget
  let rule: Int
}
