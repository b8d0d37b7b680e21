import Documents
import Privacy
import Tables

/// One access to the real rows as the manifest tells it: what was asked and what it cost, no answer.
public struct MeasurementRecord: Sendable, Hashable {
  /// `marginal`, `score`, or the kind of a domain's derivation: `partition` or `quantiles`.
  public var kind: String
  /// The columns' names.
  public var columns: [String]
  /// The noise's variance, in rows²; `nil` for choices, which have ``strengths``.
  public var sigma2: Double?
  /// ε of each round of choices, in nats; empty where noise was added.
  public var strengths: [Double]
  /// The most that one unit moves the answer.
  public var sensitivity: Double
  /// Its record-level cost.
  public var rho: Double
  /// Its failure probability δ′.
  public var delta: Double
  /// The charge that paid for it; `nil` for a draft.
  public var charge: String?

  /// Makes a record.
  public init(
    kind: String, columns: [String], sigma2: Double?, strengths: [Double] = [],
    sensitivity: Double = 1, rho: Double, delta: Double = 0, charge: String? = nil
  ) {
    self.kind = kind
    self.columns = columns
    self.sigma2 = sigma2
    self.strengths = strengths
    self.sensitivity = sensitivity
    self.rho = rho
    self.delta = delta
    self.charge = charge
  }

  /// The record of a measurement over these columns; a unit is one row.
  public init(_ measurement: Measurement, columns: [MeasuredColumn]) {
    self.init(
      kind: measurement.query.kind.rawValue,
      columns: measurement.query.clique.columns.map(columns.name),
      sigma2: measurement.variance.value, rho: measurement.rho.value,
      charge: measurement.origin.charge)
  }

  /// The record of a domain's derivation over these columns; a unit is one row.
  public init(_ derivation: DomainDerivation, columns: [MeasuredColumn]) {
    let cost = DerivationCost(derivation.kind, sources: Clique(derivation.column))
    let record = cost.recordCost()
    self.init(
      kind: cost.name, columns: [columns.name(derivation.column)], sigma2: nil,
      rho: record.rho.value, delta: record.delta.value, charge: derivation.origin.charge)
    switch derivation.kind {
    case .partition(let variance, _): sigma2 = variance.value
    case .quantiles(let levels): strengths = levels.map(\.value)
    }
  }

  /// The record with its keys in order.
  public var document: DocumentValue { .map(entries + [("charge", paidBy)]) }

  /// The charge as a file writes it.
  var paidBy: DocumentValue { charge.map(DocumentValue.text) ?? .null }

  /// What was asked and what it cost.
  var entries: [(String, DocumentValue)] {
    var entries: [(String, DocumentValue)] = [
      ("kind", .text(kind)), ("columns", .list(columns.map(DocumentValue.text))),
      ("sigma2", sigma2.map(DocumentValue.number) ?? .null),
    ]
    if !strengths.isEmpty {
      entries.append(("strengths", .list(strengths.map(DocumentValue.number))))
    }
    return entries + [
      ("sensitivity", .number(sensitivity)), ("rho", .number(rho)), ("delta", .number(delta)),
    ]
  }
}

extension [MeasuredColumn] {
  /// The name of a modelled column.
  func name(_ position: Int) -> String {
    indices.contains(position) ? self[position].name : "column \(position)"
  }
}

extension NoiseOrigin {
  /// The charge that paid; `nil` for a draft.
  public var charge: String? {
    if case .charged(let id) = self { id } else { nil }
  }
}
