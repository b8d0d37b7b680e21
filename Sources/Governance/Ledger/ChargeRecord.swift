import Documents
import Privacy

/// Charges and caps as the bodies of ledger entries.
enum ChargeRecord {
  static func body(id: String, _ request: ChargeRequest) -> DocumentValue {
    let entries: [(String, DocumentValue)] = [
      ("charge", .text(id)), ("rho", .number(request.cost.rho.value)),
      ("delta_used", .number(request.cost.delta.value)),
      ("epsilon", .number(request.epsilon.value)), ("delta", .number(request.delta.value)),
      (
        "columns",
        .map(
          request.columns.map { ($0.column, $0.rho.map { .number($0.value) } ?? .null) })
      ), ("purpose", .text(request.purpose)), ("method", .text(request.method)),
      ("rows_per_unit", .integer(request.rowsPerUnit)), ("mode", .text(request.mode.rawValue)),
    ]
    // Keys that older versions do not know are written only where they say something.
    let deltas = request.columns.filter { $0.delta > .zero }
    return .map(
      entries + (request.raises.map { [("raises", .text($0))] } ?? [])
        + (deltas.isEmpty
          ? [] : [("column_deltas", .map(deltas.map { ($0.column, .number($0.delta.value)) }))]))
  }

  static func read(_ body: DocumentMapping, entry: LedgerEntry, name: String) throws -> Charge {
    let deltas = try body["column_deltas"]?.mapping()
    let request = ChargeRequest(
      fingerprint: Fingerprint(hexadecimal: entry.account), name: name,
      cost: PrivacyCost(
        rho: try rho(body.required("rho")), delta: try delta(body.required("delta_used"))),
      epsilon: try epsilon(body.required("epsilon")), delta: try delta(body.required("delta")),
      columns: try body.required("columns").mapping().entries.map {
        ColumnCeiling(
          column: $0.key, rho: $0.value.isNull ? nil : try rho($0.value),
          delta: try deltas?[$0.key].map(delta) ?? .zero)
      },
      purpose: try body.required("purpose").string(),
      method: try body.required("method").string(),
      rowsPerUnit: try body.required("rows_per_unit").integer(in: 1...Int.max),
      mode: try body.required("mode").choice(of: LedgerMode.self),
      raises: try body["raises"]?.string())
    return Charge(
      id: try body.required("charge").string(), sequence: entry.sequence, time: entry.time,
      request: request, status: .charged)
  }

  static func body(_ cap: AccountCap?) -> DocumentValue {
    .map([
      ("epsilon", cap.map { .number($0.epsilon.value) } ?? .null),
      ("delta", cap.map { .number($0.delta.value) } ?? .null),
    ])
  }

  static func cap(_ body: DocumentMapping) throws -> AccountCap? {
    let node = try body.required("epsilon")
    if node.isNull { return nil }
    return AccountCap(epsilon: try epsilon(node), delta: try delta(body.required("delta")))
  }

  private static func rho(_ node: DocumentNode) throws -> Rho {
    guard let rho = Rho(try node.number()) else { throw node.error("ρ must be at least 0") }
    return rho
  }

  private static func epsilon(_ node: DocumentNode) throws -> Epsilon {
    guard let epsilon = Epsilon(try node.number()) else {
      throw node.error("ε must be at least 0")
    }
    return epsilon
  }

  private static func delta(_ node: DocumentNode) throws -> Delta {
    guard let delta = Delta(try node.number()) else { throw node.error("δ must be in 0 … 1") }
    return delta
  }
}
