import Documents
import Privacy
import Tables

/// A model under a scenario, with what is needed to write rows of it.
public struct ScenarioModel: Sendable {
  /// The model to draw from.
  public let model: TableModel
  /// What each step that changes the model did, in order.
  public let effects: [StepEffect]
  /// Conditions that rows drawn must fulfil, by their step's place in the scenario.
  let evidence: [(place: Int, condition: StepCondition)]
  /// The margins asked for, with the column of weights that undoes them.
  let margins: [WeightedMargin]
}

/// A margin with its column of weights.
struct WeightedMargin: Sendable {
  let margin: TargetMargin
  /// By group, the share before.
  let before: [Double]
  /// By group, what probabilities were multiplied by.
  let factors: [Double]
  /// The column of weights; `nil` for none.
  let weight: String?
  /// The place of the step among those that change the model.
  let effect: Int
}

extension Scenario {
  /// The model under the scenario's steps that change it: the conditions first, then shares among the rows that are
  /// left.
  ///
  /// - Parameters:
  ///   - model: the fitted model.
  ///   - encoding: how its columns became cells.
  ///   - measurements: what it was fitted to, for the noise of the strata.
  ///   - isCancelled: polled as by a fit.
  /// - Throws: ``StepListProblem`` where the model cannot follow, `CancellationError` once `isCancelled` says so.
  /// - Complexity: a few passes over the model's cells a step; several margins some tens.
  public func applied(
    to model: TableModel, encoding: TableEncoding, measurements: [Measurement],
    isCancelled: () -> Bool = { false }
  ) throws -> ScenarioModel {
    var work = ScenarioWork(
      model: model, encoding: encoding,
      noise: StratumNoise(model: model, measurements: measurements))
    for (place, step) in steps.enumerated() {
      guard case .evidence(let evidence) = step.content else { continue }
      try work.condition(on: evidence, step, at: place, isCancelled)
    }
    for (place, step) in steps.enumerated() {
      guard case .margin(let margin) = step.content else { continue }
      try work.ask(margin, step, at: place)
    }
    return try work.finished(isCancelled)
  }
}

/// A model on its way through a scenario.
private struct ScenarioWork {
  private var model: TableModel
  private let encoding: TableEncoding
  private let noise: StratumNoise
  private var effects: [(place: Int, effect: StepEffect)] = []
  private var evidence: [(place: Int, condition: StepCondition)] = []
  private var asked: [(place: Int, step: MarginStep, margin: TargetMargin)] = []

  init(model: TableModel, encoding: TableEncoding, noise: StratumNoise) {
    self.model = model
    self.encoding = encoding
    self.noise = noise
  }

  private var cells: ScenarioCells { ScenarioCells(encoding: encoding, model: model) }

  /// The model given the cells in which a condition may be true.
  mutating func condition(
    on step: EvidenceStep, _ written: ScenarioStep, at place: Int, _ isCancelled: () -> Bool
  ) throws {
    var effect = StepEffect(step: written.text, sentence: written.sentence, rows: 0)
    do {
      let likelihoods = try cells.evidence(step.condition)
      let result = try model.conditioned(on: likelihoods, isCancelled: isCancelled)
      guard let conditioned = result.model else {
        throw TextProblem("the model has no such rows", at: step.condition.range)
      }
      noise.describe(likelihoods, share: result.probability, encoding, &effect)
      model = conditioned
    } catch let problem as TextProblem {
      throw StepListProblem(step: place, problem: problem)
    }
    evidence.append((place, step.condition))
    effects.append((place, effect))
  }

  /// Notes a margin.
  mutating func ask(_ step: MarginStep, _ written: ScenarioStep, at place: Int) throws {
    var effect = StepEffect(step: written.text, sentence: written.sentence, rows: 0)
    do throws(TextProblem) {
      let margin = try cells.margin(step)
      noise.describe(margin, in: model, encoding, &effect)
      asked.append((place, step, margin))
    } catch {
      throw StepListProblem(step: place, problem: error)
    }
    effects.append((place, effect))
  }

  /// The model with all margins at once.
  func finished(_ isCancelled: () -> Bool) throws -> ScenarioModel {
    do {
      let tilted = try model.tilted(to: asked.map(\.margin), isCancelled: isCancelled)
      let ordered = effects.sorted { $0.place < $1.place }
      return ScenarioModel(
        model: tilted.model, effects: ordered.map(\.effect), evidence: evidence,
        margins: asked.indices.map {
          WeightedMargin(
            margin: asked[$0].margin, before: tilted.before[$0], factors: tilted.factors[$0],
            weight: asked[$0].step.weight?.name,
            effect: ordered.map(\.place).firstIndex(of: asked[$0].place) ?? 0)
        })
    } catch let problem as TiltProblem {
      throw described(problem)
    }
  }

  private func described(_ problem: TiltProblem) -> StepListProblem {
    switch problem {
    case .nothingThere(let margin, let group):
      let (place, step, asked) = asked[margin]
      var what = "such rows"
      if case .balance(let column) = step.target, let code = asked.clique.columns.first {
        what = "rows with \(column.name) = \(encoding.columns[code].label(group))"
      }
      return StepListProblem(
        step: place,
        problem: TextProblem(
          "the model has no \(what), so none can be made more of", at: 0..<step.text.count))
    case .contradictory:
      let names = asked.map { "“\($0.step.text)”" }.joined(separator: ", ")
      return StepListProblem(
        step: asked.last?.place ?? 0,
        problem: TextProblem(
          "these shares contradict one another: \(names)",
          at: 0..<(asked.last?.step.text.count ?? 0)))
    }
  }
}
