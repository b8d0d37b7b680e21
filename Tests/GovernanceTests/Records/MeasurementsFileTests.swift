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
      #expect(file.charges == (origin == .draft ? [] : ["00ff"]))
    }
  }

  @Test func filesOfTheFirstVersionAreRead() throws {
    let text = """
      {"semblance": "measurements 1", "kind": "release", "charge": "00ff",
       "columns": [{"name": "a", "size": 2}],
       "measurements": [{"kind": "marginal", "columns": ["a"], "sizes": [2], "sigma2": 0.5,
         "sigma2_numerator": 1, "sigma2_denominator": 2, "sensitivity": 1, "rho": 1.0, "delta": 0,
         "values": [-3, 4]}]}
      """
    let file = try MeasurementsFile.parse(text)
    #expect(file.charges == ["00ff"] && file.recipe == nil)
    #expect(file.measurements.map(\.values) == [[-3, 4]])
  }

  /// Two charges, cells put together, derived domains: everything at once.
  func whole() throws -> MeasurementsFile {
    let columns = [
      MeasuredColumn(name: "age", size: 4, coarsening: Coarsening([0, 0, 1, 1])),
      MeasuredColumn(name: "city", size: 3),
    ]
    func marginal(
      _ clique: Clique, _ values: [Int64], _ variance: UInt32, _ charge: String
    ) throws -> Measurement {
      Measurement(
        query: .marginal(clique), values: values, variance: try #require(Variance(variance)),
        origin: .charged(charge))
    }
    return MeasurementsFile(
      columns: columns,
      derivations: [
        DomainDerivation(
          column: 1,
          kind: .partition(
            variance: try #require(Variance(7, over: 2)), delta: try #require(Delta(1e-10))),
          answer: .values(
            [KeptValue(value: "Ulm", noisyCount: 30), KeptValue(value: "“x\"", noisyCount: 31)],
            threshold: 30), origin: .charged("a0")),
        DomainDerivation(
          column: 0,
          kind: .quantiles(levels: [
            try #require(SelectionStrength(1, over: 3)), try #require(SelectionStrength(2)),
          ]), answer: .cuts([2, 5, 9], cells: 10), origin: .charged("a0")),
      ],
      measurements: [
        try marginal(Clique(0), [1, 2, 3, 4], 10, "a0"),
        Measurement(
          query: .score(Clique(0, 1), reference: [1, 2, 3, 4, 5, 6]), values: [5],
          variance: try #require(Variance(3)), origin: .charged("a0")),
        try marginal(Clique(0, 1), [1, -2, 3, 4, 5, 6], 20, "a0"),
        try marginal(Clique(0), [1, 2, 3, 5], 4, "b1"),
      ])
  }

  @Test func chargesCoarseCellsAndDomainsReadBack() throws {
    let file = try whole()
    let read = try MeasurementsFile.parse(file.json)
    #expect(read == file)
    #expect(read.charges == ["a0", "b1"])
    #expect(read.records.map(\.kind).prefix(3) == ["partition", "quantiles", "marginal"])
    #expect(read.records[0].delta == 1e-10 && read.records[0].sigma2 == 3.5)
    #expect(read.records[1].sigma2 == nil && read.records[1].strengths == [1.0 / 3, 2])
    let recipe = DocumentValue.map([("rows", .integer(3))])
    let text = String(decoding: file.bytes(recipe: recipe), as: UTF8.self)
    #expect(try MeasurementsFile.parse(text).recipe?.mapping().required("rows").integer() == 3)
  }

  @Test(arguments: [
    ("\"a0\", \"b1\"", "\"b1\", \"a0\""), ("\"charge\": \"b1\"", "\"charge\": null"),
    ("\"coarse\": [0, 0, 1, 1]", "\"coarse\": [0, 0, 2, 2]"),
    ("\"coarse\": [0, 0, 1, 1]", "\"coarse\": [0, 1]"), ("\"sizes\": [2, 3]", "\"sizes\": [4, 3]"),
    ("[30, 31]", "[29, 31]"), ("\"Ulm\"", "\"“x\\\"\""), ("\"delta\": 1e-10", "\"delta\": 2"),
    ("\"threshold\": 30", "\"threshold\": 31"), ("[2, 5, 9]", "[5, 2, 9]"),
    ("[2, 5, 9]", "[2, 5, 11]"),
    ("\"strength_numerators\": [1, 2]", "\"strength_numerators\": [1, 3]"),
    ("\"strength_denominators\": [3, 1]", "\"strength_denominators\": [0, 1]"),
    ("\"partition\"", "\"quantiles\""), ("\"quantiles\"", "\"median\""),
  ])
  func whatDoesNotFitTogetherIsRefused(old: String, new: String) throws {
    let text = try whole().json
    #expect(text.contains(old))
    let error = #expect(throws: InputError.self) {
      try MeasurementsFile.parse(text.replacing(old, with: new, maxReplacements: 1))
    }
    #expect(error?.line != nil)
  }

  @Test(arguments: [
    ("measurements 2", "measurements 3"), ("\"release\"", "\"draft\""), ("\"00ff\"", "null"),
    ("[3, 2]", "[2, 3]"), ("[\"age\", \"no\"]", "[\"no\", \"age\"]"),
    ("[\"age\", \"no\"]", "[\"age\", \"age\"]"), ("[\"age\", \"no\"]", "[\"age\", \"sex\"]"),
    ("[\"age\", \"no\"]", "[]"), ("[0, -1, 2,", "[0, 2,"), ("[0, -1, 2,", "[0, 1.5, 2,"),
    ("\"sigma2_numerator\": 10", "\"sigma2_numerator\": 11"),
    ("\"sigma2_denominator\": 3", "\"sigma2_denominator\": 0"), ("\"rho\": 0.15", "\"rho\": 0.16"),
    ("\"delta\": 0.0", "\"delta\": 1"), ("\"score\"", "\"marginal\""), ("\"score\"", "\"median\""),
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
