import Foundation
@_spi(RealData) import Tables
import Testing

@testable @_spi(Ledger) import Privacy

@Suite struct DomainDerivationTests {
  private func receipt(
    _ rho: Double, delta: Double = 0, _ ceilings: [Double?] = [nil, nil], rowsPerUnit: Int = 1
  ) throws -> ChargeReceipt {
    ChargeReceipt(
      id: "charge-1", rho: try #require(Rho(rho)), delta: try #require(Delta(delta)),
      columnCeilings: ceilings.map { $0.flatMap(Rho.init) }, rowsPerUnit: rowsPerUnit)
  }

  private func values(_ counts: [(String, Int)]) -> PrivateValues {
    PrivateValues(
      column: 0, values: counts.flatMap { Array(repeating: $0.0, count: $0.1) } + [nil])
  }

  @Test func frequentValuesAreShownAndRareOnesAreNot() throws {
    let measurer = try ReleaseMeasurer(try receipt(1, delta: 1e-9), columnCount: 2)
    let variance = try #require(Variance(4))
    let delta = try #require(Delta(1e-9))
    let found = try measurer.deriveValues(
      of: values([("north", 500), ("south", 300), ("only one", 1)]), variance: variance,
      delta: delta)
    guard case .values(let kept, let threshold) = found.answer else {
      Issue.record("not values")
      return
    }
    // Noise of 120 σ would be needed to lose a frequent value; the rare one shows with δ′ = 1e-9.
    #expect(kept.map(\.value) == ["north", "south"])
    #expect(kept.allSatisfy { $0.noisyCount >= threshold })
    #expect(found.origin == .charged("charge-1"))
    #expect(measurer.derivations == [found] && measurer.log.isEmpty)
    #expect(measurer.spent.value == 0.125 && measurer.deltaSpent == delta)
    #expect(measurer.columnsSpent.map(\.value) == [0.25, 0])
  }

