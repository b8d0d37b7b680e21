import Documents
import Foundation
import Privacy
import Synthesis
import Tables

/// One draft for each ε of a list, each compared with the real rows and with what was told before.
///
/// For the curator's eyes: every number measured is of real rows, and no noise in it promises anything.
public struct SweepJob: Sendable {
  /// The choices that hold at every ε.
  public var session: Session
  /// How the table is read.
  public var table: TableSource
  /// The budgets, each above 0.
  public var epsilons: [Double]
  /// Drafts of each ε, at least 1.
  public var draws = 1
  /// The folder that holds `.semblance`; `nil` looks for the nearest.
  public var workspace: String?
  /// Asked at least every 2 ms while kernels run.
  public var isCancelled: @Sendable () -> Bool = { false }
  /// Told what is being done.
  public var onStage: @Sendable (String) -> Void = { _ in }

  /// A sweep of `table` under the choices of `session`.
  public init(session: Session, table: TableSource, epsilons: [Double], workspace: String?) {
    self.session = session
    self.table = table
    self.epsilons = epsilons
    self.workspace = workspace
  }

  /// Does the whole of it, and notes in the ledger that a curator looked.
  ///
  /// - Throws: `InputError` for bad input, or where the session's mode refuses;
  ///   `CancellationError` once `isCancelled` says so.
  public func run() throws -> SweepReport {
    try session.mode.check(.sweep, file: session.path)
    try DeclaredMode.check(.sweep, of: table.path, workspace: workspace)
    try session.checkSlice()
    let table = try table.taking(.slice, of: session.slice, workspace: workspace)
    try session.choices.validate()
    guard draws >= 1 else {
      throw InputError("a sweep draws at least one draft of each ε", value: "\(draws)")
    }
    for epsilon in epsilons { try choices(epsilon).validate() }
    onStage("reading")
    let dataset = try Dataset.load(table, overrides: session.columns, isCancelled: isCancelled)
    try Accounts.noteCuratorView(of: dataset, workspace: workspace)
    onStage("counting")
    let counted = try CountedTable(
      dataset.rows, publicCoarsenings: dataset.encoding.publicCoarsenings,
      isCancelled: isCancelled)
    var points: [SweepReport.Point] = []
    for epsilon in epsilons.sorted() {
      onStage("drafting at ε \(epsilon.formatted)")
      points.append(try point(epsilon, dataset, counted))
    }
    return SweepReport(
      input: session.slice == nil ? table.path : table.shownName, choices: session.choices,
      draws: draws, points: points,
      names: dataset.encoding.names)
  }

  private func choices(_ epsilon: Double) -> Choices {
    var choices = session.choices
    choices.epsilon = epsilon
    return choices
  }

  /// The drafts of one ε, averaged.
  private func point(
    _ epsilon: Double, _ dataset: Dataset, _ counted: CountedTable
  ) throws -> SweepReport.Point {
    let choices = choices(epsilon)
    var drafts: [SweepDraft] = []
    for draw in 0..<draws {
      let seed = Accounts.draftSeed(workspace, number: choices.draftNumber + draw)
      var request = try SynthesisRequest(dataset.encoding, choices: choices)
      request.seed = seed
      let synthesizer = Synthesizer(request)
      var measurer = DraftMeasurer(seed: seed)
      let measured = try synthesizer.measureAll(
        { try counted.counts($0, $1, isCancelled: isCancelled) }, using: &measurer,
        isCancelled: isCancelled)
      let encoding = dataset.encoding
      let basis = PredictionBasis(
        measured, of: synthesizer, comparedOver: encoding.publicCoarsenings)
      let predicted = try basis?.predicted(under: request, isCancelled: isCancelled)
      let model = try synthesizer.fit(measured.measurements, isCancelled: isCancelled)
      var sample = try synthesizer.sample(model, isCancelled: isCancelled)
      if !request.rules.isEmpty {
        sample = try RuleEnforcer(request.rules, encoding: encoding, model: model, seed: seed)
          .enforced(encoding.decode(sample, seed: seed), codes: sample, isCancelled: isCancelled)
          .codes
      }
      let picture = try CuratorViews(dataset, measure: .cramersV).picture(
        of: sample, counted, isCancelled: isCancelled)
      drafts.append(SweepDraft(predicted, picture, encoding, measured.verdicts))
    }
    return SweepReport.Point(epsilon: epsilon, drafts: drafts)
  }
}

/// One draft's distances, predicted and measured.
struct SweepDraft: Sendable {
  /// Of each modelled column, in order, then of each pair, in order.
  let marginals: [SweepReport.Marginal]
  let meanPair: SweepReport.Distances

  init(
    _ predicted: PredictedDistances?, _ picture: SyntheticPicture, _ encoding: TableEncoding,
    _ verdicts: [PairVerdict]
  ) {
    let count = encoding.columns.count
    let chosen = Set(verdicts.filter(\.isMeasured).map(\.pair))
    var marginals = (0..<count).map { column in
      SweepReport.Marginal(
        columns: [column], isMeasured: nil,
        distances: SweepReport.Distances(
          predicted: predicted?.columns[column],
          measured: picture.columns[encoding.modelled[column]]?.distance))
    }
    for first in 0..<count {
      for second in first + 1..<max(count, first + 1) {
        let place = first * count + second
        let distance =
          picture.pairDistance.indices.contains(place) ? picture.pairDistance[place] : nil
        marginals.append(
          SweepReport.Marginal(
            columns: [first, second], isMeasured: chosen.contains(Clique(first, second)),
            distances: SweepReport.Distances(
              predicted: predicted?.pairs[Clique(first, second)], measured: distance)))
      }
    }
    self.marginals = marginals
    meanPair = SweepReport.Distances(
      predicted: predicted?.meanPair, measured: picture.meanPairDistance)
  }
}
