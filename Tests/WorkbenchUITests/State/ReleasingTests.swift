import Engine
import Foundation
import TestSupport
import Testing

@testable import WorkbenchUI

@Suite("Files of releases")
@MainActor struct ReleasingTests {
  private func stage(_ scratch: ScratchFolder) -> Stage {
    let stage = Stage(opening: scratch.path(of: "in.semblance.yaml"))
    stage.engine.change { $0.budget.inferredColumns = [] }
    return stage
  }

  @Test("A name that is free is suggested")
  func free() throws {
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    try scratch.write("", to: "in.release.csv")
    try scratch.write("", to: "in.release-2.manifest.json")
    let stage = stage(scratch)
    stage.type("R").press(.enter, .right, .enter)
    #expect(
      stage.engine.commands.last == .release(path: scratch.path(of: "in.release-3.csv")))
    #expect(
      ReleaseFiles.free(scratch.path(of: "in.release.csv"), isScenario: true)
        == scratch.path(of: "in.release.csv"))
  }

  @Test("What would be replaced is said, and only then")
  func replaced() throws {
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    let stage = stage(scratch)
    stage.type("R").press(.enter)
    #expect(!stage.shows("will be replaced"))
    stage.press(.escape, .escape)
    try scratch.write("", to: "in.release.csv")
    try scratch.write("", to: "in.release.manifest.json")
    try scratch.write("", to: "in.release.measurements.json")
    stage.type("R").send(.control("u")).type(scratch.path(of: "in.release.csv")).press(.enter)
    #expect(
      stage.shows("The file exists: it, its manifest and its measurements will be replaced."))
    stage.press(.escape).send(.control("u")).type(scratch.path(of: "other.csv")).press(.enter)
    #expect(!stage.shows("will be replaced"))
  }
}
