import Privacy
import Testing

@testable import Synthesis

@Suite struct ModelEffortTests {
  private func request(rho: Double, cellCap: Int = ModelEffort.mostCells) -> SynthesisRequest {
    var request = SynthesisRequest(
      columns: [SynthesisColumn(name: "a", size: 4)], total: Rho(rho) ?? .zero, method: .junction
    ).atReleaseQuality
    request.cellCap = cellCap
    return request
  }

  @Test func faintCountsGetWhatIsOnScreen() {
    // N·√ρ = 8,999.
    let effort = ModelEffort(request(rho: 0.01), rows: 89_990)
    #expect(effort.cellCap == 65_536)
    #expect(effort.iterations == 100)
  }

  @Test func cellsGrowWithTheSquareOfClarity() {
    // N·√ρ = 12,000, twice the unit: four times the cells.
    #expect(ModelEffort(request(rho: 0.01), rows: 120_000).cellCap == 4 * 65_536)
    #expect(ModelEffort(request(rho: 0.04), rows: 60_000).cellCap == 4 * 65_536)
    #expect(ModelEffort(request(rho: 0.01), rows: 120_000).iterations == 200)
  }

  @Test(arguments: [0, 1, 1e3, 1e6, 1e12, Double.greatestFiniteMagnitude])
  func neverMoreThanTheRequestAllows(rows: Double) {
    let effort = ModelEffort(request(rho: 100, cellCap: 60), rows: rows)
    #expect(effort.cellCap == 60)
    #expect(ModelEffort(request(rho: 100), rows: rows).cellCap <= ModelEffort.mostCells)
  }
}
