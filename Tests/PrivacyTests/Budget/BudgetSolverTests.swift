import Foundation
import Tables
import Testing

@testable import Privacy

@Suite struct BudgetSolverTests {
  private func item(_ columns: [Int], _ weight: Double) -> BudgetSolver.Item {
    BudgetSolver.Item(clique: Clique(columns), weight: weight)
  }

  private func objective(_ items: [BudgetSolver.Item], _ rho: [Double]) -> Double {
    zip(items, rho).reduce(0) { $0 + $1.0.weight / $1.1.squareRoot() }
  }

  @Test func withoutCeilingsTheClosedFormIsMet() throws {
    let items = [item([0, 1], 3), item([1, 2], 50), item([0, 2], 700), item([3], 1)]
    let rho = BudgetSolver.solve(items, budget: try #require(Rho(0.02)), ceilings: [])
    let sum = items.reduce(0) { $0 + pow($1.weight, 2 / 3) }
    for (item, rho) in zip(items, rho) {
      #expect(abs(rho.value - 0.02 * pow(item.weight, 2 / 3) / sum) < 1e-11)
    }
    #expect(Rho.sum(rho).value <= 0.02)
  }

  @Test func extremes() throws {
    let budget = try #require(Rho(1))
    #expect(BudgetSolver.solve([], budget: budget, ceilings: []).isEmpty)
    #expect(BudgetSolver.solve([item([0], 1)], budget: .zero, ceilings: [nil]) == [.zero])
    let blocked = BudgetSolver.solve(
      [item([0, 1], 1), item([1, 2], 1), item([2], 0), item([3], .nan)], budget: budget,
      ceilings: [.zero, nil, nil])
    #expect(blocked[0] == .zero && blocked[2] == .zero && blocked[3] == .zero)
    #expect(abs(blocked[1].value - 1) < 1e-9)
    let single = BudgetSolver.solve(
      [item([0, 1], 1)], budget: budget, ceilings: [Rho(0.4), Rho(0.1)])
    #expect(abs(single[0].value - 0.05) < 1e-9)
  }

  @Test func limitsHoldOnRandomCases() throws {
    var random = SplitMix(seed: 10)
    for _ in 0..<300 {
      let columns = 2 + Int(random.next() % 12)
      let items = (0..<(1 + Int(random.next() % 30))).map { _ in
        item(
          (0...Int(random.next() % 3)).map { _ in Int(random.next() % UInt64(columns)) },
          pow(10, 4 * random.unit()))
      }
      let budget = try #require(Rho(pow(10, -4 + 5 * random.unit())))
      let ceilings = (0..<columns).map { _ in
        random.unit() < 0.6 ? Rho(budget.value * pow(10, -3 + 3 * random.unit())) : nil
      }
      let rho = BudgetSolver.solve(items, budget: budget, ceilings: ceilings)
      #expect(Rho.sum(rho) <= budget)
      for (column, ceiling) in ceilings.enumerated() {
        guard let ceiling else { continue }
        let used = zip(items, rho).filter { $0.0.clique.contains(column) }.map { $0.1 }
        #expect(2 * Rho.sum(used).value <= ceiling.value)
      }
    }
  }

  /// Three marginals, two ceilings and the total: within 0.5% of the best of a fine grid.
  @Test func bruteForceOptimum() throws {
    var random = SplitMix(seed: 11)
    for _ in 0..<40 {
      let items = [
        item([0, 1], 1 + 20 * random.unit()), item([1, 2], 1 + 20 * random.unit()),
        item([0, 2], 1 + 20 * random.unit()),
      ]
      let first = 0.2 + 1.6 * random.unit()
      let second = 0.2 + 1.6 * random.unit()
      let rho = BudgetSolver.solve(
        items, budget: try #require(Rho(1)), ceilings: [Rho(first), nil, Rho(second)])
      var best = Double.infinity
      let steps = 400
      for i in 1..<steps {
        let x = Double(i) / Double(steps)
        for j in 1..<(steps - i) {
          let z = Double(j) / Double(steps)
          // Given x and z the middle one takes all that is left to it.
          let y = min(1 - x - z, second / 2 - z)
          guard y > 0, x + z <= first / 2 else { continue }
          best = min(best, objective(items, [x, y, z]))
        }
      }
      #expect(objective(items, rho.map(\.value)) <= best * 1.005)
    }
  }

  /// Adding a way to move budget between any two marginals never helps by more than 0.5%.
  @Test func noFeasibleExchangeHelpsMuch() throws {
    let items = (0..<10).flatMap { a in
      ((a + 1)..<10).map { item([a, $0], Double((a + 2) * ($0 + 3))) }
    }
    let ceilings = (0..<10).map { Rho(0.05 + 0.03 * Double($0)) }
    let rho = BudgetSolver.solve(items, budget: try #require(Rho(1)), ceilings: ceilings)
    let start = objective(items, rho.map(\.value))
    var values = rho.map(\.value)
    var used = ceilings.indices.map { column in
      2 * zip(items, values).reduce(0) { $0 + ($1.0.clique.contains(column) ? $1.1 : 0) }
    }
    var random = SplitMix(seed: 12)
    for _ in 0..<200_000 {
      let from = Int(random.next() % 45)
      let to = Int(random.next() % 45)
      let step = values[from] * 0.02
      guard from != to else { continue }
      let gain =
        items[to].weight * (1 / values[to].squareRoot() - 1 / (values[to] + step).squareRoot())
      let loss =
        items[from].weight
        * (1 / (values[from] - step).squareRoot() - 1 / values[from].squareRoot())
      var next = used
      for column in items[from].clique.columns { next[column] -= 2 * step }
      for column in items[to].clique.columns { next[column] += 2 * step }
      let feasible = zip(next, ceilings).allSatisfy { $0 <= ($1?.value ?? .infinity) }
      guard gain > loss, feasible else { continue }
      values[from] -= step
      values[to] += step
      used = next
    }
    #expect(objective(items, values) >= start * 0.995)
  }
}
