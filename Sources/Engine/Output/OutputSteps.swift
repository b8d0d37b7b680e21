import Documents
import Synthesis
import Tables

/// The scenario and the post-processing of a result, checked against its columns.
struct OutputSteps: Sendable, Hashable {
  let scenario: Scenario
  let processing: PostProcessing

  /// Reads and checks what the choices ask for.
  ///
  /// - Parameter schema: the table's columns.
  /// - Throws: `InputError` that names the step, its place in the list and the place in its text.
  init(_ choices: Choices, schema: Schema) throws {
    do throws(StepListProblem) {
      scenario = try Scenario(choices.scenario.texts, schema: schema)
    } catch {
      throw choices.scenario.error(error, .scenario)
    }
    do throws(StepListProblem) {
      processing = try PostProcessing(choices.postProcessing.texts, schema: scenario.schema)
    } catch {
      throw choices.postProcessing.error(error, .postProcessing)
    }
  }

  /// The choices with everything named that steps take from the dictionary, as a recipe keeps them.
  func resolved(_ choices: Choices) -> Choices {
    var choices = choices
    choices.scenario = scenario.steps.map { ChosenStep($0.text) }
    choices.postProcessing = processing.texts.map { ChosenStep($0) }
    return choices
  }

  /// How many steps there are.
  var count: Int { scenario.steps.count + processing.steps.count }

  /// Whether there is nothing to do.
  var isEmpty: Bool { scenario.isEmpty && processing.steps.isEmpty }
}

extension [ChosenStep] {
  /// A problem of one of the steps that are done, as an error with its place.
  func error(_ found: StepListProblem, _ list: StepList) -> InputError {
    let steps = filter(\.isOn)
    let text = steps.indices.contains(found.step) ? steps[found.step].text : ""
    return InputError(
      "step \(found.step + 1) of \(list.rawValue), character \(found.problem.range.lowerBound + 1): "
        + found.problem.sentence, value: text)
  }
}
