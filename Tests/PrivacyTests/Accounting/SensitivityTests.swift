import Tables
import Testing

@testable import Privacy

/// Every neighbour of every table of up to three rows on tiny domains: what one unit moves is what is
/// charged, no more and no less.
@Suite struct SensitivityTests {
  private typealias Row = [Int]
  private let sizes = [2, 3, 2]
  private let cliques = [
    Clique(0), Clique(1), Clique(0, 1), Clique(1, 2), Clique(0, 2), Clique([0, 1, 2]),
  ]

  private var domain: [Row] {
    (0..<sizes[0]).flatMap { a in
      (0..<sizes[1]).flatMap { b in (0..<sizes[2]).map { [a, b, $0] } }
    }
  }

  private func tables(rows: Int) -> [[Row]] {
    guard rows > 0 else { return [[]] }
    let domain = domain
    var result: [[Row]] = []
    func extend(_ prefix: [Row], from start: Int) {
      if prefix.count == rows { return result.append(prefix) }
      for place in start..<domain.count { extend(prefix + [domain[place]], from: place) }
    }
    extend([], from: 0)
    return result
  }

  private func counts(_ rows: [Row], _ clique: Clique) -> [Int] {
    var cells = [Int](repeating: 0, count: clique.cellCount(sizes: sizes) ?? 0)
    for row in rows {
      cells[clique.columns.reduce(0) { $0 * sizes[$1] + row[$1] }] += 1
    }
    return cells
  }

  private func squaredChange(_ left: [Row], _ right: [Row], _ clique: Clique) -> Int {
    zip(counts(left, clique), counts(right, clique)).reduce(0) {
      $0 + ($1.0 - $1.1) * ($1.0 - $1.1)
    }
  }

  private func score(_ rows: [Row], _ clique: Clique, _ reference: [Int]) -> Int {
    zip(counts(rows, clique), reference).reduce(0) { $0 + abs($1.0 - $1.1) }
  }

  /// References with zeros, exact hits, overshoots and negative values.
  private func references(_ clique: Clique) -> [[Int]] {
    let cells = clique.cellCount(sizes: sizes) ?? 0
    return [
      Array(repeating: 0, count: cells), Array(repeating: 1, count: cells),
      (0..<cells).map { $0 % 3 - 1 }, (0..<cells).map { ($0 * 5) % 4 },
    ]
  }

  private func charged(
    _ kind: AccessCost.Kind, _ clique: Clique, column: Int? = nil
  ) throws -> Double {
    let cost = AccessCost(kind, sources: clique, variance: try #require(Variance(1, over: 2)))
    // At σ² = 1/2, ρ is the squared sensitivity.
    return column.map { cost.columnRho(Clique($0)) }?.value ?? cost.recordRho().value
  }

  @Test func recordLevelOfMarginalsAndScores() throws {
    for clique in cliques {
      var worst = 0
      var worstScore = 0
      for table in (0...2).flatMap(tables) {
        for row in domain {
          worst = max(worst, squaredChange(table, table + [row], clique))
          for reference in references(clique) {
            let change =
              score(table + [row], clique, reference) - score(table, clique, reference)
            worstScore = max(worstScore, change * change)
          }
        }
      }
      #expect(Double(worst) == (try charged(.marginal, clique)))
      #expect(Double(worstScore) == (try charged(.score, clique)))
    }
  }

  @Test func columnLevelOfMarginalsAndScores() throws {
    for clique in cliques {
      for column in sizes.indices {
        var worst = 0
        var worstScore = 0
        for rest in (0...2).flatMap(tables) {
          for row in domain {
            for value in 0..<sizes[column] {
              var changed = row
              changed[column] = value
              worst = max(worst, squaredChange(rest + [row], rest + [changed], clique))
              for reference in references(clique) {
                let change =
                  score(rest + [changed], clique, reference)
                  - score(rest + [row], clique, reference)
                worstScore = max(worstScore, change * change)
              }
            }
          }
        }
        #expect(Double(worst) == (try charged(.marginal, clique, column: column)))
        #expect(Double(worstScore) == (try charged(.score, clique, column: column)))
      }
    }
  }

  /// Two rows of one entity in one cell move a marginal and a score by 2: k² of one row's cost.
  @Test func unitsOfSeveralRows() throws {
    let cost = AccessCost(
      .marginal, sources: Clique(0, 1), variance: try #require(Variance(1, over: 2)))
    let row = domain[4]
    let moved = squaredChange([domain[0]], [domain[0], row, row], Clique(0, 1))
    #expect(Double(moved) == cost.recordRho(rowsPerUnit: 2).value)
    let zero = [Int](repeating: 0, count: 6)
    let change = score([row, row], Clique(0, 1), zero) - score([], Clique(0, 1), zero)
    #expect(Double(change * change) == cost.recordRho(rowsPerUnit: 2).value)
  }

  /// A rule that drops rows by column 2 lets a change of column 2 move queries that do not hold it.
  @Test func ruleThatDropsRowsCostsTheRecordTotal() throws {
    func kept(_ rows: [Row]) -> [Row] { rows.filter { $0[2] == 0 } }
    let clique = Clique(0, 1)
    var worst = 0
    for row in domain where row[2] == 0 {
      worst = max(worst, squaredChange(kept([row]), kept([[row[0], row[1], 1]]), clique))
    }
    let costs = [
      AccessCost(.marginal, sources: clique, variance: try #require(Variance(1, over: 2)))
    ]
    #expect(costs.columnRho(Clique(2)) == .zero)
    #expect(Double(worst) == costs.columnRho(Clique(2), dropping: Clique(2)).value)
  }

  @Test func groupIsChargedOnTheUnion() throws {
    let variance = try #require(Variance(10))
    let costs = [
      AccessCost(.marginal, sources: Clique(0, 1), variance: variance),
      AccessCost(.score, sources: Clique(1, 2), variance: variance),
    ]
    #expect(abs(costs.columnRho(Clique(0)).value - 0.1) < 1e-12)
    #expect(abs(costs.columnRho(Clique(1)).value - 0.3) < 1e-12)
    #expect(abs(costs.columnRho(Clique(2)).value - 0.2) < 1e-12)
    #expect(costs.columnRho(Clique(0, 1)) == costs.columnRho(Clique(1)))
    #expect(abs(costs.recordRho().value - 0.1) < 1e-12)
  }
}
