import Testing

@testable import Evaluation

@Suite struct CramersVTests {
  @Test func closedForms() {
    let same = ContingencyTable(rows: 2, columns: 2, counts: [50, 0, 0, 50])
    #expect(same.cramersV == 1)
    let none = ContingencyTable(rows: 2, columns: 3, counts: [1, 2, 3, 2, 4, 6])
    #expect(none.cramersV == 0 && none.correctedCramersV == 0)
    // χ² = 100·(40·35 − 15·10)² / (50·50·55·45) by the shortcut for two by two.
    let table = ContingencyTable(rows: 2, columns: 2, counts: [40, 10, 15, 35])
    let chi = 100.0 * 1250 * 1250 / (50 * 50 * 55 * 45)
    #expect(abs(table.cramersV - (chi / 100).squareRoot()) < 1e-15)
    // Bergsma 2013: φ̃² = φ² − 1/99, r̃ − 1 = c̃ − 1 = 1 − 1/99.
    let corrected = ((chi / 100 - 1.0 / 99) / (1 - 1.0 / 99)).squareRoot()
    #expect(abs(table.correctedCramersV - corrected) < 1e-15)
  }

  @Test func emptyRowsAndColumnsAreTakenAway() {
    let table = ContingencyTable(
      rows: 3, columns: 4, counts: [40, 0, 10, 0, 0, 0, 0, 0, 15, 0, 35, 0])
    let small = ContingencyTable(rows: 2, columns: 2, counts: [40, 10, 15, 35])
    #expect(table.cramersV == small.cramersV)
    #expect(table.correctedCramersV == small.correctedCramersV)
  }

  @Test func nullCellsAreLeftOut() {
    let table = ContingencyTable(
      rows: 3, columns: 3, counts: [40, 10, 9, 15, 35, 0, 7, 1, 200], nullRow: 2, nullColumn: 2)
    let small = ContingencyTable(rows: 2, columns: 2, counts: [40, 10, 15, 35])
    #expect(table.cramersV == small.cramersV)
    let outside = ContingencyTable(rows: 1, columns: 1, counts: [3], nullRow: 5, nullColumn: -1)
    #expect(outside.weights == [3])
  }

  @Test func extremes() {
    for table in [
      ContingencyTable(rows: 0, columns: 0, counts: []),
      ContingencyTable(rows: 1, columns: 3, counts: [1, 2, 3]),
      ContingencyTable(rows: 2, columns: 2, counts: [0, 0, 0, 0]),
      ContingencyTable(rows: 2, columns: 2, counts: [5, 5, 0, 0]),
      ContingencyTable(rows: 1, columns: 2, weights: [.nan, -3]),
    ] {
      #expect(table.cramersV == 0 && table.correctedCramersV == 0)
    }
    let two = ContingencyTable(rows: 2, columns: 2, counts: [1, 0, 0, 1])
    #expect(two.cramersV == 1 && two.correctedCramersV == 0)
  }
}
