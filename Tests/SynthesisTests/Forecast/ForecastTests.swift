import Privacy
import Tables
import Testing

@testable import Synthesis

@Suite struct ForecastTests {
  private func forecast(
    _ sizes: [Int], method: SynthesisMethod = .junction, rho: Double = 0.015, rows: Double = 50_000,
    _ change: (inout SynthesisRequest) -> Void = { _ in }
  ) throws -> Forecast {
    var request = SynthesisRequest(
      columns: sizes.enumerated().map { SynthesisColumn(name: "c\($0)", size: $1) },
      total: try #require(Rho(rho)), method: method)
    change(&request)
    return Forecast(Synthesizer(request), rows: rows)
  }

  @Test func `cells are those of one-ways and coarse pairs`() throws {
    let small = try forecast([4, 5, 6])
    #expect(small.countedCells == 15 + 20 + 24 + 30)
    #expect(small.modelCells == 65_536)
    #expect(small.remedies.isEmpty)
    let alone = try forecast([4, 5, 6], method: .independent)
    #expect(alone.countedCells == 15 && alone.modelCells == 15)
    #expect(try forecast([4, 5, 6], method: .tree).modelCells == 5 * 6 + 4 * 6)
  }

  /// No model is larger than its forecast.
  @Test(arguments: SynthesisMethod.allCases) func `a model stays within its forecast`(
    method: SynthesisMethod
  ) throws {
    for rho in [0.001, 0.1, 10] {
      var request = try SynthesizerTests.request(method, rho: rho)
      request.cellCap = 60
      request.forced = [Clique([0, 1, 4])]
      let result = try SynthesizerTests.run(request)
      let forecast = Forecast(Synthesizer(request), rows: 6000)
      #expect(Double(result.modelCells) <= forecast.modelCells)
    }
  }

  @Test func `times grow with rows, columns and the model`() throws {
    let plain = try forecast(Array(repeating: 10, count: 20))
    #expect(plain.seconds > 0 && plain.seconds < 2)
    let longer = try forecast(Array(repeating: 10, count: 20), rows: 5_000_000)
    #expect(longer.countSeconds > 50 * plain.countSeconds)
    #expect(longer.sampleSeconds > 50 * plain.sampleSeconds)
    let smaller = try forecast(Array(repeating: 10, count: 20)) { $0.cellCap /= 16 }
    #expect(abs(plain.fitSeconds / smaller.fitSeconds - 16) < 1e-9)
    // A larger model is allowed, and used only where counts are clear.
    let clear = try forecast(Array(repeating: 10, count: 20), rows: 5_000_000) { $0.cellCap *= 16 }
    #expect(abs(clear.fitSeconds / plain.fitSeconds - 16) < 1e-9)
    let rounds = try forecast(Array(repeating: 10, count: 20)) { $0.batches = 2 }
    #expect(rounds.measureSeconds > plain.measureSeconds)
  }

  @Test func `a column of rare values is named with what to do`() throws {
    let wide = try forecast([20_000, 3, 4])
    #expect(wide.remedies.map(\.column) == [0])
    #expect(wide.remedies.first?.description.contains("c0 has 20000 values") == true)
    let grouped = try forecast([20_000, 3, 4]) {
      $0.columns[0].declaredGroups = Coarsening((0..<20_000).map { $0 % 7 })
    }
    #expect(grouped.remedies.isEmpty)
    #expect(try forecast([20_000, 3, 4]) { $0.columns[0].share = 0 }.remedies.isEmpty)
  }

  @Test func `pairs too wide for the model are named`() throws {
    let wide = try forecast([300, 300, 3], rho: 5) {
      for column in 0..<2 { $0.columns[column].pairCells = 256 }
    }
    #expect(wide.remedies.map(\.column) == [0, 1])
    let forced = try forecast([60, 60, 60]) { $0.forced = [Clique([0, 1, 2])] }
    #expect(forced.modelCells == 216_000)
    #expect(forced.remedies.map(\.description).contains { $0.contains("c0 × c1 × c2") })
    let many = try forecast(Array(repeating: 2, count: 400))
    #expect(many.remedies.map(\.column) == [nil])
  }
}
