import Foundation
import Tables
import Testing

@testable import Evaluation

@Suite struct CorrelationTests {
  @Test func linearAndMonotoneTables() {
    let diagonal = ContingencyTable(rows: 3, columns: 3, counts: [2, 0, 0, 0, 3, 0, 0, 0, 4])
    #expect(abs(diagonal.pearson(rowValues: [1, 2, 3], columnValues: [10, 20, 30]) - 1) < 1e-12)
    #expect(abs(diagonal.pearson(rowValues: [1, 2, 3], columnValues: [3, 2, 1]) + 1) < 1e-12)
    let bent = diagonal.pearson(rowValues: [1, 2, 3], columnValues: [1, 10, 1000])
    #expect(bent < 0.95)
    let ranks = diagonal.spearman(rowValues: [1, 2, 3], columnValues: [1, 10, 1000])
    #expect(abs(ranks - 1) < 1e-12)
  }

  /// Against the definitions on single rows, ties included.
  @Test func matchesTheRowsThemselves() {
    var random = SeededRandom(seed: 5)
    let rowValues = [3.5, -1, 8, 2]
    let columnValues = [0, 100, 7.0, 7.0, -4]
    var counts = [Int32](repeating: 0, count: 20)
    var xs: [Double] = []
    var ys: [Double] = []
    for _ in 0..<200 {
      let row = Int(random.next() % 4)
      let column = min(4, row + Int(random.next() % 3))
      counts[row * 5 + column] += 1
      xs.append(rowValues[row])
      ys.append(columnValues[column])
    }
    func pearson(_ x: [Double], _ y: [Double]) -> Double {
      let n = Double(x.count)
      let (mx, my) = (x.reduce(0, +) / n, y.reduce(0, +) / n)
      let xy = zip(x, y).reduce(0) { $0 + ($1.0 - mx) * ($1.1 - my) }
      let xx = x.reduce(0) { $0 + ($1 - mx) * ($1 - mx) }
      let yy = y.reduce(0) { $0 + ($1 - my) * ($1 - my) }
      return xy / (xx * yy).squareRoot()
    }
    func ranks(_ x: [Double]) -> [Double] {
      x.map { value in
        Double(x.filter { $0 < value }.count) + Double(x.filter { $0 == value }.count + 1) / 2
      }
    }
    let table = ContingencyTable(rows: 4, columns: 5, counts: counts)
    let linear = table.pearson(rowValues: rowValues, columnValues: columnValues)
    #expect(abs(linear - pearson(xs, ys)) < 1e-12)
    let ranked = table.spearman(rowValues: rowValues, columnValues: columnValues)
    #expect(abs(ranked - pearson(ranks(xs), ranks(ys))) < 1e-12)
  }

  @Test func undefinedIsNaN() {
    let empty = ContingencyTable(rows: 2, columns: 2, counts: [0, 0, 0, 0])
    #expect(empty.pearson(rowValues: [1, 2], columnValues: [1, 2]).isNaN)
    #expect(empty.spearman(rowValues: [1, 2], columnValues: [1, 2]).isNaN)
    let flat = ContingencyTable(rows: 2, columns: 2, counts: [3, 4, 0, 0])
    #expect(flat.pearson(rowValues: [1, 2], columnValues: [1, 2]).isNaN)
    let equal = ContingencyTable(rows: 2, columns: 2, counts: [3, 4, 1, 2])
    #expect(equal.spearman(rowValues: [1, 1], columnValues: [1, 2]).isNaN)
  }
}
