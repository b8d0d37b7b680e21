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

  /// `nil` where nothing was written.
  let output: String?
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
      ("output", output.map { .text($0) } ?? .null), ("rows", .integer(rows)),
      ("sha256", .text(sha256)),
      ("manifest", comparison.map { .text($0.manifest) } ?? .null),
      ("table_matches", comparison.map { .boolean($0.isTableSame) } ?? .null),
      ("measurements_match", comparison.map { .boolean($0.areMeasurementsSame) } ?? .null),
      ("table_file_matches", comparison?.isFileSame.map { .boolean($0) } ?? .null),
      ("guarantee_matches", comparison.map { .boolean($0.guaranteeFaults.isEmpty) } ?? .null),
      ("coarse_cells_match", .boolean(areCellsSame)), ("made_by", .text(madeBy)),
      ("timings", .map(rounded)),
    ])
  }

  /// What the comparison has shown, a sentence each.
  var findings: [ReleaseCheck.Finding] {
    var findings: [ReleaseCheck.Finding] = []
    func find(_ holds: Bool?, _ text: String) { findings.append(.init(holds: holds, text: text)) }
    if !areCellsSame {
      find(false, "the cells put together in pairs are NOT those that follow from the measurements")
    }
    guard let comparison else {
      find(nil, "no manifest is beside the measurements, so nothing was compared")
      return findings
    }
    find(
      comparison.isTableSame,
      comparison.isTableSame
        ? "identical to the \(comparison.table) that \(comparison.manifest) describes"
        : "NOT the rows of \(comparison.table), by \(comparison.manifest)")
    switch comparison.isFileSame {
    case true?: find(true, "the file \(comparison.table) is that table")
    case false?: find(false, "the file \(comparison.table) is NOT that table: it was changed")
    case nil: find(nil, "the file \(comparison.table) is not here, and was not compared")
    }
    for fault in comparison.guaranteeFaults {
      find(false, "the guarantee does NOT follow: \(fault)")
    }
    if !comparison.areMeasurementsSame {
      find(false, "the measurements are NOT those that the manifest was written for")
    } else if !comparison.isTableSame, madeBy != version {
      find(nil, "the release was made by version \(madeBy), this is \(version)")
    }
    return findings
  }

  /// A line or two for a person.
  public var summary: String {
    let made = output.map { "\(rows) rows in \($0)" } ?? "\(rows) rows made again, none written"
    return (["\(made), SHA-256 \(sha256)"] + findings.map { "  " + $0.text })
      .joined(separator: "\n") + "\n"
  }
}
