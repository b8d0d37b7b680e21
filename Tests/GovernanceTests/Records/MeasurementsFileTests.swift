import Documents
import Privacy
import Tables
import Testing

@testable import Governance

@Suite("Files of measurements") struct MeasurementsFileTests {
  let columns = [
    MeasuredColumn(name: "age", size: 3), MeasuredColumn(name: "no", size: 2),
    MeasuredColumn(name: "x\"y", size: 1),
  ]

  func file(_ origin: NoiseOrigin) throws -> MeasurementsFile {
    MeasurementsFile(
      columns: columns,
      measurements: [
        Measurement(
          query: .marginal(Clique(0, 1)), values: [0, -1, 2, .max, .min, 7],
          variance: try #require(Variance(10, over: 3)), origin: origin),
        Measurement(
          query: .score(Clique(0, 2), reference: [1, 2, -3]), values: [9],
          variance: try #require(Variance(.max, over: 7)), origin: origin),
      ])
  }

  @Test func everyValueReadsBack() throws {
    for origin in [NoiseOrigin.draft, .charged("00ff")] {
      let file = try file(origin)
      #expect(try MeasurementsFile.parse(file.json) == file)
      #expect(file.charge == (origin == .draft ? nil : "00ff"))
    }
  }

  @Test(arguments: [
    ("measurements 1", "measurements 2"), ("\"release\"", "\"draft\""), ("\"00ff\"", "null"),
    ("[3, 2]", "[2, 3]"), ("[\"age\", \"no\"]", "[\"no\", \"age\"]"),
    ("[\"age\", \"no\"]", "[\"age\", \"age\"]"), ("[\"age\", \"no\"]", "[\"age\", \"sex\"]"),
    ("[\"age\", \"no\"]", "[]"), ("[0, -1, 2,", "[0, 2,"), ("[0, -1, 2,", "[0, 1.5, 2,"),
    ("\"sigma2_numerator\": 10", "\"sigma2_numerator\": 11"),
    ("\"sigma2_denominator\": 3", "\"sigma2_denominator\": 0"), ("\"rho\": 0.15", "\"rho\": 0.16"),
    ("\"delta\": 0", "\"delta\": 1"), ("\"score\"", "\"marginal\""), ("\"score\"", "\"median\""),
    ("\"marginal\"", "\"score\""), ("[1, 2, -3]", "[1, 2]"), ("\"values\"", "\"value\""),
    ("\"name\": \"no\"", "\"name\": \"age\""), ("\"size\": 3", "\"size\": 0"),
    ("9223372036854775807", "9223372036854775808"), ("}\n", "\n"),
  ])
  func whatDoesNotFitIsRefused(old: String, new: String) throws {
    let text = try file(.charged("00ff")).json
    #expect(text.contains(old))
    let changed = text.replacing(old, with: new, maxReplacements: 1)
    let error = #expect(throws: InputError.self) {
      try MeasurementsFile.parse(changed, file: "m.json")
    }
    #expect(error?.file == "m.json")
    #expect(error?.line != nil)
  }
}
