import Documents
import Evaluation
import Foundation
import Tables

/// A synthetic table against a real one: similarity, for the curator's eyes; not private.
public struct TableComparison: Sendable {
  /// The real table, whose looking-at is recorded.
  public let realDataset: Dataset
  private let report: EvaluationReport
  private let baseline: EvaluationReport?
  private let names: [String]
  private let rows: (real: Int, synthetic: Int)

  /// Compares two files, and a holdout with the real one where there is one: what a table of other
  /// real rows would score.
  ///
  /// Numeric columns are compared on at most 256 cells.
  /// - Throws: `InputError` for anything wrong with a file; `CancellationError` never.
  public init(real: TableSource, synthetic: String, holdout: String?) throws {
    for path in [synthetic, holdout].compactMap({ $0 }) { try ScenarioMark.check(path) }
    let dataset = try Dataset.load(real, values: .map, maximumBins: 256)
    realDataset = dataset
    names = dataset.encoding.names
    let other = try TableComparison.codes(synthetic, like: dataset, real)
    rows = (dataset.table.rowCount, other.rowCount)
    report = try EvaluationReport(real: dataset.rows, synthetic: other)
    baseline = try holdout.map {
      try EvaluationReport(
        real: dataset.rows, synthetic: try TableComparison.codes($0, like: dataset, real))
    }
  }

  private static func codes(
    _ path: String, like dataset: Dataset, _ real: TableSource
  ) throws -> CodeTable {
    try SourceTable(path: path, like: dataset, options: real).codes(dataset.encoding)
  }

  /// Groups of metrics, such as `two_way.mean_tvd`; with a holdout the same under `holdout`.
  public var json: DocumentValue {
    var entries: [(String, DocumentValue)] = [
      ("guarantee", .text("none: for the curator's eyes")),
      ("rows_real", .integer(rows.real)), ("rows_synthetic", .integer(rows.synthetic)),
      ("columns", .integer(names.count)),
    ]
    entries += TableComparison.groups(report, names)
    if let baseline {
      entries.append(("holdout", .map(TableComparison.groups(baseline, names))))
    }
    return .map(entries)
  }

  private static func groups(
    _ report: EvaluationReport, _ names: [String]
  ) -> [(String, DocumentValue)] {
    var groups: [(String, [(String, DocumentValue)])] = []
    for metric in report.metrics(names: names) {
      let value: DocumentValue =
        switch metric.value {
        case .number(let number): .number(number)
        case .count(let count): .integer(count)
        case .columns(let names): .list(names.map(DocumentValue.text))
        }
      if groups.last?.0 != metric.group { groups.append((metric.group, [])) }
      groups[groups.count - 1].1.append((metric.key, value))
    }
    return groups.map { ($0.0, .map($0.1)) }
  }

  /// Lines for a person.
  public var text: String {
    func line(_ name: String, _ value: (EvaluationReport) -> Double, _ better: String) -> String {
      let own = String(format: "%8.4f", value(report))
      let other = baseline.map { String(format: "  holdout %8.4f", value($0)) } ?? ""
      return
        "  \(name.padding(toLength: 34, withPad: " ", startingAt: 0))\(own)\(other)  \(better)\n"
    }
    return
      "\(rows.synthetic) synthetic rows against \(rows.real) real ones (curator: not private)\n"
      + line("one-way distance, mean", \.oneWay.mean, "0 is best")
      + line("two-way distance, mean", \.twoWay.mean, "0 is best")
      + line("three-way distance, mean", \.threeWay.mean, "0 is best")
      + line("k-marginal score", \.kMarginalScore, "1000 is best")
      + line("Cramér's V difference, mean", \.association.mean, "0 is best")
      + "  similarity says nothing about privacy\n"
  }
}
