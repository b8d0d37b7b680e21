import Foundation
import Tables
import Testing

@testable import Privacy

/// Every neighbour of every table of up to three rows over three source columns, with a column derived
/// from two of them and a rule that drops rows by the third: what groups of columns move is what they pay.
@Suite struct AccessListTests {
  private typealias Row = [Int]
  private let sizes = [2, 3, 2]
  private let columns = ColumnSources(
    [Clique(0), Clique(1), Clique(0, 1)], dropping: Clique(2))
  private let modelled = [2, 3, 3]
  private let cliques = [Clique(0), Clique(1), Clique(2), Clique(0, 2), Clique(1, 2)]
  private let half = Variance(1, over: 2)
  private let strength = SelectionStrength(2)

  private static let domain: [Row] = (0..<2).flatMap { a in
    (0..<3).flatMap { b in (0..<2).map { [a, b, $0] } }
  }

  /// Tables of up to two rows, as ascending positions in the domain.
  private static let tables: [[Int]] =
    [[]] + domain.indices.map { [$0] }
    + domain.indices.flatMap { first in domain.indices[first...].map { [first, $0] } }

  private var groups: [Clique] {
    (1..<8).map { bits in Clique((0..<3).filter { bits >> $0 & 1 == 1 }) }
  }

  /// The counts of the rows that are kept, with their modelled codes.
  private func counts(_ table: [Int], _ clique: Clique) -> [Int] {
    var cells = [Int](repeating: 0, count: clique.cellCount(sizes: modelled) ?? 0)
    for row in table.map({ AccessListTests.domain[$0] }) where row[2] == 0 {
      let codes = [row[0], row[1], (row[0] + row[1]) % 3]
      cells[clique.columns.reduce(0) { $0 * modelled[$1] + codes[$1] }] += 1
    }
    return cells
  }

  /// Every two tables of up to three rows that differ in one row, in columns of `group` only.
  private func changes(_ group: Clique) -> Set<[[Int]]> {
    let domain = AccessListTests.domain
    var pairs: Set<[[Int]]> = []
    for rest in AccessListTests.tables {
      for (row, values) in domain.enumerated() {
        for (other, changed) in domain.enumerated()
        where row < other
          && sizes.indices.allSatisfy({ group.contains($0) || values[$0] == changed[$0] })
        {
          pairs.insert([(rest + [row]).sorted(), (rest + [other]).sorted()])
        }
      }
    }
    return pairs
  }

  private var additions: Set<[[Int]]> {
    Set(
      AccessListTests.tables.flatMap { rest in
        AccessListTests.domain.indices.map { [rest, (rest + [$0]).sorted()] }
      })
  }

  private func references(_ cells: Int) -> [[Int]] {
    [
      Array(repeating: 0, count: cells), Array(repeating: 4, count: cells),
      (0..<cells).map { $0 % 2 * 4 }, (0..<cells).map { ($0 + 1) % 2 * 4 },
      (0..<cells).map { $0 % 3 == 1 ? 4 : -1 },
    ]
  }

  private func squared(_ left: [Int], _ right: [Int]) -> Int {
    zip(left, right).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
  }

  private func score(_ cells: [Int], _ reference: [Int]) -> Int {
    zip(cells, reference).reduce(0) { $0 + abs($1.0 - $1.1) }
  }

  /// Most that the two tables' answers differ, squared: a marginal, the worst score, a table of values, the
  /// worst imbalance of a cut.
  private func moved(_ kind: Int, _ clique: Clique, _ tables: [[Int]]) -> Int {
    let (before, after) = (counts(tables[0], clique), counts(tables[1], clique))
    if before == after { return 0 }
    switch kind {
    case 0, 2: return squared(before, after)
    case 1:
      return references(before.count).map { reference in
        let change = score(before, reference) - score(after, reference)
        return change * change
      }.max() ?? 0
    default:
      return (1..<before.count).map { cut in
        func imbalance(_ cells: [Int]) -> Int {
          abs(cells[..<cut].reduce(0, +) - cells[cut...].reduce(0, +))
        }
        let change = imbalance(before) - imbalance(after)
        return change * change
      }.max() ?? 0
    }
  }

  /// One access of each kind over a clique, as a list whose cost is its squared sensitivity.
  private func list(_ kind: Int, _ clique: Clique) throws -> AccessList {
    let sources = columns.sources(of: clique)
    let variance = try #require(half)
    switch kind {
    case 0, 1:
      return AccessList(
        [AccessCost(kind == 0 ? .marginal : .score, sources: sources, variance: variance)],
        dropping: columns.dropping)
    case 2:
      return AccessList(
        [],
        derivations: [
          DerivationCost(
            .partition(variance: variance, delta: try amount(delta: 1e-9)), sources: sources)
        ], dropping: columns.dropping)
    default:
      // Two levels of strength 2: Σ ε²/8 = 1.
      let level = try #require(strength)
      return AccessList(
        [], derivations: [DerivationCost(.quantiles(levels: [level, level]), sources: sources)],
        dropping: columns.dropping)
    }
  }

