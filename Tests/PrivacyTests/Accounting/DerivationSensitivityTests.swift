import Foundation
@_spi(RealData) import Tables
import Testing

@testable import Privacy

/// Every neighbour of every small table: the laws of what a derivation shows differ by no more than is
/// charged, and at the worst by exactly that.
@Suite struct DerivationSensitivityTests {
  private let cells = 4
  private let epsilon = 0.7

  /// Counts of up to four cells and `rows` rows.
  private func tables(upTo rows: Int) -> [[Int64]] {
    var result: [[Int64]] = [[]]
    for _ in 0..<cells {
      result = result.flatMap { table in
        (0...Int64(rows) - table.reduce(0, +)).map { table + [$0] }
      }
    }
    return result
  }

  private func added(_ table: [Int64]) -> [[Int64]] {
    table.indices.map { cell in
      var more = table
      more[cell] += 1
      return more
    }
  }

  private func changed(_ table: [Int64]) -> [[Int64]] {
    table.indices.filter { table[$0] > 0 }.flatMap { from in
      table.indices.filter { $0 != from }.map { to in
        var other = table
        other[from] -= 1
        other[to] += 1
        return other
      }
    }
  }

  /// The law of the cuts, from the definition: P(t) ∝ exp(−ε·imbalance/2) in every part.
  static func law(_ table: [Int64], levels: [Double]) -> [[Int]: Double] {
    var law: [[Int]: Double] = [[0, table.count]: 1]
    for epsilon in levels {
      for place in (0..<(law.keys.map(\.count).max() ?? 0)).reversed() {
        var next: [[Int]: Double] = [:]
        for (bounds, probability) in law {
          guard place + 1 < bounds.count, bounds[place + 1] - bounds[place] >= 2 else {
            next[bounds, default: 0] += probability
            continue
          }
          let (start, end) = (bounds[place], bounds[place + 1])
          let weights = (start + 1..<end).map { cut in
            let difference =
              table[start..<cut].reduce(0, +) - table[cut..<end].reduce(0, +)
            return exp(-epsilon * Double(abs(difference)) / 2)
          }
          let sum = weights.reduce(0, +)
          for (offset, weight) in weights.enumerated() {
            var cut = bounds
            cut.insert(start + 1 + offset, at: place + 1)
            next[cut, default: 0] += probability * weight / sum
          }
        }
        law = next
      }
    }
    return law
  }

  private func quantiles(_ count: Int) throws -> DerivationCost {
    let strength = try #require(SelectionStrength(7, over: 10))
    return DerivationCost(
      .quantiles(levels: Array(repeating: strength, count: count)), sources: Clique(0))
  }

  /// The widest log-ratio range of one choice, (max − min)²/8 being its ρ.
  private func worst(_ neighbours: ([Int64]) -> [[Int64]]) -> Double {
    var worst = 0.0
    for table in tables(upTo: 4) {
      let left = DerivationSensitivityTests.law(table, levels: [epsilon])
      for other in neighbours(table) {
        let right = DerivationSensitivityTests.law(other, levels: [epsilon])
        let ratios = left.map { log($0.value / (right[$0.key] ?? 0)) }
        worst = max(worst, (ratios.max() ?? 0) - (ratios.min() ?? 0))
      }
    }
    return worst * worst / 8
  }

  @Test func oneBisectionCostsExactlyWhatIsCharged() throws {
    let cost = try quantiles(1)
    #expect(abs(worst(added) - cost.recordCost().rho.value) < 1e-9)
    #expect(abs(worst(changed) - cost.columnCost(Clique(0)).rho.value) < 1e-9)
  }

  /// Rényi divergences of all orders, in both directions, stay within α·ρ over two levels.
  @Test func severalLevelsCostAtMostTheSum() throws {
    let cost = try quantiles(2)
    let cases = [
      (added, cost.recordCost().rho.value), (changed, cost.columnCost(Clique(0)).rho.value),
    ]
    for (neighbours, rho) in cases {
      var closest = 0.0
      for table in tables(upTo: 4) {
        let left = DerivationSensitivityTests.law(table, levels: [epsilon, epsilon])
        for other in neighbours(table) {
          let right = DerivationSensitivityTests.law(other, levels: [epsilon, epsilon])
          for alpha in [1.01, 1.5, 2, 4, 16, 64] {
            var (there, back) = (0.0, 0.0)
            for (cuts, p) in left {
              let q = right[cuts] ?? 0
              there += pow(p, alpha) * pow(q, 1 - alpha)
              back += pow(q, alpha) * pow(p, 1 - alpha)
            }
            let divergence = log(max(there, back)) / (alpha - 1)
            #expect(divergence <= alpha * rho * (1 + 1e-9))
            closest = max(closest, divergence / (alpha * rho))
          }
        }
      }
      #expect(closest > 0.2)
    }
  }

