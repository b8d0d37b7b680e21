import Privacy
import Tables

/// Everything that decides a synthesis apart from the rows: all of it public.
public struct SynthesisRequest: Sendable, Hashable {
  /// The modelled columns in order, with shares and caps.
  public var columns: [SynthesisColumn]
  /// The record-level total ρ.
  public var total: Rho
  /// How dependence is measured.
  public var method: SynthesisMethod
  /// Rows one unit may contribute, at least 1.
  public var rowsPerUnit = 1
  /// Extra weights of marginals that matter more, above 0; what is not named has weight 1.
  public var workload: [Clique: Double] = [:]
  /// Pairs, and sets of three columns, that are measured whatever they explain; not by `independent`.
  ///
  /// They come first in the first round and may take the model past ``cellCap``, up to
  /// ``mostForcedCells``.
  public var forced: [Clique] = []
  /// How rows are made to obey rules.
  public var rules = RulePlan()
  /// Rows to draw, at least 0; `nil` takes the private estimate.
  public var rows: Int?
  /// Decides the drawing of rows from the model, which is post-processing.
  public var seed: UInt64 = 1
  /// The most cells the model's cliques may have together: 65,536 to look at, 1,048,576 to release. Where
  /// counts are faint, fewer are used, see ``ModelEffort``.
  public var cellCap = 65_536
  /// Rounds of scoring and measuring of the method `junction`, 1 … 8: 1 to look at, 2 to release.
  public var batches = 1
  /// Message passings of a fit at most, at least 1: 100 to look at, 200 to release.
  public var iterations = 100

  /// A request with the defaults for looking at.
  public init(columns: [SynthesisColumn], total: Rho, method: SynthesisMethod) {
    self.columns = columns
    self.total = total
    self.method = method
  }

  /// A request over columns of whose cells nothing is known.
  public init(columns: [BudgetRequest.Column], total: Rho, method: SynthesisMethod) {
    self.init(columns: columns.map { SynthesisColumn($0) }, total: total, method: method)
  }

  /// The same request at the quality meant for a release.
  ///
  /// Two rounds, in the second of which sets of three columns are scored too. How large the model then
  /// grows and how long it is fitted follows from the rows and the budget, see ``ModelEffort``.
  public var atReleaseQuality: SynthesisRequest {
    var request = self
    guard method == .junction else { return request }
    request.batches = 2
    request.cellCap = ModelEffort.mostCells
    request.iterations = ModelEffort.mostIterations
    return request
  }

  /// Fine cells of each column.
  public var sizes: [Int] { columns.map(\.size) }

  /// What the budget is planned from.
  public var budget: BudgetRequest {
    BudgetRequest(
      columns: columns.map(\.budget), total: total, phases: phases, rowsPerUnit: rowsPerUnit,
      workload: workload)
  }

  /// Cells that forced marginals may take the model to.
  public static let mostForcedCells = 1 << 22

  private var phases: PhaseFractions {
    switch method {
    case .independent: .independent
    case .tree, .junction, .adaptive: .scored(total)
    }
  }

  /// What of ``forced`` can be measured: two or three existing columns, each once.
  var forcedMarginals: [Clique] {
    Set(forced).filter {
      (2...3).contains($0.count) && $0.columns.allSatisfy(columns.indices.contains)
    }.sorted()
  }

  /// Rounds of scoring and measuring pairs.
  var rounds: Int {
    switch method {
    case .independent: 0
    case .tree: 1
    case .junction: min(max(batches, 1), 8)
    case .adaptive: AdaptiveRound.roundsPerColumn * columns.count
    }
  }
}
