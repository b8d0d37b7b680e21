import Plots
import Testing

@Suite("Tables of two columns")
struct PairTableTests {
  private func table(_ rows: Int, _ columns: Int) -> PairTable {
    let counts = (0..<rows * columns).map { Double($0 * 7 % 11) }
    return PairTable(
      rows: PairTable.Side(name: "a", labels: (0..<rows).map { "r\($0)" }),
      columns: PairTable.Side(
        name: "b", labels: (0..<columns).map { "c\($0)" },
        axis: Axis(.number, from: 0, to: Double(columns))),
      real: counts, synthetic: counts.reversed(), noise: counts.map { _ in 1 })
  }

  @Test("Merging keeps totals and fits", arguments: 1...9)
  func merging(limit: Int) {
    let whole = table(9, 7)
    let merged = whole.merged(rows: limit, columns: max(1, limit - 2))
    #expect(merged.rows.labels.count <= limit && merged.columns.labels.count <= max(1, limit - 2))
    #expect(merged.total == whole.total)
    #expect(merged.synthetic.reduce(0, +) == whole.synthetic.reduce(0, +))
    #expect(merged.real.count == merged.rows.labels.count * merged.columns.labels.count)
  }

  @Test("The axis of merged cells ends where their last one would")
  func axis() {
    let merged = table(1, 7).merged(rows: 1, columns: 4)
    #expect(merged.columns.labels == ["c0 +1", "c2 +1", "c4 +1", "c6"])
    #expect(merged.columns.axis?.upper == 8)
  }

  @Test("Turned twice it is the same, and cells are found again")
  func turning() {
    let whole = table(4, 3)
    #expect(whole.transposed.transposed == whole)
    #expect(
      whole.difference(row: 3, column: 1) == whole.transposed.difference(row: 1, column: 3))
    #expect(whole.difference(row: 4, column: 0) == nil)
  }

  @Test("Differences within the noise are marked, on a scale symmetric about 0")
  func noise() {
    let table = PairTable(
      rows: PairTable.Side(name: "a", labels: ["x", "y"]),
      columns: PairTable.Side(name: "b", labels: ["u"]), real: [100, 50], synthetic: [104, 20],
      noise: [5, 5])
    let plot = table.plot(.difference)
    #expect(plot.isWithinNoise(row: 0, column: 0) && !plot.isWithinNoise(row: 1, column: 0))
    #expect(plot.position(of: 0) == 0.5)
    #expect(table.plot(.real).position(of: 26) == 0.5)
  }

  @Test("Counts that are missing or no numbers become 0; no synthetic side stays none")
  func bad() {
    let side = PairTable.Side(name: "a", labels: ["x", "y"])
    let table = PairTable(rows: side, columns: side, real: [.nan, 1], synthetic: [])
    #expect(table.real == [0, 1, 0, 0])
    #expect(!table.hasSynthetic && table.difference(row: 0, column: 0) == nil)
    #expect(table.plot(.difference).value(row: 0, column: 0) == nil)
  }
}

@Suite("Orders of alike columns")
struct SeriationOrderTests {
  @Test("Columns of a block stand together, whatever their order was")
  func blocks() {
    for trial in 1...50 {
      let count = 3 + trial % 12
      let group: [Int] = (0..<count).map { ($0 * trial * 7 + trial) % 11 % 3 }
      let values: [Double] = (0..<count * count).map { place in
        group[place / count] == group[place % count] ? 0.9 : 0.1
      }
      let order = SeriationOrder.order(values, count: count)
      #expect(order.sorted() == Array(0..<count))
      let changes = zip(order, order.dropFirst()).filter { group[$0] != group[$1] }.count
      #expect(changes == Set(group).count - 1)
    }
  }

  @Test("A chain comes out as a chain")
  func chain() {
    let places = [4, 1, 3, 0, 2]
    let values = (0..<25).map { place in
      1 / (1 + Double(abs(places[place / 5] - places[place % 5])))
    }
    let order = SeriationOrder.order(values, count: 5).map { places[$0] }
    #expect(order == [0, 1, 2, 3, 4] || order == [4, 3, 2, 1, 0])
  }

  @Test("Nothing, undefined values and too few of them")
  func extremes() {
    #expect(SeriationOrder.order([], count: 0).isEmpty)
    #expect(SeriationOrder.order([1], count: 1) == [0])
    #expect(SeriationOrder.order([1, 2], count: 5) == [0, 1, 2, 3, 4])
    let undefined = Array(repeating: Double.nan, count: 16)
    #expect(SeriationOrder.order(undefined, count: 4).sorted() == [0, 1, 2, 3])
  }
}
