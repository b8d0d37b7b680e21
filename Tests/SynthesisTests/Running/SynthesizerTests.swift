import GraphicalModel
import Privacy
import Tables
import Testing

@testable import Synthesis

@Suite struct SynthesizerTests {
  /// Five columns: 1 copies 0, 2 follows 1 by half, 3 and 4 are independent.
  static let table: CodeTable = {
    var random = SeededRandom(seed: 11)
    let sizes = [4, 4, 4, 3, 6]
    var codes: [[Int]] = sizes.map { _ in [] }
    for _ in 0..<6000 {
      let first = Int(random.unit() * random.unit() * 4)
      codes[0].append(first)
      codes[1].append(first)
      codes[2].append(random.unit() < 0.5 ? first : Int(random.unit() * 4))
      codes[3].append(Int(random.unit() * 3))
      codes[4].append(Int(random.unit() * random.unit() * 6))
    }
    let columns = zip(codes, sizes).map { codes, size in
      CodeColumn(count: 6000, size: size) { codes[$0] }
    }
    return CodeTable(sizes: sizes, columns: columns, rowCount: 6000)
  }()

  static func request(
    _ method: SynthesisMethod, rho: Double = 0.05, shares: [Int: Double] = [:],
    caps: [Int: Double] = [:]
  ) throws -> SynthesisRequest {
    let columns = table.sizes.enumerated().map { column, size in
      BudgetRequest.Column(
        name: "c\(column)", size: size, share: shares[column] ?? 1,
        cap: caps[column].flatMap { Rho($0) })
    }
    return SynthesisRequest(columns: columns, total: try #require(Rho(rho)), method: method)
  }

  static func run(_ request: SynthesisRequest, seed: UInt64 = 1) throws -> SynthesisResult {
    let rows = PrivateTable(table)
    var measurer = DraftMeasurer(seed: seed)
    let result = try Synthesizer(request).run(rows.counts, using: &measurer)
    #expect(result.measurements == measurer.log)
    return result
  }

  static func distance(_ result: SynthesisResult, _ clique: Clique) -> Double {
    let real = table.counts(of: clique).map { Double($0) / Double(table.rowCount) }
    return zip(result.model.marginal(of: clique), real)
      .reduce(0) { $0 + abs($1.0 / result.model.total - $1.1) } / 2
  }

  @Test func `independent keeps columns but no dependence`() throws {
    let result = try SynthesizerTests.run(SynthesizerTests.request(.independent))
    #expect(result.measurements.count == 5)
    for column in 0..<5 { #expect(SynthesizerTests.distance(result, Clique(column)) < 0.01) }
    #expect(SynthesizerTests.distance(result, Clique(0, 1)) > 0.3)
    #expect(result.verdicts.isEmpty && result.predictedPairDistance == nil)
  }

  @Test(arguments: [SynthesisMethod.tree, .junction]) func `strong pairs are measured and kept`(
    method: SynthesisMethod
  ) throws {
    let result = try SynthesizerTests.run(SynthesizerTests.request(method))
    #expect(result.verdicts.count == 10)
    #expect(result.verdicts.contains { $0.pair == Clique(0, 1) && $0.isMeasured })
    #expect(SynthesizerTests.distance(result, Clique(0, 1)) < 0.02)
    #expect(SynthesizerTests.distance(result, Clique(1, 2)) < 0.03)
    #expect(result.notes.count == 10)
    #expect(try #require(result.predictedPairDistance) < 0.05)
  }

  @Test func `a pair that explains less than its noise is left out`() throws {
    let result = try SynthesizerTests.run(SynthesizerTests.request(.junction, rho: 0.001))
    #expect(result.verdicts.contains { $0.pair == Clique(0, 1) && $0.isMeasured })
    #expect(result.verdicts.contains { $0.pair == Clique(3, 4) && $0.outcome == .noisy })
  }

  @Test func `a tree has no cycle`() throws {
    let result = try SynthesizerTests.run(SynthesizerTests.request(.tree, rho: 5))
    #expect(result.verdicts.count { $0.isMeasured } <= 4)
    #expect(result.model.tree.nodes.allSatisfy { $0.clique.count <= 2 })
  }

  /// Sums over all accesses against the charge and every ceiling, for every method, share and cap.
  @Test(arguments: 0..<16) func `no access passes what is charged`(number: Int) throws {
    let method = SynthesisMethod.allCases[number % 4]
    var request = try SynthesizerTests.request(
      method, rho: [0.0002, 0.01, 1, 50][number / 4], shares: [0: 4, 3: 0.2],
      caps: (number / 4 + number).isMultiple(of: 2) ? [1: 0.004] : [:])
    request.batches = 3
    request.rowsPerUnit = 1 + number % 2
    let result = try SynthesizerTests.run(request)
    let costs = result.measurements.map {
      AccessCost($0.query.kind, sources: $0.query.clique, variance: $0.variance)
    }
    #expect(costs.recordRho(rowsPerUnit: request.rowsPerUnit) <= result.plan.charged)
    for (column, ceiling) in result.plan.ceilings.enumerated() {
      #expect(costs.columnRho(Clique(column), rowsPerUnit: request.rowsPerUnit) <= ceiling)
    }
  }

  @Test(arguments: SynthesisMethod.allCases) func `a column without a share is never read`(
    method: SynthesisMethod
  ) throws {
    let request = try SynthesizerTests.request(method, shares: [0: 0], caps: [4: 0])
    let rows = PrivateTable(SynthesizerTests.table)
    var measurer = DraftMeasurer(seed: 1)
    let synthesizer = Synthesizer(request)
    let result = try synthesizer.run(
      { clique, coarsenings in
        #expect(!clique.contains(0) && !clique.contains(4))
        return rows.counts(clique, coarsenings)
      }, using: &measurer)
    let uniform = result.model.marginal(of: Clique(0))
    #expect(uniform.allSatisfy { abs($0 / result.model.total - 0.25) < 1e-9 })
    #expect(try synthesizer.sample(result.model).sizes == request.sizes)
  }

  @Test func `the model stays under its cap and rounds refine it`() throws {
    var request = try SynthesizerTests.request(.junction, rho: 20)
    request.cellCap = 60
    request.batches = 4
    let result = try SynthesizerTests.run(request)
    #expect(result.modelCells <= 60)
    #expect(Set(result.verdicts.map(\.round)) == [0, 1, 2, 3])
    #expect(
      result.measurements.count { $0.query.kind == .score && $0.query.clique.count == 2 } == 40)
  }

  @Test func `a result follows from its seed and a release refits from its measurements`() throws {
    let request = try SynthesizerTests.request(.junction)
    let first = try SynthesizerTests.run(request)
    #expect(try SynthesizerTests.run(request).measurements == first.measurements)
    #expect(try SynthesizerTests.run(request, seed: 2).measurements != first.measurements)
    let synthesizer = Synthesizer(request)
    let again = try synthesizer.fit(first.measurements)
    #expect(again.loss == first.model.loss)
    for node in again.tree.nodes {
      #expect(again.marginal(of: node.clique) == first.model.marginal(of: node.clique))
    }
    #expect(try synthesizer.sample(again) == synthesizer.sample(first.model))
  }

  /// A model fitted with more budget leaves no trace in the cold fit of a lowered one; a warm start does.
  @Test func `a lowered budget's cold fit forgets the sharper model`() throws {
    let lowered = try SynthesizerTests.request(.tree, rho: 0.002)
    let sharp = try SynthesizerTests.run(SynthesizerTests.request(.tree, rho: 1)).model
    let result = try SynthesizerTests.run(lowered)
    let synthesizer = Synthesizer(lowered)
    let tree = synthesizer.tree(result.measurements)
    let cold = try synthesizer.fit(result.measurements)
    for node in tree.nodes {
      #expect(cold.marginal(of: node.clique) == result.model.marginal(of: node.clique))
    }
    let other = try synthesizer.fit(result.measurements, warmStart: sharp)
    #expect((other.marginal(of: Clique(0)) == cold.marginal(of: Clique(0))) == (sharp.tree != tree))
    let warm = try synthesizer.fit(result.measurements, warmStart: cold)
    #expect(warm.marginal(of: Clique(0)) != cold.marginal(of: Clique(0)))
  }

  @Test func `where the budget carries no more than a forest, junction measures one`() throws {
    let result = try SynthesizerTests.run(SynthesizerTests.request(.junction, rho: 0.0004))
    let forest = try SynthesizerTests.run(SynthesizerTests.request(.tree, rho: 0.0004))
    #expect(result.measurements == forest.measurements)
  }

  @Test func `one row and columns of one value work`() throws {
    let sizes = [1, 3, 1]
    let table = CodeTable(
      sizes: sizes, columns: [.narrow([0]), .narrow([2]), .narrow([0])], rowCount: 1)
    let columns = sizes.enumerated().map { BudgetRequest.Column(name: "\($0)", size: $1) }
    for method in SynthesisMethod.allCases {
      for rho in [1e-6, 0.01, 100] {
        let request = SynthesisRequest(
          columns: columns, total: try #require(Rho(rho)), method: method)
        let rows = PrivateTable(table)
        var measurer = DraftMeasurer(seed: 4)
        let result = try Synthesizer(request).run(rows.counts, using: &measurer)
        let marginal = result.model.marginal(of: Clique(1))
        #expect(marginal.allSatisfy { $0.isFinite && $0 >= 0 })
      }
    }
  }

  /// A cancel between scores, as between any two queries, ends the round with nothing chosen.
  @Test func `scoring and choosing stop on a cancel`() throws {
    let synthesizer = Synthesizer(try SynthesizerTests.request(.junction))
    let rows = PrivateTable(SynthesizerTests.table)
    var measurer = DraftMeasurer(seed: 1)
    let measured = try synthesizer.measureOneWays(rows.counts, using: &measurer)
    let reference = try synthesizer.reference(measured, round: 0)
    var polls = 0
    #expect(throws: CancellationError.self) {
      try synthesizer.scorePairs(
        against: reference, rows.counts, using: &measurer,
        isCancelled: {
          polls += 1
          return polls > 3
        })
    }
    #expect(measurer.log.count == measured.count + 3)
    let scores = try synthesizer.scorePairs(
      against: reference, rows.counts, using: &measurer)
    let choice = synthesizer.choosePairs(
      scores, against: reference, after: measured, round: 0, isCancelled: { true })
    #expect(choice.isEmpty)
  }

  @Test func `an emphasised column's pairs get more`() throws {
    var request = try SynthesizerTests.request(.tree)
    let plain = try SynthesizerTests.run(request)
    request.emphasise(2, by: 8)
    let emphasised = try SynthesizerTests.run(request)
    func spent(_ result: SynthesisResult) -> Double {
      result.measurements.reduce(0) { sum, measurement in
        let clique = measurement.query.clique
        let counts = measurement.query.kind == .marginal && clique.count == 2 && clique.contains(2)
        return sum + (counts ? measurement.rho.value : 0)
      }
    }
    #expect(spent(emphasised) > spent(plain))
  }

  @Test func `rows asked for are drawn, else the private estimate`() throws {
    var request = try SynthesizerTests.request(.tree)
    let result = try SynthesizerTests.run(request)
    let rows = try Synthesizer(request).sample(result.model).rowCount
    #expect(rows == Int(result.model.total.rounded()))
    request.rows = 17
    #expect(try Synthesizer(request).sample(result.model).rowCount == 17)
  }

  @Test func `an empty table and a single column work`() throws {
    let empty = CodeTable(
      sizes: [2, 1], columns: [.narrow([]), .narrow([])], rowCount: 0)
    for method in SynthesisMethod.allCases {
      for sizes in [[2, 1], [2], []] {
        let rows = PrivateTable(empty)
        let columns = sizes.enumerated().map { BudgetRequest.Column(name: "\($0)", size: $1) }
        let request = SynthesisRequest(
          columns: columns, total: try #require(Rho(0.01)), method: method)
        var measurer = DraftMeasurer(seed: 3)
        let result = try Synthesizer(request).run(rows.counts, using: &measurer)
        #expect(result.model.total >= 1)
      }
    }
  }

  @Test func `a cancelled run throws`() throws {
    let request = try SynthesizerTests.request(.tree)
    let rows = PrivateTable(SynthesizerTests.table)
    var measurer = DraftMeasurer(seed: 1)
    #expect(throws: CancellationError.self) {
      try Synthesizer(request).run(
        rows.counts, using: &measurer, isCancelled: { true })
    }
  }
}