  /// What is shown of one value: the law of hidden (nil) and of each noisy count from T up.
  private func shown(_ count: Int, _ variance: Double, _ threshold: Int) -> [Double] {
    let reach = Int(14 * variance.squareRoot()) + 3
    let weights = (-reach...reach).map { exp(-Double($0 * $0) / (2 * variance)) }
    let sum = weights.reduce(0, +)
    var law = [Double](repeating: 0, count: 2 * reach + threshold + 12)
    guard count > 0 else { return [1] + law.dropFirst() }
    for (place, weight) in weights.enumerated() {
      let noisy = count + place - reach
      law[noisy < threshold ? 0 : noisy - threshold + 1] += weight / sum
    }
    return law
  }

  private func stick(_ p: [Double], _ q: [Double], _ epsilon: Double) -> Double {
    zip(p, q).reduce(0) { $0 + max(0, $1.0 - exp(epsilon) * $1.1) }
  }

  @Test(arguments: [(4, 1e-2), (9, 1e-4), (1, 1e-6)] as [(UInt32, Double)])
  func partitionSelectionHidesWhatOneRowBrings(sigma2: UInt32, delta: Double) throws {
    let variance = try #require(Variance(sigma2))
    let used = try #require(Delta(delta))
    let threshold = Int(try #require(SelectionThreshold.value(variance: variance, delta: used)))
    let cost = DerivationCost(.partition(variance: variance, delta: used), sources: Clique(0))
    let laws = (0...threshold + 8).map { shown($0, variance.value, threshold) }
    for value in [0.1, 0.5, 1, 2, 4, 8] {
      let epsilon = try #require(Epsilon(value))
      let record = cost.recordCost()
      let allowed = record.rho.delta(at: epsilon).value + record.delta.value
      for (less, more) in zip(laws, laws.dropFirst()) {
        #expect(stick(less, more, value) <= allowed && stick(more, less, value) <= allowed)
      }
    }
    // A value of one row alone is shown with at most δ′, and with one less at the threshold more often.
    #expect(stick(laws[1], laws[0], 100) <= delta)
    #expect(stick(shown(1, variance.value, threshold - 1), laws[0], 100) > delta)
  }

  /// One row's value changes: one count falls and another rises, new values and lost ones among them.
  @Test func partitionSelectionAtColumnLevel() throws {
    let variance = try #require(Variance(2))
    let used = try #require(Delta(1e-2))
    let threshold = Int(try #require(SelectionThreshold.value(variance: variance, delta: used)))
    let cost = DerivationCost(.partition(variance: variance, delta: used), sources: Clique(0))
      .columnCost(Clique(0))
    func product(_ left: [Double], _ right: [Double]) -> [Double] {
      left.flatMap { p in right.map { p * $0 } }
    }
    let laws = (0...threshold + 3).map { shown($0, variance.value, threshold) }
    for a in 1...threshold + 3 {
      for b in 0...threshold + 2 {
        let p = product(laws[a], laws[b])
        let q = product(laws[a - 1], laws[b + 1])
        for value in [0.5, 2, 4] {
          let allowed = cost.rho.delta(at: try #require(Epsilon(value))).value + cost.delta.value
          #expect(stick(p, q, value) <= allowed && stick(q, p, value) <= allowed)
        }
      }
    }
  }

  @Test func costsAreTheStatedOnes() throws {
    let strength = try #require(SelectionStrength(1, over: 2))
    let cuts = DerivationCost(.quantiles(levels: [strength, strength]), sources: Clique(0, 2))
    #expect(abs(cuts.recordCost(rowsPerUnit: 3).rho.value - 9 * 2 * 0.25 / 8) < 1e-12)
    #expect(cuts.columnCost(Clique(1)) == .zero)
    #expect(abs(cuts.columnCost(Clique(1, 2)).rho.value - 4 * 2 * 0.25 / 8) < 1e-12)
    let delta = try #require(Delta(1e-9))
    let values = DerivationCost(
      .partition(variance: try #require(Variance(50)), delta: delta), sources: Clique(0))
    #expect(values.recordCost().rho.value == 0.01 && values.recordCost().delta == delta)
    #expect(values.columnCost(Clique(0)).rho.value == 0.02)
    #expect(values.columnCost(Clique(0)).delta == delta)
    for rho in [1e-6, 0.003, 0.5, 100] {
      let rho = try #require(Rho(rho))
      let strength = try #require(SelectionStrength.costing(atMost: rho))
      let cost = strength.value * strength.value / 8
      #expect(cost <= rho.value && cost > rho.value * 0.999)
    }
    #expect(SelectionStrength.costing(atMost: .zero) == nil)
    #expect(SelectionStrength.costing(atMost: .largest) == nil)
  }
}
