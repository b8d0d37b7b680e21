import Privacy
import Synthesis
import TestSupport
import Testing

@testable import Engine

/// What an edit would cost, told at every move between columns.
@Suite struct PlannedCostTests {
  @Test func whatIsKeptIsWhatIsReckoned() throws {
    let folder = try ScratchFolder()
    defer { folder.remove() }
    let encoding = try folder.dataset().encoding
    var choices = Choices()
    // More states than are kept, each asked for twice, back and forth.
    for share in [1, 2, 0.5, 3, 0, 4, 5, 6, 7, 8, 1, 0.5, 1] {
      choices.shares["age"] = share
      for _ in 0..<2 {
        #expect(
          try PlannedCost.of(choices, encoding) == PlannedCost(choices, encoding), "\(share)")
      }
    }
  }

  /// Every column's ε is the conversion of its own ceiling, whether others have the same one or not.
  @Test func everyColumnHasItsOwnEpsilon() throws {
    let folder = try ScratchFolder()
    defer { folder.remove() }
    let encoding = try folder.dataset().encoding
    var choices = Choices()
    choices.shares = ["age": 3, "ward": 0]
    let plan = Synthesizer(try SynthesisRequest(encoding, choices: choices)).plan
    let delta = try #require(Delta(choices.delta))
    let cost = try PlannedCost.of(choices, encoding)
    for (name, ceiling) in zip(encoding.names, plan.ceilings) {
      #expect(cost.columns[name] == (ceiling == .zero ? nil : ceiling.epsilon(at: delta)?.value))
    }
    #expect(cost.columns["ward"] == nil && cost.columns["age"] != nil)
    #expect(cost.rho == plan.charged.value)
  }

  @Test func choicesThatCannotBePlannedAreRefusedEachTime() throws {
    let folder = try ScratchFolder()
    defer { folder.remove() }
    let encoding = try folder.dataset().encoding
    var choices = Choices()
    choices.method = "oracle"
    for _ in 0..<2 {
      #expect(throws: (any Error).self) { try PlannedCost.of(choices, encoding) }
    }
  }
}
