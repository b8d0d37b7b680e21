import GraphicalModel
import Privacy
import Tables
import Testing

@testable import Synthesis

@Suite struct TableModelTests {
  /// A wide column, a copy of its thirds, and one of 2,000 values, most of them rare.
  static let table: CodeTable = {
    var random = SeededRandom(seed: 5)
    var codes: [[Int]] = [[], [], []]
    for _ in 0..<8000 {
      let first = Int(random.unit() * random.unit() * 300)
      codes[0].append(first)
      codes[1].append(first / 100)
      let unit = random.unit()
      codes[2].append(min(1999, Int(unit * unit * unit * unit * 2000) + 10 * (first / 100)))
    }
    let sizes = [300, 3, 2000]
    let columns = zip(codes, sizes).map { codes, size in
      CodeColumn(count: 8000, size: size) { codes[$0] }
    }
    return CodeTable(sizes: sizes, columns: columns, rowCount: 8000)
  }()

  static func request(_ method: SynthesisMethod = .junction) throws -> SynthesisRequest {
    var columns = table.sizes.enumerated().map { SynthesisColumn(name: "c\($0)", size: $1) }
    columns[0].isOrdered = true
    return SynthesisRequest(columns: columns, total: try #require(Rho(2)), method: method)
  }

  static func run(_ request: SynthesisRequest) throws -> SynthesisResult {
    let rows = PrivateTable(table)
    var measurer = DraftMeasurer(seed: 3)
    return try Synthesizer(request).run(rows.counts, using: &measurer)
  }

  private func distance(_ left: [Double], _ right: [Int32]) -> Double {
    let sums = (left.reduce(0, +), Double(right.reduce(0, +)))
    return zip(left, right).reduce(0) { $0 + abs($1.0 / sums.0 - Double($1.1) / sums.1) } / 2
  }

  @Test(arguments: SynthesisMethod.allCases) func `wide columns keep cells and dependence`(
    method: SynthesisMethod
  ) throws {
    let result = try TableModelTests.run(TableModelTests.request(method))
    let model = result.model
    #expect(model.sizes == [300, 3, 2000])
    #expect(model.coarsenings.map(\.size).allSatisfy { $0 <= 300 })
    #expect(result.modelCells <= 65_536)
    for column in 0..<3 {
      let fine = model.marginal(of: column)
      #expect(distance(fine, TableModelTests.table.counts(of: Clique(column))) < 0.2)
      #expect(abs(fine.reduce(0, +) - model.total) < 1e-6 * model.total)
      for (fine, coarse) in zip(
        model.coarsenings[column].sums(fine), model.model.marginal(of: Clique(column)))
      {
        #expect(abs(fine - coarse) < 1e-6 * model.total)
      }
    }
    guard method != .independent else { return }
    let pair = model.marginal(of: Clique(0, 1))
    #expect(distance(pair, TableModelTests.table.counts(of: Clique(0, 1))) < 0.2)
  }

  @Test func `a sample follows the fine marginals within rounding`() throws {
    let model = try TableModelTests.run(TableModelTests.request()).model
    let sample = try model.sample(rows: 8000, seed: 1)
    #expect(sample.sizes == model.sizes)
    for column in 0..<3 {
      let counts = sample.counts(of: Clique(column))
      let coarse = sample.coarsened(model.coarsenings).counts(of: Clique(column))
      for (fine, cell) in model.coarsenings[column].cells.enumerated() {
        let expected = model.densities[column][fine] * Double(coarse[cell])
        #expect(abs(Double(counts[fine]) - expected) <= 1 + 1e-6)
      }
    }
    #expect(try model.sample(rows: 8000, seed: 1) == sample)
    #expect(try model.sample(rows: 8000, seed: 2) != sample)
    #expect(try model.sample(rows: 0, seed: 2).rowCount == 0)
  }

  /// Fine codes of two columns are drawn apart: given their coarse cells they are independent.
  ///
  /// Two columns of 50 values in one coarse cell each, 20,000 rows: χ² with 49² degrees of freedom has
  /// standard deviation 70, so that 5 of them are passed with probability below 1e-6.
  @Test func `fine codes of different columns do not hang together`() throws {
    let single = try #require(Coarsening(Array(repeating: 0, count: 50)))
    let fitted = try FittedModel.fit([], tree: JunctionTree(sizes: [1, 1], cliques: []))
    let even = Array(repeating: 0.02, count: 50)
    let model = TableModel(
      model: fitted, coarsenings: [single, single], densities: [even, even])
    let sample = try model.sample(rows: 20_000, seed: 7)
    let statistic = sample.counts(of: Clique(0, 1))
      .reduce(0.0) { $0 + (Double($1) - 8) * (Double($1) - 8) / 8 }
    #expect(abs(statistic - 49 * 49) < 5 * 70)
  }

  @Test func `a cancelled sample throws`() throws {
    let model = try TableModelTests.run(TableModelTests.request(.independent)).model
    #expect(throws: CancellationError.self) {
      try model.sample(rows: 100_000, seed: 1, isCancelled: { true })
    }
    var polls = 0
    #expect(throws: CancellationError.self) {
      try model.sample(
        rows: 3_000_000, seed: 1,
        isCancelled: {
          polls += 1
          return polls > 200
        })
    }
  }

  @Test func `a column never measured is drawn from its prior, or evenly`() throws {
    var request = try TableModelTests.request(.tree)
    request.columns[1].share = 0
    request.columns[1].prior = [1, 3, 0]
    request.columns[2].cap = .zero
    let result = try TableModelTests.run(request)
    #expect(result.measurements.allSatisfy { $0.query.clique == Clique(0) })
    #expect(result.model.coarsenings[1].size == 1)
    let prior = result.model.marginal(of: 1).map { $0 / result.model.total }
    #expect(zip(prior, [0.25, 0.75, 0]).allSatisfy { abs($0 - $1) < 1e-12 })
    let sample = try Synthesizer(request).sample(result.model)
    #expect(sample.counts(of: Clique(1))[2] == 0)
    let even = sample.counts(of: Clique(2))
    #expect(even.allSatisfy { abs(Double($0) - Double(sample.rowCount) / 2000) <= 1 })
  }
}
