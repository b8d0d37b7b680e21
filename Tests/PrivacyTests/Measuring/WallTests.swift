import Foundation
import Testing

@Suite struct WallTests {
  /// Only one file of this module may look at real counts.
  @Test func onlyOneFileReadsRealCounts() throws {
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let module = tests.appendingPathComponent("../../../Sources/Privacy").standardizedFileURL
      .resolvingSymlinksInPath()
    let files = try #require(FileManager.default.enumerator(atPath: module.path))
      .compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }
    let readers = try files.filter {
      try String(contentsOf: module.appendingPathComponent($0), encoding: .utf8)
        .contains("@_spi(RealData)")
    }
    #expect(files.count > 10)
    #expect(readers == ["Measuring/NoisyAnswer.swift"])
  }
}
