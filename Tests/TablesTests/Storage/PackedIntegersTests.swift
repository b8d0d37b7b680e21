import Testing

@testable import Tables

@Suite struct PackedIntegersTests {
  @Test(arguments: [
    (Int64(127), 1), (-127, 1), (128, 2), (-128, 2), (32_767, 2), (32_768, 4),
    (2_147_483_647, 4), (2_147_483_648, 8), (Int64.max, 8), (-Int64.max, 8),
  ])
  func takesTheNarrowestWidth(number: Int64, width: Int) {
    let packed = PackedIntegers([number, nil, 0])
    #expect(packed.width == width)
    #expect((0..<3).map { packed[$0] } == [number, nil, 0])
  }

  @Test func blocksCoverEveryRow() {
    let packed = PackedIntegers(
      (0..<10_000).map { row -> Int64? in row % 7 == 0 ? nil : Int64(row) })
    var rows: [Int64] = []
    packed.forEachBlock { first, block in
      #expect(first == rows.count)
      rows.append(contentsOf: block)
    }
    let expected = (0..<10_000).map { row -> Int64 in
      row % 7 == 0 ? PackedIntegers.null : Int64(row)
    }
    #expect(rows == expected)
    #expect(PackedIntegers([]).count == 0)
  }

  @Test(arguments: [(10, 1), (200, 2), (40_000, 4)])
  func stretchesAreJoinedThroughTheirTables(size: Int, width: Int) {
    let narrow: [UInt16] = [0, 1, 2, 1]
    let wide: [UInt32] = [1, 0]
    let last = UInt32(size - 1)
    let packed = narrow.withUnsafeBufferPointer { narrow in
      wide.withUnsafeBufferPointer { wide in
        PackedIntegers(
          stretches: [
            .narrow(narrow, table: nil), .wide(wide, table: [3, last]),
            .narrow(narrow, table: [5, 6, last]), .wide(wide, table: nil),
          ], size: size)
      }
    }
    #expect(packed.width == width)
    let expected = [0, 1, 2, 1, Int64(last), 3, 5, 6, Int64(last), 6, 1, 0]
    #expect((0..<packed.count).map { packed[$0] } == expected)
  }
}
