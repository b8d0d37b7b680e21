import Documents
import Foundation

/// Distance against budget: what was told before each draft and what the draft gave.
public struct SweepReport: Sendable {
  /// A distance as it was told and as it was found, 0 … 1.
  struct Distances: Sendable, Hashable {
    /// `nil` where nothing could be told.
    var predicted: Double?
    /// `nil` where the real table or the draft is empty.
    var measured: Double?

    /// The means; `nil` where one of them is.
    static func mean(_ all: [Distances]) -> Distances {
      func mean(_ values: [Double?]) -> Double? {
        let known = values.compactMap { $0 }.filter(\.isFinite)
        guard !known.isEmpty, known.count == values.count else { return nil }
        return known.reduce(0, +) / Double(known.count)
      }
      return Distances(
        predicted: mean(all.map(\.predicted)), measured: mean(all.map(\.measured)))
    }
  }

  /// One column's or pair's distances.
  struct Marginal: Sendable, Hashable {
    /// Positions among the modelled columns.
    let columns: [Int]
    /// Whether the first draft measured the pair; `nil` for columns.
    let isMeasured: Bool?
    var distances: Distances
  }

  /// One ε.
  struct Point: Sendable {
    let epsilon: Double
    let meanPair: Distances
    /// What each draft gave for the mean pair.
    let draws: [Double]
    let marginals: [Marginal]

    init(epsilon: Double, drafts: [SweepDraft]) {
      self.epsilon = epsilon
      meanPair = Distances.mean(drafts.map(\.meanPair))
      draws = drafts.compactMap(\.meanPair.measured)
      var marginals = drafts.first?.marginals ?? []
      for place in marginals.indices {
        marginals[place].distances = Distances.mean(drafts.map { $0.marginals[place].distances })
      }
      self.marginals = marginals
    }

    /// The mean over columns of their own distances.
    var meanColumn: Distances {
      Distances.mean(marginals.filter { $0.columns.count == 1 }.map(\.distances))
    }
  }

  let input: String
  let choices: Choices
  let draws: Int
  let points: [Point]
  let names: [String]

  /// `input`, `guarantee`, `method`, `delta`, `draws`, and for each ε the mean and every marginal.
  public var json: DocumentValue {
    .map([
      ("input", .text(input)), ("kind", .text("sweep")), ("guarantee", .text("none")),
      ("why", .text("measured on real rows, for the curator's eyes")),
      ("method", .text(choices.method)), ("delta", .number(choices.delta)),
      ("draws", .integer(draws)),
      ("points", .list(points.map(json))),
    ])
  }

  private func json(_ point: Point) -> DocumentValue {
    .map([
      ("epsilon", .number(point.epsilon)),
      ("mean_pair", .map(fields(point.meanPair) + band(point.meanPair))),
      ("draws", .list(point.draws.map(DocumentValue.number))),
      (
        "marginals",
        .list(
          point.marginals.map { marginal in
            var entries: [(String, DocumentValue)] = [
              ("columns", .list(marginal.columns.map { .text(names[$0]) }))
            ]
            if let isMeasured = marginal.isMeasured {
              entries.append(("by_plan", .text(isMeasured ? "measured" : "not measured")))
            }
            return .map(entries + fields(marginal.distances))
          })
      ),
    ])
  }

  private func fields(_ distances: Distances) -> [(String, DocumentValue)] {
    [
      ("predicted", distances.predicted.map(DocumentValue.number) ?? .null),
      ("measured", distances.measured.map(DocumentValue.number) ?? .null),
    ]
  }

  private func band(_ distances: Distances) -> [(String, DocumentValue)] {
    guard let predicted = distances.predicted else { return [] }
    let expected = ExpectedDistance(predicted, within: DraftForecast.meanSpread)
    return [("lower", .number(expected.lower)), ("upper", .number(expected.upper))]
  }

  /// A table for a person.
  public var text: String {
    let head = ["ε", "pairs predicted", "measured", "columns predicted", "measured", "worst pair"]
    let lines =
      [head]
      + points.map { point in
        [
          point.epsilon.formatted, SweepReport.text(point.meanPair.predicted),
          SweepReport.text(point.meanPair.measured), SweepReport.text(point.meanColumn.predicted),
          SweepReport.text(point.meanColumn.measured), worst(point),
        ]
      }
    let widths = head.indices.map { place in lines.map { $0[place].count }.max() ?? 0 }
    let body = lines.map { cells in
      zip(cells, widths).enumerated().map { place, cell in
        let blank = String(repeating: " ", count: cell.1 - cell.0.count)
        return place == cells.count - 1 ? cell.0 : blank + cell.0
      }.joined(separator: "  ")
    }
    return "\(input): mean total variation distance, method \(choices.method), "
      + "\(draws) \(draws == 1 ? "draft" : "drafts") of each ε\n\n"
      + body.joined(separator: "\n")
      + "\n\nguarantee: none (measured on real rows, for the curator's eyes)\n"
  }

  private func worst(_ point: Point) -> String {
    let worst = point.marginals.filter { $0.columns.count == 2 }
      .max { ($0.distances.measured ?? 0) < ($1.distances.measured ?? 0) }
    guard let worst, let distance = worst.distances.measured else { return "–" }
    return worst.columns.map { names[$0] }.joined(separator: " × ") + " "
      + SweepReport.text(distance)
  }

  private static func text(_ distance: Double?) -> String {
    distance.map { String(format: "%.4f", $0) } ?? "–"
  }
}
