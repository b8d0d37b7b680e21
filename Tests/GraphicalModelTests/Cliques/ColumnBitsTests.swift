import Tables
import Testing

@testable import GraphicalModel

@Suite struct ColumnBitsTests {
  /// The same random graph in every width that holds it.
  @Test(arguments: [10, 64, 65, 100, 128]) func `widths agree on the elimination`(count: Int) {
    var random = SeededRandom(seed: UInt64(count))
    let sizes = (0..<count).map { _ in Int.random(in: 2...9, using: &random) }
    let cliques = (0..<count).map { _ in
      Clique((0..<3).map { _ in Int.random(in: 0..<count, using: &random) })
    }
    let wide = ColumnBitsTests.cells(WideBits.self, sizes, cliques)
    #expect(ColumnBitsTests.cells(TwoWords.self, sizes, cliques) == wide)
    if count <= 64 { #expect(ColumnBitsTests.cells(UInt64.self, sizes, cliques) == wide) }
    var size = TreeSize(sizes: sizes)
    for clique in cliques { size.add(clique) }
    #expect(size.cells == wide)
  }

  @Test func `two words hold columns on both sides of 64`() {
    var bits = TwoWords.only(63)
    bits.insert(64)
    bits.insert(127)
    bits.remove(63)
    var members: [Int] = []
    bits.forEach { members.append($0) }
    #expect(members == [64, 127] && bits.contains(127) && !bits.contains(63))
    #expect(TwoWords.only(64).isSubset(of: bits) && !bits.isSubset(of: TwoWords.only(64)))
  }

  private static func cells<Bits: ColumnBits & Sendable>(
    _: Bits.Type, _ sizes: [Int], _ cliques: [Clique]
  ) -> Double {
    var graph = EliminationGraph<Bits>(sizes: sizes)
    for clique in cliques { graph.connect(clique) }
    var random: SeededRandom?
    return graph.eliminated(random: &random).cells
  }
}
