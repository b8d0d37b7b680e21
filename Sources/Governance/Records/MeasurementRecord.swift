import Documents
import Privacy
import Tables

/// One access to the real rows as the manifest tells it: what was asked and what it cost, no answer.
public struct MeasurementRecord: Sendable, Hashable {
  /// `marginal`, `score`, or the kind of a domain's derivation.
  public var kind: String
  /// The columns' names.
  public var columns: [String]
  /// The noise's variance, in rows².
  public var sigma2: Double
  /// The most that one unit moves the answer.
  public var sensitivity: Double
  /// Its record-level cost.
  public var rho: Double
  /// Its failure probability δ′.
  public var delta: Double

  /// Makes a record.
  public init(
    kind: String, columns: [String], sigma2: Double, sensitivity: Double = 1, rho: Double,
    delta: Double = 0
  ) {
    self.kind = kind
    self.columns = columns
    self.sigma2 = sigma2
    self.sensitivity = sensitivity
    self.rho = rho
    self.delta = delta
  }

  /// The record of a measurement over these columns; a unit is one row.
  public init(_ measurement: Measurement, columns: [MeasuredColumn]) {
    self.init(
      kind: measurement.query.kind.rawValue,
      columns: measurement.query.clique.columns.map {
        columns.indices.contains($0) ? columns[$0].name : "column \($0)"
      }, sigma2: measurement.variance.value, rho: measurement.rho.value)
  }

  /// The record with its keys in order.
  public var document: DocumentValue {
    .map([
      ("kind", .text(kind)), ("columns", .list(columns.map(DocumentValue.text))),
      ("sigma2", .number(sigma2)), ("sensitivity", .number(sensitivity)), ("rho", .number(rho)),
      ("delta", .number(delta)),
    ])
  }
}
