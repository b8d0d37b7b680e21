import Privacy
import Tables
import Testing

@testable import Synthesis

@Suite struct CoarsenerTests {
  private func cells(
    _ values: [Double], sigma: Double = 1, pairSigma: Double = 1,
    _ change: (inout SynthesisColumn) -> Void = { _ in }
  ) -> [Int] {
    var column = SynthesisColumn(name: "c", size: values.count)
    change(&column)
    return Coarsener(column).coarsening(
      oneWay: MarginalEstimate(values: values, variance: sigma * sigma), pairSigma: pairSigma
    ).cells
  }

  @Test func `values below three sigma share a cell`() {
    #expect(cells([50, 2, 40, -1, 2.9, 3]) == [0, 1, 2, 1, 1, 3])
    #expect(cells([50, 40, 30]) == [0, 1, 2])
    #expect(cells([1, -1, 0]) == [0, 0, 0])
    #expect(cells([0]) == [0])
  }

  @Test func `beyond the limit the largest keep their cell`() {
    let values = [10.0, 50, 20, 40, 30]
    #expect(cells(values) { $0.pairCells = 3 } == [0, 1, 0, 2, 0])
    #expect(cells(values) { $0.pairCells = 1 } == [0, 0, 0, 0, 0])
    #expect(cells(values) { $0.pairCells = 5 } == [0, 1, 2, 3, 4])
    let many = (0..<20_000).map { Double($0 < 500 ? 1000 - $0 : 0) }
    #expect(Set(cells(many)).count == Coarsener.pairCells)
    #expect(cells(many)[254] == 254 && cells(many)[255] == cells(many)[19_999])
  }

  @Test func `null stays apart`() {
    let cells = cells([50, 1, 2, 0]) { $0.nullCell = 3 }
    #expect(cells == [0, 1, 1, 2])
    let ordered = self.cells(Array(repeating: 10, count: 100) + [10]) {
      ($0.isOrdered, $0.nullCell, $0.pairCells) = (true, 100, 10)
    }
    #expect(ordered.last == 10 && !ordered.dropLast().contains(10))
  }

  @Test func `declared groups come first`() throws {
    let groups = try #require(Coarsening([0, 0, 1, 1, 2]))
    #expect(cells([1, 9, 8, 2, 7]) { $0.declaredGroups = groups } == [0, 0, 1, 1, 2])
    // Of groups too, those below 3σ, here 3√2 for two values, share a cell.
    #expect(cells([1, 1, 8, 2, 1]) { $0.declaredGroups = groups } == [0, 0, 1, 1, 0])
    let other = try #require(Coarsening([0, 0]))
    #expect(cells([9, 9, 9]) { $0.declaredGroups = other } == [0, 1, 2])
  }

  @Test func `an ordered column becomes runs of equal mass`() {
    let even = cells(Array(repeating: 100, count: 60)) {
      ($0.isOrdered, $0.pairCells) = (true, 20)
    }
    #expect(even == (0..<60).map { $0 / 3 })
    let few = cells([5, 1, 0]) { $0.isOrdered = true }
    #expect(few == [0, 1, 2])
  }

  @Test func `heaps get cells of their own within a run`() {
    var values = Array(repeating: 10.0, count: 100)
    for heap in [30, 60, 90] { values[heap] = 400 }
    let cells = cells(values) { ($0.isOrdered, $0.pairCells) = (true, 8) }
    for heap in [30, 60, 90] { #expect(cells.count { $0 == cells[heap] } == 1) }
    #expect(Set(cells).count == 8)
    #expect(cells[29] == cells[31])
  }

  /// Any noise: every cell has members, never more than the limit and null.
  @Test(arguments: 0..<40) func `coarse cells are a partition within the limit`(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let size = 1 + Int(random.unit() * 300)
    let values = (0..<size).map { _ in (random.unit() - 0.2) * 1000 * random.unit() }
    let limit = 1 + Int(random.unit() * 40)
    for isOrdered in [false, true] {
      let cells = cells(values, sigma: 50) {
        ($0.isOrdered, $0.pairCells, $0.nullCell) = (isOrdered, limit, size - 1)
      }
      #expect(cells.count == size)
      #expect(Set(cells) == Set(0..<Set(cells).count))
      #expect(Set(cells).count <= limit + 1)
    }
  }

  @Test func `more noise in pairs makes fewer ordered cells`() {
    let values = Array(repeating: 500.0, count: 128)
    let sizes = [0.1, 10, 100, 10_000].map { sigma in
      Set(cells(values, pairSigma: sigma) { $0.isOrdered = true }).count
    }
    #expect(sizes == [64, 40, 12, 12])
  }

  @Test func `a column never measured has one cell`() {
    let coarsening = Coarsener(SynthesisColumn(name: "c", size: 9))
      .coarsening(oneWay: nil, pairSigma: 1)
    #expect(coarsening.cells == Array(repeating: 0, count: 9))
  }
}
