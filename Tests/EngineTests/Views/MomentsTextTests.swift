import Tables
import Testing

@testable import Engine

@Suite struct MomentsTextTests {
  private func column(_ numbers: [Int64?], digits: Int = 0) -> Column {
    Column(
      name: "x", format: .number(fractionDigits: digits), storage: .numbers(PackedIntegers(numbers))
    )
  }

  @Test func quartilesAreOrderStatistics() {
    let sorted = SortedNumbers(PackedIntegers((1...9).map { Int64($0) }))
    #expect(sorted.mean == 5)
    #expect([0.25, 0.5, 0.75].map(sorted.quantile) == [3, 5, 7])
    #expect(sorted.quantile(0) == 1 && sorted.quantile(1) == 9)
    #expect(abs(sorted.deviation - (60.0 / 9).squareRoot()) < 1e-12)
  }

  @Test func countingAndSortingAgree() {
    var random = SeededRandom(seed: 3)
    let narrow = (0..<500).map { _ in Int64(random.unit() * 100) }
    let wide = narrow.map { $0 * 1_000_000_007 }
    let (left, right) = (SortedNumbers(PackedIntegers(narrow)), SortedNumbers(PackedIntegers(wide)))
    for step in 0...20 {
      let fraction = Double(step) / 20
      #expect(left.quantile(fraction) * 1_000_000_007 == right.quantile(fraction))
    }
    #expect(left.distinctCount == right.distinctCount)
  }

  @Test func emptyAndNullColumnsHaveDashes() {
    let schema = ColumnSchema(name: "x", kind: .integer, domain: .grid(lower: 0, upper: 9))
    let moments = MomentsText.moments(of: column([nil, nil]), schema)
    #expect(moments.count == 0 && moments.nulls == 2 && moments.mean == "–")
    #expect(SortedNumbers(PackedIntegers([Int64?]())).quantile(0.5) == 0)
  }

  @Test func decimalsAreInTheirOwnUnits() {
    let schema = ColumnSchema(
      name: "x", kind: .decimal, domain: .grid(lower: 0, upper: 9999), fractionDigits: 2)
    let moments = MomentsText.moments(of: column([100, 200, 450], digits: 2), schema)
    #expect(moments.mean == "2.50")
    #expect(moments.quartiles == ["1.00", "2.00", "4.50"])
  }
}
