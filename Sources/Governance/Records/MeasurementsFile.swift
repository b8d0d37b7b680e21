import Documents
import Privacy
import Tables

/// Every noisy value of one result, so that anyone can fit again, check, or make the same rows once
/// more: `OUT.measurements.json`.
public struct MeasurementsFile: Sendable, Hashable {
  /// The modelled columns by position.
  public var columns: [MeasuredColumn]
  /// The derivations of domains in the order made.
  public var derivations: [DomainDerivation]
  /// The measurements in the order made: all of a draft, or each paid for by a charge.
  public var measurements: [Measurement]
  /// How rows are made of them, as the file that was read says it; `nil` where it does not.
  public private(set) var recipe: DocumentNode?

  static let header = "measurements 2"
  /// The header of files without derivations, recipes and cells put together, under one charge.
  static let oldHeader = "measurements 1"

  /// Makes a file of measurements over these columns.
  public init(
    columns: [MeasuredColumn], derivations: [DomainDerivation] = [], measurements: [Measurement]
  ) {
    self.init(columns, derivations, measurements, recipe: nil)
  }

  init(
    _ columns: [MeasuredColumn], _ derivations: [DomainDerivation], _ measurements: [Measurement],
    recipe: DocumentNode?
  ) {
    self.columns = columns
    self.derivations = derivations
    self.measurements = measurements
    self.recipe = recipe
  }

  /// The charges that paid for them, in the order of their first access; empty for a draft.
  public var charges: [String] {
    var charges: [String] = []
    for case let id? in derivations.map(\.origin.charge) + measurements.map(\.origin.charge)
    where !charges.contains(id) {
      charges.append(id)
    }
    return charges
  }

  /// Every access to the real rows as a manifest tells it, derivations first.
  public var records: [MeasurementRecord] {
    derivations.map { MeasurementRecord($0, columns: columns) }
      + measurements.map { MeasurementRecord($0, columns: columns) }
  }

  /// The file's text: JSON, one key a line, ending in a newline.
  public var json: String { String(decoding: bytes(), as: UTF8.self) }

  /// The file's bytes as UTF-8, with how rows are made of the measurements.
  public func bytes(recipe: DocumentValue? = nil) -> [UInt8] {
    document(recipe: recipe).jsonBytes(pretty: true) + [UInt8(ascii: "\n")]
  }

  private func document(recipe: DocumentValue?) -> DocumentValue {
    let charges = charges
    var entries: [(String, DocumentValue)] = [
      ("semblance", .text(MeasurementsFile.header)),
      ("kind", .text(charges.isEmpty ? "draft" : "release")),
      ("charges", .list(charges.map(DocumentValue.text))),
    ]
    if let recipe { entries.append(("recipe", recipe)) }
    return .map(
      entries + [
        ("columns", .list(columns.map(document))),
        ("domains", .list(derivations.map(document))),
        ("measurements", .list(measurements.map(document))),
      ])
  }

  private func document(_ column: MeasuredColumn) -> DocumentValue {
    var entries: [(String, DocumentValue)] = [
      ("name", .text(column.name)), ("size", .integer(column.size)),
    ]
    if let coarsening = column.coarsening {
      entries.append(("coarse", .integers(coarsening.cells.map(Int64.init))))
    }
    return .map(entries)
  }

  private func document(_ measurement: Measurement) -> DocumentValue {
    let record = MeasurementRecord(measurement, columns: columns)
    let sizes = columns.sizes(measurement.query.shape)
    var entries = record.entries
    entries.insert(
      (
        "sizes",
        .integers(
          measurement.query.clique.columns.map { sizes.indices.contains($0) ? Int64(sizes[$0]) : 0 }
        )
      ), at: 2)
    entries += [
      ("sigma2_numerator", .integer(Int(measurement.variance.numerator))),
      ("sigma2_denominator", .integer(Int(measurement.variance.denominator))),
      ("charge", record.paidBy), ("values", .integers(measurement.values)),
    ]
    if case .score(_, let reference) = measurement.query {
      entries.append(("reference", .integers(reference)))
    }
    return .map(entries)
  }

  private func document(_ derivation: DomainDerivation) -> DocumentValue {
    let record = MeasurementRecord(derivation, columns: columns)
    var entries = record.entries
    switch derivation.kind {
    case .partition(let variance, _):
      entries += [
        ("sigma2_numerator", .integer(Int(variance.numerator))),
        ("sigma2_denominator", .integer(Int(variance.denominator))),
      ]
    case .quantiles(let levels):
      entries += [
        ("strength_numerators", .integers(levels.map { Int64($0.numerator) })),
        ("strength_denominators", .integers(levels.map { Int64($0.denominator) })),
      ]
    }
    entries.append(("charge", record.paidBy))
    switch derivation.answer {
    case .values(let kept, let threshold):
      entries += [
        ("threshold", .integer(Int(threshold))),
        ("values", .list(kept.map { .text($0.value) })),
        ("noisy_counts", .integers(kept.map(\.noisyCount))),
      ]
    case .cuts(let cuts, let cells):
      entries += [("cells", .integer(cells)), ("cuts", .integers(cuts.map(Int64.init)))]
    }
    return .map(entries)
  }
}

extension Query {
  /// Which cells it is over.
  var shape: QueryShape {
    if case .marginal(let clique) = self, clique.count == 1 { .alone } else { .together }
  }
}