  private func cases(_ kind: Int) -> [Clique] { kind < 2 ? cliques : [Clique(1), Clique(2)] }

  @Test(arguments: 0..<4) func aGroupPaysForWhatItMoves(kind: Int) throws {
    let changes = Dictionary(uniqueKeysWithValues: groups.map { ($0, self.changes($0)) })
    #expect(changes.values.allSatisfy { $0.count > 500 })
    for clique in cases(kind) {
      let list = try list(kind, clique)
      for group in groups {
        let worst = changes[group]?.map { moved(kind, clique, $0) }.max() ?? 0
        let cost = list.columnCost(of: group)
        #expect(abs(cost.rho.value - Double(worst)) < 1e-12, "\(kind) \(clique) \(group)")
        #expect(cost.delta == .zero || (kind == 2 && cost.delta.value == 1e-9))
      }
      let worst = additions.map { moved(kind, clique, $0) }.max() ?? 0
      #expect(abs(list.recordCost.rho.value - Double(worst)) < 1e-12)
    }
  }

  /// The whole list at once: no change of a group moves all answers together by more than it pays, and
  /// together the columns of a group pay less than each for itself.
  @Test func aGroupPaysOnTheUnion() throws {
    let kinds = (0..<4).flatMap { kind in cases(kind).map { (kind, $0) } }
    var list = AccessList([], dropping: columns.dropping)
    for (kind, clique) in kinds {
      let one = try self.list(kind, clique)
      list.accesses += one.accesses
      list.derivations += one.derivations
    }
    for group in groups {
      let worst =
        changes(group).map { tables in kinds.reduce(0) { $0 + moved($1.0, $1.1, tables) } }.max()
        ?? 0
      let cost = list.columnCost(of: group).rho.value
      // Not every score and cut has its worst reference and table at once.
      #expect(Double(worst) <= cost + 1e-9 && Double(worst) > 0.6 * cost)
    }
    let (a, b) = (list.columnCost(of: Clique(0)), list.columnCost(of: Clique(1)))
    let both = list.columnCost(of: Clique(0, 1))
    #expect(both.rho < (a + b).rho && both.rho > max(a.rho, b.rho))
    #expect(list.columnCost(of: Clique(9)) == .zero)
  }

  @Test func measurementsAreChargedOnTheirSources() throws {
    let variance = try #require(Variance(50))
    let measured = Privacy.Measurement(
      query: .marginal(Clique(2)), values: [0, 0, 0], variance: variance, origin: .draft)
    let derived = DomainDerivation(
      column: 1, kind: .partition(variance: variance, delta: try amount(delta: 1e-9)),
      answer: .values([], threshold: 9), origin: .draft)
    let list = AccessList(
      [measured], derivations: [derived], columns: columns, rowsPerUnit: 2)
    #expect(abs(list.columnCost(of: Clique(0)).rho.value - 0.08) < 1e-12)
    #expect(abs(list.columnCost(of: Clique(1)).rho.value - 0.16) < 1e-12)
    #expect(abs(list.recordCost.rho.value - 0.08) < 1e-12)
    #expect(list.columnCost(of: Clique(2)).rho == list.recordCost.rho)
    #expect(list.columnCost(of: Clique(2)).delta.value == 1e-9)
  }

  /// Ceilings alone are enough for every group, whatever is spent under them.
  @Test(arguments: [true, false]) func ceilingsCoverEveryGroup(countsOnly: Bool) throws {
    var random = SplitMix(seed: 81)
    let variance = try #require(Variance(100))
    var decided: Set<Bool> = []
    for _ in 0..<200 {
      let accesses = (0..<8).map { _ in
        AccessCost(
          countsOnly || random.unit() < 0.5 ? .marginal : .score,
          sources: Clique([Int(random.next() % 5), Int(random.next() % 5)]), variance: variance)
      }
      let list = AccessList(accesses)
      let ceilings = (0..<5).map { list.columnCost(of: Clique($0)) }
      for bits in 1..<32 {
        let group = Clique((0..<5).filter { bits >> $0 & 1 == 1 })
        let ceiling = PrivacyCost.groupCeiling(
          group, ceilings: ceilings, charged: list.recordCost, countsOnly: countsOnly)
        #expect(list.columnCost(of: group).rho.value <= ceiling.rho.value * (1 + 1e-12))
        let sum = group.columns.reduce(PrivacyCost.zero) { $0 + ceilings[$1] }
        decided.insert(ceiling.rho < sum.rho)
        #expect(ceiling.rho <= sum.rho)
      }
    }
    #expect(decided == [true, false])
    let missing = PrivacyCost.groupCeiling(
      Clique(9), ceilings: [], charged: PrivacyCost(rho: try amount(rho: 1)),
      countsOnly: countsOnly)
    #expect(abs(missing.rho.value - (countsOnly ? 2 : 4)) < 1e-12)
  }
}
