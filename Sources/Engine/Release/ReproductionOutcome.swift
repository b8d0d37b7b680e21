import Documents

/// What making a release's rows once more has shown.
public struct ReproductionOutcome: Sendable {
  /// How the rows compare with what a manifest says.
  struct Comparison: Sendable {
    let manifest: String
    let table: String
    let isTableSame: Bool
    let areMeasurementsSame: Bool
    /// Whether the table beside the manifest is the one that it describes; `nil` where none is there.
    let isFileSame: Bool?
    /// Why the ε stated does not follow from what was measured.
    let guaranteeFaults: [String]

    var isSame: Bool {
      isTableSame && areMeasurementsSame && isFileSame != false && guaranteeFaults.isEmpty
    }
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

  /// Whether nothing differs from the manifest, or there is none, the measurements agree with
  /// themselves, and the ε stated follows from them.
  public var isSame: Bool {
    areCellsSame && comparison?.isSame ?? true
  }

  /// One JSON object.
  public var json: DocumentValue {
    let rounded = timings.map { ($0.0, DocumentValue.number(($0.1 * 1000).rounded() / 1000)) }
    return .map([
      ("output", .text(output)), ("rows", .integer(rows)), ("sha256", .text(sha256)),
      ("manifest", comparison.map { .text($0.manifest) } ?? .null),
      ("table_matches", comparison.map { .boolean($0.isTableSame) } ?? .null),
      ("measurements_match", comparison.map { .boolean($0.areMeasurementsSame) } ?? .null),
      ("table_file_matches", comparison?.isFileSame.map { .boolean($0) } ?? .null),
      ("guarantee_matches", comparison.map { .boolean($0.guaranteeFaults.isEmpty) } ?? .null),
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
      lines.append(
        "  identical to the \(comparison.table) that \(comparison.manifest) describes")
    } else {
      lines.append("  NOT the rows of \(comparison.table), by \(comparison.manifest)")
    }
    switch comparison.isFileSame {
    case true?: lines.append("  the file \(comparison.table) is that table")
    case false?: lines.append("  the file \(comparison.table) is NOT that table: it was changed")
    case nil: lines.append("  the file \(comparison.table) is not here, and was not compared")
    }
    lines += comparison.guaranteeFaults.map { "  the guarantee does NOT follow: \($0)" }
    if !comparison.areMeasurementsSame {
      lines.append("  the measurements are NOT those that the manifest was written for")
    } else if !comparison.isTableSame, madeBy != version {
      lines.append("  the release was made by version \(madeBy), this is \(version)")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
