import Documents
import Tables

/// One step of post-processing.
public struct ProcessingStep: Sendable, Hashable {
  let content: any TableStep

  init(_ content: any TableStep) { self.content = content }

  /// The step with everything named that the dictionary says.
  func resolved(_ schema: Schema) -> ProcessingStep {
    guard let step = content as? PrivacyStep else { return self }
    return ProcessingStep(step.resolved(schema))
  }

  /// Reads a step.
  ///
  /// - Throws: ``TextProblem`` at what is not understood.
  public init(_ text: String) throws(TextProblem) {
    var reader = try StepReader(text)
    content = try ProcessingStep.content(&reader)
    try reader.end()
  }

  private static func content(_ reader: inout StepReader) throws(TextProblem) -> any TableStep {
    if reader.take("suppress") { return try SuppressStep(&reader) }
    if reader.take("top-code") { return try CodingStep(.top, &reader) }
    if reader.take("bottom-code") { return try CodingStep(.bottom, &reader) }
    if reader.take("round") { return try RoundStep(&reader) }
    if reader.take("generalise") || reader.take("generalize") { return try GeneraliseStep(&reader) }
    if reader.take("coarsen") { return try CoarsenStep(&reader) }
    if reader.take("shift") { return try ShiftStep(&reader) }
    if reader.take("average") { return try AverageStep(&reader) }
    if reader.take("randomise") || reader.take("randomize") { return try RandomiseStep(&reader) }
    if let step = try PrivacyStep.step(&reader) { return step }
    throw reader.problem(
      "no step of post-processing begins like this", expected: StepForm.openings(.postProcessing))
  }

  /// The step in its one spelling.
  public var text: String { content.text }

  /// What it does, in a sentence.
  public var sentence: String { content.sentence }

  /// Steps are alike where they are written alike.
  public static func == (left: ProcessingStep, right: ProcessingStep) -> Bool {
    left.text == right.text
  }

  /// Hashes the one spelling.
  public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}
