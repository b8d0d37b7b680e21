import Documents
import Foundation
import TestSupport
import Testing

@testable import Engine

/// Steps as a screen makes and sees them, and what becomes of their files.
@Suite(.serialized) struct StepsOnScreenTests {
  @Test func theScreenFollowsTheScenarioAndCountsNoDistances() async throws {
    let bench = try EngineBench()
    defer { bench.close() }
    let before = try await bench.idle()
    #expect(!before.scenario.isActive && before.meanPairDistance != nil)
    bench.engine.send(.edit(.scenario([ChosenStep("amplify ward = \"c\" to 60%")])))
    let after = try await bench.idle()
    #expect(after.choices.scenario.texts == ["amplify ward = \"c\" to 60%"])
    #expect(after.scenario.isActive && after.scenario.statement.contains("never"))
    #expect(after.meanPairDistance == nil && after.columns.allSatisfy { $0.distance == nil })
    let position = try #require(after.columns.firstIndex { $0.schema.name == "ward" })
    let counts = try #require(after.histograms[position]).synthetic
    #expect(abs(counts[2] / counts.reduce(0, +) - 0.6) < 0.02)
    let step = try #require(after.scenario.steps.first)
    #expect(step.sentence?.contains("60%") == true)
    #expect(step.figures.contains { $0.name == "signal to noise of c" })
    #expect(after.journal.past.last == "scenario + amplify ward = \"c\" to 60%")
    bench.engine.send(.edit(.undo))
    let back = try await bench.idle()
    #expect(!back.scenario.isActive && back.meanPairDistance == before.meanPairDistance)
  }

  @Test func postProcessingTellsWhatItDid() async throws {
    let bench = try EngineBench()
    defer { bench.close() }
    let before = try await bench.idle()
    bench.engine.send(.edit(.postProcessing([ChosenStep("top-code age at 30")])))
    let after = try await bench.idle()
    let change = try #require(after.postProcessing.steps.first?.changes.first)
    #expect(change.column == "age" && (change.changed ?? 0) > 0 && (change.distance ?? 0) > 0.1)
    let ages = try (0..<(try #require(after.syntheticRows).count)).map { row in
      try #require(after.syntheticRows?.row(row)[0])
    }
    #expect(ages.allSatisfy { (Int($0) ?? 99) <= 30 })
    // Histograms and distances are those of the release before it is written.
    #expect(after.meanPairDistance == before.meanPairDistance)
    bench.engine.send(.consider(.postProcessing([])))
    let told = try await bench.wait("the preview") { $0.preview != nil }
    #expect(told.preview?.kind == .free && told.preview?.stages == ["decode"])
  }

  @Test func whatIsWrongIsSaidAndChangesNothing() async throws {
    let bench = try EngineBench()
    defer { bench.close() }
    let before = try await bench.idle()
    bench.engine.send(.edit(.scenario([ChosenStep("balance agee")])))
    let after = try await bench.wait("the notice") {
      $0.notice?.number ?? 0 > before.notice?.number ?? 0
    }
    #expect(after.notice?.severity == .error)
    #expect(after.notice?.text.contains("no column “agee”") == true, "\(after.notice?.text ?? "")")
    #expect(after.choices.scenario.isEmpty)
  }
}
