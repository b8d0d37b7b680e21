import GraphicalModel
import Privacy
import Tables

/// What a synthesis is going to take, told before any row is counted: from sizes and the plan alone.
public struct Forecast: Sendable, Hashable {
  /// Something to be done where a table is too wide for what was asked.
  public struct Remedy: Sendable, Hashable, CustomStringConvertible {
    /// The column it is about; `nil` for the request as a whole.
    public let column: Int?
    /// What is too much and what to do, the column named.
    public let description: String
  }

  /// Cells of all tables that are counted, one-way over fine and pairs over coarse cells, at most.
  public let countedCells: Double
  /// Cells of the model's cliques together, at most.
  public let modelCells: Double
  /// Seconds to count, on two cores; like the other times right within a factor of about 2.
  public let countSeconds: Double
  /// Seconds to draw noise, score and choose, fits between rounds included.
  public let measureSeconds: Double
  /// Seconds of the last fit, at most.
  public let fitSeconds: Double
  /// Seconds to draw rows.
  public let sampleSeconds: Double
  /// What is too much, with a way out.
  public let remedies: [Remedy]

  /// Seconds of all stages.
  public var seconds: Double { countSeconds + measureSeconds + fitSeconds + sampleSeconds }

  /// What `synthesizer` is going to take on about `rows` rows.
  ///
  /// - Parameter rows: a public guess or a released estimate, at least 1.
  /// - Complexity: O(columns log columns).
  public init(_ synthesizer: Synthesizer, rows: Double) {
    let request = synthesizer.request.limited(toRows: rows)
    let synthesizer = Synthesizer(request, plan: synthesizer.plan)
    let measured = Set(synthesizer.plan.oneWays.map { $0.clique.columns[0] })
    let sizes = request.columns.indices.map { column in
      measured.contains(column) ? Coarsener.mostCells(of: request.columns[column]) : 1
    }
    let model = Forecast.modelCells(request, sizes: sizes)
    let costs = CostModel(request: request, sizes: sizes, rows: max(1, rows), modelCells: model)
    countedCells = costs.fineCells + costs.pairCells
    modelCells = model
    countSeconds = costs.count
    measureSeconds = costs.measure
    fitSeconds = costs.fit
    sampleSeconds = costs.sample
    remedies = Remedies(synthesizer: synthesizer, sizes: sizes, rows: max(1, rows)).found
  }

  /// A junction tree stays under its cap unless columns alone or what is forced pass it; a forest's pairs
  /// are at most those of every column with the largest other one.
  private static func modelCells(_ request: SynthesisRequest, sizes: [Int]) -> Double {
    let ordered = sizes.map(Double.init).sorted(by: >)
    let alone = ordered.reduce(0, +)
    let largest = ordered.first ?? 0
    let forest = ordered.dropFirst().reduce(0) { $0 + $1 * largest }
    var forced = TreeSize(sizes: sizes)
    for clique in request.forcedMarginals { forced.add(clique) }
    let least = min(forced.cells, Double(SynthesisRequest.mostForcedCells))
    switch request.method {
    case .independent: return alone
    case .tree: return max(alone, request.forced.isEmpty ? forest : forest + least)
    case .junction, .adaptive: return max(alone, Double(request.cellCap), least)
    }
  }
}
