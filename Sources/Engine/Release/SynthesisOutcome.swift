import Documents

/// What a finished synthesis tells whoever asked for it.
public struct SynthesisOutcome: Sendable {
  /// The synthetic table's path.
  public let path: String
  /// Whether the result carries a guarantee.
  public let isGuaranteed: Bool
  /// Whether it is a draft.
  public let isDraft: Bool
  private let manifest: DocumentValue
  private let epsilon: Double?
  private let timings: [(String, Double)]

  init(
    record: ReleaseRecord, manifest: DocumentValue, path: String, timings: [(String, Double)]
  ) {
    self.path = path
    self.manifest = manifest
    self.timings = timings
    isGuaranteed = record.isGuaranteed
    isDraft = record.isDraft
    epsilon = record.epsilon
  }

  /// The manifest with the timings that it does not hold, in milliseconds by stage.
  public var json: DocumentValue {
    guard case .map(let entries) = manifest else { return manifest }
    let rounded = timings.map { ($0.0, DocumentValue.number(($0.1 * 1000).rounded() / 1000)) }
    return .map(entries + [("output", .text(path)), ("timings", .map(rounded))])
  }

  /// One sentence for a status line.
  public var sentence: String {
    let rows = manifest["rows"].flatMap { if case .integer(let rows) = $0 { rows } else { nil } }
    let count = "\(rows ?? 0) rows in \(path)"
    if isDraft { return "draft, no guarantee: \(count)" }
    guard isGuaranteed else {
      return "written WITHOUT a guarantee (domains were read off the rows): \(count)"
    }
    return "released under ε \(epsilon?.formatted ?? "–"): \(count)"
  }

  /// One sentence for the workbench: of a release, also where it can be checked.
  var notice: String { isDraft ? sentence : sentence + "; the ledger's page checks it" }

  /// A few lines for a person.
  public var summary: String {
    var lines = [sentence]
    if case .list(let reasons) = manifest["not_end_to_end_because"] {
      lines += reasons.compactMap {
        if case .text(let text) = $0 { "  not end to end: " + text } else { nil }
      }
    }
    if case .list(let warnings) = manifest["warnings"] {
      lines += warnings.compactMap { if case .text(let text) = $0 { "  " + text } else { nil } }
    }
    let total = Int(timings.reduce(0) { $0 + $1.1 }.rounded())
    lines.append(
      "  " + (timings.isEmpty ? "" : "\(total) ms; ") + "manifest and measurements are beside it")
    return lines.joined(separator: "\n") + "\n"
  }
}
