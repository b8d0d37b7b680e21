import Tables
import TestSupport
import Testing

@testable import Evaluation

@Suite struct EvaluationReportTests {
  private let sizes = [4, 3, 5]
  private let names = ["a", "b", "c"]

  @Test func sameTableIsPerfect() throws {
    let table = CodeTable.random(rows: 200, sizes: sizes, seed: 1)
    let report = try EvaluationReport(table, table)
    #expect(report.kMarginalScore == 1000)
    #expect(report.association.mean == 0 && report.association.max == 0)
    #expect(report.threeWay.values == [0])
  }

  @Test func metricsKeepTheirNamesAndOrder() throws {
    let left = CodeTable.random(rows: 200, sizes: sizes, seed: 1)
    let right = CodeTable.random(rows: 150, sizes: sizes, seed: 2)
    let report = try EvaluationReport(left, right)
    let metrics = report.metrics(names: names)
    #expect(
      metrics.map { "\($0.group).\($0.key)" } == [
        "one_way.mean_tvd", "one_way.max", "one_way.worst", "one_way.count", "one_way.skipped",
        "two_way.mean_tvd", "two_way.max", "two_way.worst", "two_way.count", "two_way.skipped",
        "three_way.mean_tvd", "three_way.max", "three_way.worst", "three_way.count",
        "three_way.skipped", "k_marginal.score", "correlation.mean_abs_difference",
        "correlation.max", "correlation.worst", "correlation.skipped",
      ])
    #expect(metrics[5].value == .number(report.twoWay.mean))
    #expect(metrics[12].value == .columns(names))
    #expect(metrics[15].value == .number(1000 * (1 - report.twoWay.mean)))
  }

  @Test func associationMatchesEachPair() throws {
    let left = CodeTable.random(rows: 300, sizes: sizes, seed: 3)
    let right = CodeTable.random(rows: 200, sizes: sizes, seed: 4)
    let difference = try AssociationDifference(left, right)
    #expect(difference.cliques == [Clique(0, 1), Clique(0, 2), Clique(1, 2)])
    for (place, clique) in difference.cliques.enumerated() {
      let table = ContingencyTable(
        rows: sizes[clique.columns[0]], columns: sizes[clique.columns[1]],
        counts: left.counts(of: clique))
      #expect(difference.left[place] == table.cramersV)
    }
    let skipping = try AssociationDifference(left, right, maximumCells: 12)
    #expect(skipping.skipped == 2 && skipping.cliques == [Clique(0, 1)])
  }

  @Test func emptyTableIsNotANumber() throws {
    let left = CodeTable.random(rows: 10, sizes: sizes, seed: 1)
    let empty = CodeTable.random(rows: 0, sizes: sizes, seed: 1)
    #expect(try EvaluationReport(left, empty).kMarginalScore.isNaN)
  }

  @Test func curatorSeesTheSameNumbers() throws {
    let left = CodeTable.random(rows: 200, sizes: sizes, seed: 1)
    let right = CodeTable.random(rows: 150, sizes: sizes, seed: 2)
    let real = PrivateTable(left)
    #expect(
      try EvaluationReport(real: real, synthetic: right) == EvaluationReport(left, right))
    let pair = ContingencyTable(real: real.counts(of: Clique(0, 2)), sizes: sizes)
    #expect(
      pair == ContingencyTable(rows: 4, columns: 5, counts: left.counts(of: Clique(0, 2))))
    #expect(ContingencyTable(real: real.counts(of: Clique(0)), sizes: sizes) == nil)
    let moments = Moments(real: real.counts(of: Clique(0)), values: [0, 1, 2, 3])
    #expect(moments == Moments(counts: left.counts(of: Clique(0)), values: [0, 1, 2, 3]))
  }

  @Test func cancelled() {
    let table = CodeTable.random(rows: 50, sizes: sizes, seed: 4)
    #expect(throws: CancellationError.self) { try EvaluationReport(table, table) { true } }
    #expect(throws: CancellationError.self) { try AssociationDifference(table, table) { true } }
  }
}
