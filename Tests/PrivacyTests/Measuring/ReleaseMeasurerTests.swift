@_spi(RealData) import Tables
import Testing

@testable @_spi(Ledger) import Privacy

@Suite struct ReleaseMeasurerTests {
  private let counts = TrueCounts(clique: Clique(0, 1), cells: [5, 0, 7, 1])
  private let pair = Query.marginal(Clique(0, 1))

  private func receipt(
    _ rho: Double, _ ceilings: [Double?] = [nil, nil], rowsPerUnit: Int = 1
  ) throws -> ChargeReceipt {
    ChargeReceipt(
      id: "charge-1", rho: try #require(Rho(rho)),
      columnCeilings: ceilings.map { $0.flatMap(Rho.init) },
      rowsPerUnit: rowsPerUnit)
  }

  @Test func answersCarryTheChargeAndAreLogged() throws {
    let variance = try #require(Variance(1, over: 1 << 20))
    let measurer = try ReleaseMeasurer(try receipt(2_000_000), columnCount: 2)
    let marginal = try measurer.measure(pair, of: counts, variance: variance)
    let score = try measurer.measure(
      .score(Clique(0, 1), reference: [4, 2, 7, 0]), of: counts, variance: variance)
    // At this σ² noise other than 0 has probability below e^−500000.
    #expect(marginal.values == [5, 0, 7, 1])
    #expect(score.values == [4])
    #expect(measurer.log == [marginal, score])
    #expect(marginal.origin == .charged("charge-1"))
    #expect(measurer.spent.value == 1_048_576)
    #expect(measurer.columnsSpent.map(\.value) == [3_145_728, 3_145_728])
  }

  @Test func recordTotalIsNeverPassed() throws {
    let variance = try #require(Variance(50))
    let measurer = try ReleaseMeasurer(try receipt(0.1), columnCount: 2)
    for _ in 0..<10 { _ = try measurer.measure(pair, of: counts, variance: variance) }
    #expect(throws: BudgetExceeded.self) {
      try measurer.measure(pair, of: counts, variance: try #require(Variance(.max)))
    }
    #expect(measurer.log.count == 10)
    #expect(measurer.spent.value <= 0.1 * (1 + 1e-12))
  }

  @Test func columnCeilingIsNeverPassed() throws {
    let variance = try #require(Variance(50))
    let measurer = try ReleaseMeasurer(try receipt(1, [nil, 0.05]), columnCount: 2)
    _ = try measurer.measure(pair, of: counts, variance: variance)
    _ = try measurer.measure(pair, of: counts, variance: variance)
    let refused = #expect(throws: BudgetExceeded.self) {
      try measurer.measure(pair, of: counts, variance: variance)
    }
    #expect(refused?.column == 1)
    let one = TrueCounts(clique: Clique(0), cells: [5, 8])
    _ = try measurer.measure(.marginal(Clique(0)), of: one, variance: variance)
    #expect(measurer.log.count == 3)
    let score = Query.score(Clique(0, 1), reference: [0, 0, 0, 0])
    #expect(throws: BudgetExceeded.self) {
      try measurer.measure(score, of: counts, variance: try #require(Variance(150)))
    }
  }

  /// A refused query leaves the sums as they were, so that a smaller one still fits.
  @Test func refusalSpendsNothing() throws {
    let measurer = try ReleaseMeasurer(try receipt(0.1), columnCount: 2)
    #expect(throws: BudgetExceeded.self) {
      try measurer.measure(pair, of: counts, variance: try #require(Variance(4)))
    }
    #expect(measurer.spent == .zero)
    _ = try measurer.measure(pair, of: counts, variance: try #require(Variance(5)))
  }

  @Test func unitsOfSeveralRowsCostTheirSquare() throws {
    let measurer = try ReleaseMeasurer(try receipt(0.9, rowsPerUnit: 3), columnCount: 2)
    _ = try measurer.measure(pair, of: counts, variance: try #require(Variance(5)))
    #expect(abs(measurer.spent.value - 0.9) < 1e-12)
  }

  @Test func sourcesAndDroppingRulesAreCharged() throws {
    let columns = ColumnSources([Clique(0, 2), Clique(1)], dropping: Clique(3))
    let measurer = try ReleaseMeasurer(
      try receipt(1, [nil, nil, nil, nil]), columns: columns)
    let one = TrueCounts(clique: Clique(0), cells: [5, 8])
    _ = try measurer.measure(.marginal(Clique(0)), of: one, variance: try #require(Variance(50)))
    let spent = measurer.columnsSpent.map(\.value)
    #expect(spent == [0.02, 0, 0.02, 0.01])
  }

  @Test func receiptOpensOneMeasurer() throws {
    let receipt = try receipt(1)
    _ = try ReleaseMeasurer(receipt, columnCount: 2)
    #expect(throws: MeasuringError.receiptClaimed(id: "charge-1")) {
      try ReleaseMeasurer(receipt, columnCount: 2)
    }
  }

  @Test func resumedMeasurementsCountAsSpent() throws {
    let variance = try #require(Variance(50))
    let first = try ReleaseMeasurer(try receipt(0.02), columnCount: 2)
    let done = try first.measure(pair, of: counts, variance: variance)
    let second = try ReleaseMeasurer(
      try receipt(0.02), columns: .identity(2), resumed: [done])
    _ = try second.measure(pair, of: counts, variance: variance)
    #expect(throws: BudgetExceeded.self) {
      try second.measure(pair, of: counts, variance: variance)
    }
    #expect(second.log.first == done)
  }

  @Test func partsThatDoNotBelongTogetherAreRefused() throws {
    let variance = try #require(Variance(50))
    let measurer = try ReleaseMeasurer(try receipt(1), columnCount: 2)
    let other = Query.marginal(Clique(0))
    #expect(throws: MeasuringError.shapeMismatch(query: other)) {
      try measurer.measure(other, of: counts, variance: variance)
    }
    let short = Query.score(Clique(0, 1), reference: [1])
    #expect(throws: MeasuringError.shapeMismatch(query: short)) {
      try measurer.measure(short, of: counts, variance: variance)
    }
    let far = TrueCounts(clique: Clique(7), cells: [1])
    #expect(throws: MeasuringError.unknownColumn(7)) {
      try measurer.measure(.marginal(Clique(7)), of: far, variance: variance)
    }
    #expect(measurer.spent == .zero && measurer.log.isEmpty)
  }

  @Test func extremeReferencesSaturate() throws {
    let measurer = try ReleaseMeasurer(try receipt(1), columnCount: 2)
    let reference: [Int64] = [.min, .max, .min, .max]
    let score = try measurer.measure(
      .score(Clique(0, 1), reference: reference), of: counts, variance: try #require(Variance(50)))
    #expect(score.values.count == 1 && score.values[0] > .max - 1000)
  }
}
