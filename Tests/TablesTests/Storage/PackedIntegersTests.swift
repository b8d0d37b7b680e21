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
    #expect(packed.holdsNull && !PackedIntegers([number, 0]).holdsNull)
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

  @Test(arguments: [Int64(100), 30_000, 1_000_000, 1 << 40])
  func partsAreJoinedInOrder(greatest: Int64) {
    let parts: [[Int64]] = [
      [1, PackedIntegers.null], [], [-greatest, 7, greatest], [PackedIntegers.null],
    ]
    #expect(PackedIntegers(joining: parts) == PackedIntegers(unpacked: Array(parts.joined())))
    #expect(PackedIntegers(joining: []) == PackedIntegers([]))
  }

  @Test(arguments: [Int64(100), 30_000])
  func entriesOfSomeRowsAreIntersected(greatest: Int64) throws {
    let packed = PackedIntegers([5, nil, greatest, -greatest, 5])
    var entries = [UInt64](repeating: 0, count: try #require(packed.entryCount))
    entries[packed.entry(of: 5)] = 0b1110
    entries[packed.entry(of: PackedIntegers.null)] = 0b0111
    entries[packed.entry(of: -greatest)] = .max
    var bits: [UInt64] = [0b1011, 0b1011, 0b1011, 0b1011]
    bits.withUnsafeMutableBufferPointer { bits in
      guard let base = bits.baseAddress else { return }
      entries.withUnsafeBufferPointer { packed.intersectEntries($0, 1..<5, with: base) }
    }
    #expect(bits == [0b0011, 0, 0b1011, 0b1010])
  }

  @Test func blocksOfSomeRowsCoverThem() {
    let packed = PackedIntegers((0..<10_000).map { Int64($0) })
    var rows: [Int64] = []
    packed.forEachBlock(of: 4000..<9001) { first, block in
      #expect(first == 4000 + rows.count)
      rows.append(contentsOf: block)
    }
    #expect(rows == Array(4000..<9001))
  }
}
