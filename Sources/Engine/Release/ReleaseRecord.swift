import Documents
import Governance
import Privacy
import Synthesis
import Tables

/// What a result's manifest says, before its files are known.
struct ReleaseRecord: Sendable {
  private let draft: Manifest
  /// Every noisy value.
  let measurementsFile: MeasurementsFile
  /// Whether it carries a guarantee.
  let isGuaranteed: Bool
  /// Whether it is a draft.
  let isDraft: Bool
  /// The ε charged; `nil` for a draft.
  let epsilon: Double?

  init(
    job: SynthesisJob, dataset: Dataset, request: SynthesisRequest, result: SynthesisResult,
    rows: Int, charge: ChargeState?
  ) {
    let encoding = dataset.encoding
    measurementsFile = MeasurementsFile(
      columns: encoding.measuredColumns, measurements: result.measurements)
    let inferred = dataset.inferredColumns
    isDraft = charge == nil
    isGuaranteed = charge != nil && inferred.isEmpty
    epsilon = charge.map { $0.charge.request.epsilon.value }
    draft = Manifest(
      promise: charge.map {
        .release(ReleaseRecord.facts($0, result.plan, encoding.names, inferred: inferred))
      } ?? .draft,
      rows: rows, rowsSource: request.rows == nil ? "private estimate" : "asked for",
      columns: encoding.schema.columns.map(\.name).filter { !encoding.leftOut.contains($0) },
      method: request.method.rawValue,
      measurements: result.measurements.map {
        MeasurementRecord($0, columns: encoding.measuredColumns)
      },
      modelCells: result.modelCells,
      domainSources: encoding.columns.map { ($0.schema.name, $0.schema.source) },
      mode: charge?.mode ?? .curator,
      warnings: ReleaseRecord.warnings(dataset, result), version: job.version)
  }

  /// The manifest with the digests of the files beside it.
  func manifest(_ files: [(name: String, sha256: String)]) -> DocumentValue {
    var manifest = draft
    manifest.files = files
    return manifest.document
  }

  private static func facts(
    _ charge: ChargeState, _ plan: BudgetPlan, _ names: [String], inferred: [String]
  ) -> ReleaseFacts {
    let delta = charge.charge.request.delta
    var reasons: [String] = []
    if !inferred.isEmpty {
      reasons.append("domains were read off the real rows: \(inferred.joined(separator: ", "))")
    }
    if charge.mode == .curator {
      reasons.append(
        "a curator saw the real rows of this account; choices made after looking are not covered")
    }
    return ReleaseFacts(
      charge: charge.charge,
      columnEpsilon: zip(names, plan.ceilings).map {
        ColumnEpsilon(column: $0, epsilon: $1.epsilon(at: delta))
      },
      created: charge.charge.time,
      voided: inferred.map {
        "the domain of \($0) was read off the real rows and nobody declared it"
      }, notEndToEnd: reasons)
  }

  private static func warnings(_ dataset: Dataset, _ result: SynthesisResult) -> [String] {
    var warnings = result.plan.shortfalls.map(\.description)
    if !dataset.encoding.leftOut.isEmpty {
      warnings.append("left out, free text: " + dataset.encoding.leftOut.joined(separator: ", "))
    }
    if !dataset.encoding.identifiers.isEmpty {
      warnings.append(
        "numbered anew, identifiers: " + dataset.encoding.identifiers.joined(separator: ", "))
    }
    return warnings
  }
}

extension TableEncoding {
  /// The modelled columns as files of measurements name them.
  var measuredColumns: [MeasuredColumn] {
    zip(names, sizes).map { MeasuredColumn(name: $0, size: $1) }
  }
}
