import Foundation
import TestSupport
import Testing

@testable import Engine
@testable import WorkbenchUI

/// Two unrelated tables of one schema look alike, whatever is done, outside curator mode.
@Suite(.serialized) @MainActor struct BlindTourTests {
  private static let one: String =
    "age,sex,ward,note\n"
    + (0..<400).map {
      "\($0 * 7 % 90),\($0 % 2 == 0 ? "F" : "M"),\(["a", "b", "c"][$0 % 3]),n\($0)\n"
    }
    .joined()
  /// Other rows, another number of them, another size of the file, other line ends.
  private static let two: String =
    "age,sex,ward,note\r\n"
    + (0..<1700).map { "\($0 % 7),\($0 % 3 == 0 ? "M" : "F"),c,\"a longer note \($0)\"\r\n" }
    .joined()

  private func compare(_ one: [String], _ two: [String]) {
    #expect(one.count == two.count && one.count > 100)
    for (step, pair) in zip(one, two).enumerated() where pair.0 != pair.1 {
      let lines = zip(pair.0.split(separator: "\n"), pair.1.split(separator: "\n"))
      let line = lines.first { $0 != $1 }
      Issue.record("screen \(step): \(line?.0.prefix(300) ?? "") — \(line?.1.prefix(300) ?? "")")
    }
  }

  private func compare(_ one: [String: String], _ two: [String: String]) {
    #expect(one.keys.sorted() == two.keys.sorted())
    for (name, text) in one { #expect(text == two[name], "\(name)") }
  }

  /// The start page is there before a table is, and the main page under all others.
  @Test func everyPageHasAnActionThatOpensIt() {
    for page in Page.allCases where page != .start && page != .main {
      #expect(BlindTour.opening(page)?.keys.isEmpty == false, "\(page)")
    }
  }

  @Test(arguments: [ExplorationMode.blind, .design])
  func everyActionPaintsTheSame(mode: ExplorationMode) throws {
    let tour = BlindTour(folder: try ScratchFolder())
    defer { tour.folder.remove() }
    try tour.prepare(.blind, Self.one)
    let pilot = try tour.measuredPilot(epsilon: 0.5)
    var told: [(screens: [String], files: [String: String], status: Int32?)] = []
    for table in [Self.one, Self.two] {
      try tour.prepare(mode, table)
      let id = try tour.take(pilot)
      let (screens, status) = try tour.walk()
      // What was paid for can be written from the same numbers alone.
      var job = try tour.job("out.csv")
      job.earlier = .resume(id)
      _ = try job.run()
      told.append((screens.map { tour.plain($0, id) }, try tour.files(charge: id), status))
    }
    compare(told[0].screens, told[1].screens)
    compare(told[0].files, told[1].files)
    #expect(told[0].status == told[1].status)
    #expect(told[0].files.keys.contains("out.manifest.json"))
    #expect(told[0].files.keys.allSatisfy { !$0.contains("explored") })
    let text = told[0].screens.joined()
    #expect(text.contains(mode.rawValue.uppercased()))
  }
}
