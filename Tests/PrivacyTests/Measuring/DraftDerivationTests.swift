import Foundation
@_spi(RealData) import Tables
import Testing

@testable @_spi(Ledger) import Privacy

@Suite struct DraftDerivationTests {
  private let names = (0..<300).map { "value \($0)" }

  private func values(_ names: [String], count: Int = 1000) -> PrivateValues {
    PrivateValues(column: 2, values: names.flatMap { Array(repeating: $0, count: count) })
  }

  private func kept(_ derivation: DomainDerivation) -> [String: Int64] {
    guard case .values(let kept, _) = derivation.answer else { return [:] }
    return Dictionary(kept.map { ($0.value, $0.noisyCount) }) { first, _ in first }
  }

  private func draft(_ names: [String], sigma2: UInt32 = 400, seed: UInt64 = 1) throws -> [String:
    Int64]
  {
    var measurer = DraftMeasurer(seed: seed)
    let derivation = try measurer.deriveValues(
      of: values(names), variance: try #require(Variance(sigma2)),
      delta: try amount(delta: 1e-9))
    #expect(derivation.origin == .draft && measurer.derivations == [derivation])
    #expect(measurer.log.isEmpty && derivation.column == 2)
    return kept(derivation)
  }

  @Test func noiseIsFixedBySeedColumnAndBytes() throws {
    let all = try draft(names)
    #expect(try all.count == 300 && draft(names) == all && draft(names, seed: 2) != all)
    // Other values beside it do not matter to one.
    let few = try draft(Array(names[10..<20]))
    #expect(few.allSatisfy { all[$0.key] == $0.value })
    let wide = try draft(names, sigma2: 1600)
    for (name, count) in all {
      #expect(abs(2 * (count - 1000) - (try #require(wide[name]) - 1000)) <= 2)
    }
    // Variance within 5 standard errors of 300 normal draws.
    let square = all.values.reduce(0.0) { $0 + pow(Double($1 - 1000), 2) } / 300
    #expect(abs(square / 400 - 1) < 5 * (2.0 / 300).squareRoot())
  }

  @Test func aSecondDerivationHasNoiseOfItsOwn() throws {
    var measurer = DraftMeasurer(seed: 1)
    let (variance, delta) = (try #require(Variance(400)), try amount(delta: 1e-9))
    let first = try measurer.deriveValues(of: values(names), variance: variance, delta: delta)
    let second = try measurer.deriveValues(of: values(names), variance: variance, delta: delta)
    #expect(kept(first) != kept(second) && measurer.derivations == [first, second])
  }

  /// The same thresholds and the same shape of answer as the release's.
  @Test func answersLookLikeReleasedOnes() throws {
    let (variance, delta) = (try #require(Variance(4)), try amount(delta: 1e-9))
    let some = values(["a", "b"], count: 300)
    let counts = TrueCounts(clique: Clique(2), cells: [5, 9, 2, 30, 8])
    let strong = try #require(SelectionStrength(500_000))
    for rows in [1, 4] {
      let receipt = ChargeReceipt(
        id: "c", rho: .largest, delta: delta, columnCeilings: [nil, nil, nil], rowsPerUnit: rows)
      let release = try ReleaseMeasurer(receipt, columnCount: 3)
      var draft = DraftMeasurer(seed: 3, rowsPerUnit: rows)
      let found = [
        try release.deriveValues(of: some, variance: variance, delta: delta),
        try draft.deriveValues(of: some, variance: variance, delta: delta),
      ]
      #expect(found[0].kind == found[1].kind && kept(found[1]).keys.sorted() == ["a", "b"])
      guard case .values(_, let left) = found[0].answer,
        case .values(_, let right) = found[1].answer
      else {
        Issue.record("not values")
        return
      }
      #expect(left == right)
      let cuts = [
        try release.deriveCuts(of: counts, cells: 4, levels: [strong, strong]),
        try draft.deriveCuts(of: counts, cells: 4, levels: [strong, strong]),
      ]
      #expect(cuts[0].answer == cuts[1].answer && cuts[0].kind == cuts[1].kind)
      #expect(cuts[1].origin == .draft && draft.derivations.count == 2)
    }
  }

  /// Chi-square of 20,000 seeds against the law of a release: passed by chance but for 1e-6 (Wilson-Hilferty
  /// at z = 4.753).
  @Test func draftCutsHaveTheLawOfARelease() throws {
    let levels = [
      try #require(SelectionStrength(1, over: 2)), try #require(SelectionStrength(6, over: 5)),
    ]
    let table: [Int32] = [3, 0, 1, 2, 5]
    let counts = TrueCounts(clique: Clique(0), cells: table)
    var seen: [[Int]: Int] = [:]
    for seed in 0..<20_000 as Range<UInt64> {
      var measurer = DraftMeasurer(seed: seed)
      let found = try measurer.deriveCuts(of: counts, cells: 5, levels: levels)
      guard case .cuts(let cuts, 5) = found.answer else { continue }
      seen[[0] + cuts + [5], default: 0] += 1
    }
    let law = DerivationSensitivityTests.law(table.map(Int64.init), levels: levels.map(\.value))
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
    #expect(groups > 5)
    let freedom = Double(groups)
    let part = 2 / (9 * freedom)
    #expect(statistic < freedom * pow(1 - part + 4.753 * part.squareRoot(), 3))
  }

  @Test func partsThatDoNotBelongTogetherAreRefused() throws {
    var measurer = DraftMeasurer(seed: 1)
    let variance = try #require(Variance(4))
    #expect(throws: MeasuringError.deltaOutOfRange(.zero)) {
      try measurer.deriveValues(of: values(["a"]), variance: variance, delta: .zero)
    }
    let counts = TrueCounts(clique: Clique(1), cells: [3, 4, 5])
    for cells in [0, 4] {
      #expect(throws: MeasuringError.shapeMismatch(query: .marginal(Clique(1)))) {
        try measurer.deriveCuts(of: counts, cells: cells, levels: [])
      }
    }
    #expect(measurer.derivations.isEmpty)
  }
}
