import Documents
import Privacy
import Tables

/// Every noisy value of one run, so that anyone can fit again or check: `OUT.measurements.json`.
public struct MeasurementsFile: Sendable, Hashable {
  /// The modelled columns by position.
  public var columns: [MeasuredColumn]
  /// The measurements in the order made, all of one origin.
  public var measurements: [Measurement]

  static let header = "measurements 1"

  /// Makes a file of measurements over these columns.
  public init(columns: [MeasuredColumn], measurements: [Measurement]) {
    self.columns = columns
    self.measurements = measurements
  }

  /// The charge that paid for them; `nil` for a draft.
  public var charge: String? {
    if case .charged(let id) = measurements.first?.origin { id } else { nil }
  }

  /// The file's text: JSON, one key a line, ending in a newline.
  public var json: String { document.json(pretty: true) + "\n" }

  /// The file as a document.
  public var document: DocumentValue {
    .map([
      ("semblance", .text(MeasurementsFile.header)),
      ("kind", .text(charge == nil ? "draft" : "release")),
      ("charge", charge.map(DocumentValue.text) ?? .null),
      (
        "columns",
        .list(columns.map { .map([("name", .text($0.name)), ("size", .integer($0.size))]) })
      ), ("measurements", .list(measurements.map(document))),
    ])
  }

  private func document(_ measurement: Measurement) -> DocumentValue {
    let record = MeasurementRecord(measurement, columns: columns)
    let sizes = measurement.query.clique.columns.map {
      columns.indices.contains($0) ? columns[$0].size : 0
    }
    var pairs: [(String, DocumentValue)] = [
      ("kind", .text(record.kind)), ("columns", .list(record.columns.map(DocumentValue.text))),
      ("sizes", .list(sizes.map(DocumentValue.integer))), ("sigma2", .number(record.sigma2)),
      ("sigma2_numerator", .integer(Int(measurement.variance.numerator))),
      ("sigma2_denominator", .integer(Int(measurement.variance.denominator))),
      ("sensitivity", .integer(1)), ("rho", .number(record.rho)), ("delta", .integer(0)),
      ("values", .list(measurement.values.map { .integer(Int($0)) })),
    ]
    if case .score(_, let reference) = measurement.query {
      pairs.append(("reference", .list(reference.map { .integer(Int($0)) })))
    }
    return .map(pairs)
  }
}
