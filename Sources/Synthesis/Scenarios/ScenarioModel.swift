import Privacy
import Tables

/// A model under a scenario, with what is needed to write rows of it.
public struct ScenarioModel: Sendable {
  /// The model to draw from.
  public let model: TableModel
  /// What each step that changes the model did, in order.
  public internal(set) var effects: [StepEffect]
  /// Conditions that rows drawn must fulfil, as far as the model cannot say it.
  let evidence: [StepCondition]
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
}

extension Scenario {
  /// The model under the scenario's steps that change it.
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
    let cells = ScenarioCells(encoding: encoding, model: model)
    let noise = StratumNoise(model: model, measurements: measurements)
    var effects: [StepEffect] = []
    var asked: [(place: Int, step: MarginStep, margin: TargetMargin)] = []
    for (place, step) in steps.enumerated() where step.changesModel {
      var effect = StepEffect(step: step.text, sentence: step.sentence, rows: 0)
      do throws(StepProblem) {
        if case .margin(let step) = step.content {
          let margin = try cells.margin(step)
          asked.append((place, step, margin))
          noise.describe(margin, in: model, encoding, &effect)
        }
      } catch {
        throw StepListProblem(step: place, problem: error)
      }
      effects.append(effect)
    }
    do {
      let tilted = try model.tilted(to: asked.map(\.margin), isCancelled: isCancelled)
      let margins = asked.indices.map {
        WeightedMargin(
          margin: asked[$0].margin, before: tilted.before[$0], factors: tilted.factors[$0],
          weight: asked[$0].step.weight?.name)
      }
      return ScenarioModel(model: tilted.model, effects: effects, evidence: [], margins: margins)
    } catch let problem as TiltProblem {
      throw Scenario.problem(problem, asked.map { ($0.place, $0.step) })
    }
  }

  private static func problem(
    _ problem: TiltProblem, _ asked: [(place: Int, step: MarginStep)]
  ) -> StepListProblem {
    switch problem {
    case .nothingThere(let margin, _):
      return StepListProblem(
        step: asked[margin].place,
        problem: StepProblem(
          "the model has no such rows, so none can be made more of",
          at: 0..<asked[margin].step.text.count))
    case .contradictory:
      let names = asked.map { "“\($0.step.text)”" }.joined(separator: ", ")
      return StepListProblem(
        step: asked.last?.place ?? 0,
        problem: StepProblem(
          "these shares contradict one another: \(names)",
          at: 0..<(asked.last?.step.text.count ?? 0)))
    }
  }
}
