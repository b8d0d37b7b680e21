import Privacy
import Synthesis
import Tables

/// What one run of the pipeline is to compute: a loaded table and the choices as they stood.
struct DraftWork: Sendable {
  /// The loaded table.
  var dataset: Dataset
  /// The choices.
  var choices: Choices
  /// What fixes the draft noise.
  var seed: UInt64
  /// The column in view, whose picture comes first.
  var focus: Int?
  /// The two columns whose picture is wanted, by position.
  var pair: Clique?
  /// The edit that asked for it.
  var generation: Int
  /// Where a public table of this name is.
  var place: @Sendable (String) -> String = { $0 }

  /// What is asked of the synthesis, with the size of a model that answers at a keypress.
  func request() throws -> SynthesisRequest {
    var request = try SynthesisRequest(dataset.encoding, choices: choices)
    request.seed = seed
    return request
  }

  /// What a release under the choices would charge, deriving domains included.
  func budget(_ request: SynthesisRequest) throws -> DomainBudget {
    guard let epsilon = Epsilon(choices.epsilon), let delta = Delta(choices.delta) else {
      throw choices.unreachable
    }
    return DomainBudget(
      request, deriving: PendingDomains(dataset.declared).derivations, epsilon: epsilon,
      delta: delta)
  }
}

extension SynthesisRequest {
  /// What the choices ask for on a table encoded like this.
  ///
  /// - Throws: `InputError` for choices out of range or columns that do not exist.
  init(_ encoding: TableEncoding, choices: Choices) throws {
    try choices.validate()
    try choices.validate(columns: encoding.schema.columns.map(\.name))
    guard let epsilon = Epsilon(choices.epsilon), let delta = Delta(choices.delta),
      let method = SynthesisMethod(rawValue: choices.method)
    else { throw choices.unreachable }
    let columns = try encoding.columns.map { column in
      let name = column.schema.name
      let cap = try choices.caps[name].map { cap in
        guard let cap = Epsilon(cap) else { throw choices.unreachable }
        return cap.rho(at: delta)
      }
      return SynthesisColumn(column, share: choices.shares[name] ?? 1, cap: cap)
    }
    self.init(columns: columns, total: epsilon.rho(at: delta), method: method)
    rows = choices.rows
    let rules = RuleSet.of(choices, encoding)
    rules.plan.shape(&self)
    for code in rules.droppingColumns(encoding).columns { self.columns[code].dropsRows = true }
    for (column, encoded) in encoding.columns.enumerated() where encoded.schema.role == .target {
      emphasise(column, by: SynthesisRequest.targetWeight)
    }
  }
}

extension SynthesisRequest {
  /// How much more the pairs of a column with the role of a target weigh.
  static let targetWeight = 2.0
}

extension SynthesisColumn {
  /// What is public about an encoded column, with its budget.
  init(_ encoding: ColumnEncoding, share: Double, cap: Rho?) {
    self.init(name: encoding.schema.name, size: encoding.size, share: share, cap: cap)
    pairCells = encoding.schema.pairBins
    isOrdered = encoding.isOrdered
    nullCell = encoding.nullCode
    declaredGroups = encoding.declaredGroups
    prior = encoding.prior
  }
}
