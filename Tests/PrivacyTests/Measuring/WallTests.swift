import Foundation
import Testing

@Suite struct WallTests {
  private func files(containing text: String) throws -> (all: Int, found: [String]) {
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let module = tests.appendingPathComponent("../../../Sources/Privacy").standardizedFileURL
      .resolvingSymlinksInPath()
    let files = try #require(FileManager.default.enumerator(atPath: module.path))
      .compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }
    let found = try files.filter {
      try String(contentsOf: module.appendingPathComponent($0), encoding: .utf8).contains(text)
    }
    return (files.count, found.sorted())
  }

  /// Only one file of this module may look at real counts.
  @Test func onlyOneFileReadsRealCounts() throws {
    let readers = try files(containing: "@_spi(RealData)")
    #expect(readers.all > 10)
    #expect(readers.found == ["Measuring/NoisyAnswer.swift"])
  }

  /// Real values leave only past a threshold: for the measurer that charges, and for drafts, which say so.
  @Test func onlyTheMeasurersSelectValuesAndCuts() throws {
    let release = "Measuring/ReleaseMeasurer+Domains.swift"
    let draft = "Measuring/DraftMeasurer+Domains.swift"
    #expect(try files(containing: ".reaching(").found == [draft, release])
    #expect(try files(containing: "NoisyAnswer.cuts(").found == [release])
    #expect(try files(containing: "NoisyAnswer.draftCuts(").found == [draft])
    #expect(
      try files(containing: "DraftNoise.").found == [draft, "Measuring/DraftMeasurer.swift"])
    #expect(
      try files(containing: "private let counts: [[UInt8]: Int64]").found
        == ["Measuring/PrivateValues.swift"])
  }
}
