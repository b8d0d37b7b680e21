import Documents

/// What making a release's rows once more has shown.
public struct ReproductionOutcome: Sendable {
  /// How the rows compare with what a manifest says.
  struct Comparison: Sendable {
    let manifest: String
    let table: String
    let isTableSame: Bool
    let areMeasurementsSame: Bool
  }

  let output: String
  let rows: Int
  let sha256: String
  let comparison: Comparison?
  /// Whether pairs were measured over the cells that follow from the measurements.
  let areCellsSame: Bool
  let madeBy: String
  let version: String
  let timings: [(String, Double)]

  /// Whether nothing differs from the manifest, or there is none, and the measurements agree with
  /// themselves.
  public var isSame: Bool {
    areCellsSame && comparison.map { $0.isTableSame && $0.areMeasurementsSame } ?? true
  }

  /// One JSON object.
  public var json: DocumentValue {
    let rounded = timings.map { ($0.0, DocumentValue.number(($0.1 * 1000).rounded() / 1000)) }
    return .map([
      ("output", .text(output)), ("rows", .integer(rows)), ("sha256", .text(sha256)),
      ("manifest", comparison.map { .text($0.manifest) } ?? .null),
      ("table_matches", comparison.map { .boolean($0.isTableSame) } ?? .null),
      ("measurements_match", comparison.map { .boolean($0.areMeasurementsSame) } ?? .null),
      ("coarse_cells_match", .boolean(areCellsSame)), ("made_by", .text(madeBy)),
      ("timings", .map(rounded)),
    ])
  }

  /// A line or two for a person.
  public var summary: String {
    var lines = ["\(rows) rows in \(output), SHA-256 \(sha256)"]
    if !areCellsSame {
      lines.append(
        "  the cells put together in pairs are NOT those that follow from the measurements")
    }
    guard let comparison else {
      lines.append("  no manifest is beside the measurements, so nothing was compared")
      return lines.joined(separator: "\n") + "\n"
    }
    if comparison.isTableSame {
      lines.append("  identical to \(comparison.table), by \(comparison.manifest)")
    } else {
      lines.append("  NOT the rows of \(comparison.table), by \(comparison.manifest)")
    }
    if !comparison.areMeasurementsSame {
      lines.append("  the measurements are NOT those that the manifest was written for")
    } else if !comparison.isTableSame, madeBy != version {
      lines.append("  the release was made by version \(madeBy), this is \(version)")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
