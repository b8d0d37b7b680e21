import Documents
import Tables

/// One step of a scenario.
public struct ScenarioStep: Sendable, Hashable {
  /// What the step changes.
  enum Content: Sendable {
    /// The model, given a condition.
    case evidence(EvidenceStep)
    /// The model's margins.
    case margin(MarginStep)
    /// The rows.
    case rows(any TableStep)
  }

  let content: Content

  /// Reads a step.
  ///
  /// - Throws: ``TextProblem`` at what is not understood.
  public init(_ text: String) throws(TextProblem) {
    var reader = try StepReader(text)
    content = try ScenarioStep.content(&reader)
    try reader.end()
  }

  private static func content(_ reader: inout StepReader) throws(TextProblem) -> Content {
    if reader.take("what", "if") { return .evidence(try EvidenceStep(&reader)) }
    if reader.take("set", "share", "of") { return .margin(try MarginStep(share: &reader)) }
    if reader.take("amplify") { return .margin(try MarginStep(amplify: &reader)) }
    if reader.take("balance") { return .margin(try MarginStep(balance: &reader)) }
    if reader.take("add", "noise", "of") { return .rows(try NoiseStep(&reader)) }
    if reader.take("blank") { return .rows(try BlankStep(&reader)) }
    if reader.take("repeat") { return .rows(try RepeatStep(&reader)) }
    if reader.take("drop") { return .rows(try DropStep(&reader)) }
    if reader.take("delay") { return .rows(try DelayStep(&reader)) }
    if reader.take("blend") { return .rows(try BlendStep(&reader)) }
    throw reader.problem(
      "no step of a scenario begins like this", expected: StepForm.openings(.scenario))
  }

  /// The step in its one spelling.
  public var text: String {
    switch content {
    case .evidence(let step): step.text
    case .margin(let step): step.text
    case .rows(let step): step.text
    }
  }

  /// What it does, in a sentence.
  public var sentence: String {
    switch content {
    case .evidence(let step): step.sentence
    case .margin(let step): step.sentence
    case .rows(let step): step.sentence
    }
  }

  /// Whether it changes the model, and so all that is drawn from it.
  public var changesModel: Bool {
    if case .rows = content { false } else { true }
  }

  /// The public table that it blends in, as it is written; `nil` for other steps.
  public var publicTable: String? {
    if case .rows(let step) = content { (step as? BlendStep)?.file.text } else { nil }
  }

  func check(_ schema: inout Schema) throws(TextProblem) {
    switch content {
    case .evidence(let step): try step.condition.check(schema)
    case .margin(let step): try step.check(&schema)
    case .rows(let step): try step.check(&schema)
    }
  }

  /// Steps are alike where they are written alike.
  public static func == (left: ScenarioStep, right: ScenarioStep) -> Bool {
    left.text == right.text
  }

  /// Hashes the one spelling.
  public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

/// Only rows of which a condition holds.
struct EvidenceStep: Sendable, Hashable {
  let condition: StepCondition

  init(_ reader: inout StepReader) throws(TextProblem) { condition = try reader.condition() }

  var text: String { "what if \(condition.text)" }

  var sentence: String { "only rows with \(condition.text)" }
}