  /// Spellings that compare equal as text are two values: the first one met must not leave.
  @Test func valuesAreToldApartByTheirBytes() throws {
    let measurer = try ReleaseMeasurer(try receipt(2_000_000, delta: 1e-9), columnCount: 2)
    let found = try measurer.deriveValues(
      of: values([("caf\u{e9}", 1), ("cafe\u{301}", 9)]),
      variance: try #require(Variance(1, over: 1 << 20)), delta: try #require(Delta(1e-9)))
    guard case .values(let kept, let threshold) = found.answer else {
      Issue.record("not values")
      return
    }
    #expect(threshold == 2 && kept.map(\.noisyCount) == [9])
    #expect(kept.first.map { Array($0.value.unicodeScalars).count } == 5)
  }

  @Test func budgetsOfBothKindsHold() throws {
    let delta = try #require(Delta(6e-10))
    let variance = try #require(Variance(50))
    let measurer = try ReleaseMeasurer(
      try receipt(1, delta: 1e-9, [0.05, nil]), columnCount: 2)
    let some = values([("a", 90)])
    _ = try measurer.deriveValues(of: some, variance: variance, delta: delta)
    let refused = #expect(throws: DeltaExceeded.self) {
      try measurer.deriveValues(of: some, variance: variance, delta: delta)
    }
    #expect(refused?.charged.value == 1e-9)
    #expect(measurer.spent.value == 0.01)
    let small = try #require(Delta(1e-10))
    #expect(throws: BudgetExceeded.self) {
      try measurer.deriveValues(of: some, variance: try #require(Variance(20)), delta: small)
    }
    #expect(measurer.deltaSpent == delta && measurer.derivations.count == 1)
    let none = try ReleaseMeasurer(try receipt(1), columnCount: 2)
    #expect(throws: DeltaExceeded.self) {
      try none.deriveValues(of: some, variance: variance, delta: small)
    }
    #expect(throws: MeasuringError.deltaOutOfRange(.zero)) {
      try none.deriveValues(of: some, variance: variance, delta: .zero)
    }
    let counts = TrueCounts(clique: Clique(1), cells: [3, 4, 5])
    let strong = try #require(SelectionStrength(3))
    #expect(throws: BudgetExceeded.self) {
      try none.deriveCuts(of: counts, cells: 3, levels: [strong])
    }
    #expect(throws: MeasuringError.shapeMismatch(query: .marginal(Clique(1)))) {
      try none.deriveCuts(of: counts, cells: 4, levels: [])
    }
    let far = TrueCounts(clique: Clique(7), cells: [3, 4])
    #expect(throws: MeasuringError.unknownColumn(7)) {
      try none.deriveCuts(of: far, cells: 2, levels: [])
    }
    #expect(none.spent == .zero && none.derivations.isEmpty)
  }

  @Test func cutsAreChargedLoggedAndResumed() throws {
    let strength = try #require(SelectionStrength(1, over: 5))
    let counts = TrueCounts(clique: Clique(1), cells: [30, 10, 20, 40, 900])
    let first = try ReleaseMeasurer(try receipt(0.02), columnCount: 2)
    let found = try first.deriveCuts(of: counts, cells: 4, levels: [strength, strength])
    guard case .cuts(let cuts, let cells) = found.answer else {
      Issue.record("not cuts")
      return
    }
    #expect(cells == 4 && cuts == cuts.sorted() && cuts.allSatisfy { (1...3).contains($0) })
    #expect(abs(first.spent.value - 0.01) < 1e-12)
    #expect(abs(first.columnsSpent[1].value - 0.04) < 1e-12)
    let second = try ReleaseMeasurer(
      try receipt(0.02), columns: .identity(2), derived: [found])
    #expect(second.derivations == [found])
    _ = try second.measure(
      .marginal(Clique(1)), of: counts, variance: try #require(Variance(50)))
    #expect(throws: BudgetExceeded.self) {
      try second.deriveCuts(of: counts, cells: 4, levels: [strength])
    }
  }

  /// Chi-square of 20,000 runs against the law from the definition: with another seed it would fail
  /// with probability 1e-6 for each table (Wilson-Hilferty at z = 4.753).
  @Test(
    arguments: [[3, 0, 1, 2, 5], [0, 0, 0, 0], [400, 0, 1], [1, 1, 1, 1, 1, 1]] as [[Int32]])
  func cutsFollowTheExactLaw(table: [Int32]) throws {
    let levels = [
      try #require(SelectionStrength(1, over: 2)), try #require(SelectionStrength(6, over: 5)),
    ]
    let counts = TrueCounts(clique: Clique(0), cells: table + [77])
    var seen: [[Int]: Int] = [:]
    for run in 0..<20_000 {
      let cuts = NoisyAnswer.cuts(
        of: counts, cells: table.count, levels: levels,
        bits: SplitMix(seed: 0x5eed &+ UInt64(run) &* 0x2545_F491_4F6C_DD1D))
      seen[[0] + cuts + [table.count], default: 0] += 1
    }
    let law = DerivationSensitivityTests.law(
      table.map(Int64.init), levels: levels.map(\.value))
    #expect(Set(seen.keys).isSubset(of: law.keys))
    var (statistic, groups, restExpected, restSeen) = (0.0, 0, 0.0, 0.0)
    for (cuts, probability) in law.sorted(by: { $0.value > $1.value }) {
      restExpected += probability * 20_000
      restSeen += Double(seen[cuts] ?? 0)
      guard restExpected >= 20 else { continue }
      statistic += (restSeen - restExpected) * (restSeen - restExpected) / restExpected
      groups += 1
      (restExpected, restSeen) = (0, 0)
    }
    let freedom = Double(max(1, groups))
    let part = 2 / (9 * freedom)
    #expect(statistic < freedom * pow(1 - part + 4.753 * part.squareRoot(), 3))
  }

  /// With a strong choice the cuts are the true quantiles: e^−(10⁶/2) is the chance of any other.
  @Test func strongChoicesFindTheMiddle() throws {
    let strong = try #require(SelectionStrength(1_000_000))
    let counts = TrueCounts(clique: Clique(0), cells: [Int32](repeating: 5, count: 8))
    let cuts = NoisyAnswer.cuts(
      of: counts, cells: 8, levels: [strong, strong, strong, strong], bits: SecureRandom())
    #expect(cuts == [1, 2, 3, 4, 5, 6, 7])
    let few = NoisyAnswer.cuts(
      of: counts, cells: 8, levels: [strong, strong], bits: SecureRandom())
    #expect(few == [2, 4, 6])
    let one = TrueCounts(clique: Clique(0), cells: [5])
    #expect(
      NoisyAnswer.cuts(of: one, cells: 1, levels: [strong], bits: SecureRandom()).isEmpty)
  }

  @Test func largestGridsAndCountsDoNotOverflow() throws {
    let weak = try #require(SelectionStrength(1, over: .max))
    let strong = try #require(SelectionStrength(.max))
    var cells = [Int32](repeating: 0, count: 65_536)
    cells[65_535] = .max
    cells[0] = .max
    let counts = TrueCounts(clique: Clique(0), cells: cells)
    let cuts = NoisyAnswer.cuts(
      of: counts, cells: cells.count, levels: [weak, strong, weak, strong], bits: SecureRandom())
    #expect(cuts.count == 15 && cuts == Array(Set(cuts)).sorted())
  }

  @Test func realValuesCannotBePrinted() {
    let some = values([("secret", 3)])
    #expect(!"\(some)".contains("secret") && !String(reflecting: some).contains("secret"))
    var text = ""
    dump(some, to: &text)
    #expect(!text.contains("secret"))
  }
}
