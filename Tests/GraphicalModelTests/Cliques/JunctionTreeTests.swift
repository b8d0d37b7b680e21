import Tables
import Testing

@testable import GraphicalModel

@Suite struct JunctionTreeTests {
  @Test func `a tree of pairs keeps its pairs`() {
    let sizes = [4, 3, 2, 5, 6]
    let pairs = [Clique(0, 1), Clique(1, 2), Clique(1, 3)]
    let tree = JunctionTree(sizes: sizes, cliques: pairs)
    #expect(Set(tree.nodes.map(\.clique)) == Set(pairs + [Clique(4)]))
    #expect(tree.cellCount == 12 + 6 + 15 + 6)
    #expect(tree.nodes[0].clique == Clique(1, 3))
  }

  @Test func `a cycle gets a chord`() {
    let tree = JunctionTree(
      sizes: [2, 9, 2, 9], cliques: [Clique(0, 1), Clique(1, 2), Clique(2, 3), Clique(3, 0)])
    // The cheap chord joins the two small columns.
    #expect(Set(tree.nodes.map(\.clique)) == [Clique([0, 1, 2]), Clique([0, 2, 3])])
  }

  @Test func `no columns make no nodes and one column one`() {
    #expect(JunctionTree(sizes: [], cliques: []).nodes.isEmpty)
    #expect(JunctionTree(sizes: [1], cliques: []).nodes.map(\.clique) == [Clique(0)])
  }

  @Test(arguments: 0..<40) func `random cliques make valid trees`(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let columns = seed == 0 ? 80 : Int.random(in: 1...12, using: &random)
    let sizes = (0..<columns).map { _ in Int.random(in: 1...7, using: &random) }
    let cliques = (0..<Int.random(in: 0...8, using: &random)).map { _ in
      Clique((0..<3).map { _ in Int.random(in: 0..<columns, using: &random) })
    }
    let tree = JunctionTree(sizes: sizes, cliques: cliques)
    for clique in cliques { #expect(tree.home(of: clique) != nil) }
    for (position, node) in tree.nodes.enumerated() {
      #expect(node.parent.map { $0 < position } ?? (position == 0))
      #expect(
        node.separator
          == node.parent.map { node.clique.intersection(tree.nodes[$0].clique) } ?? Clique([]))
    }
    // Running intersection: the nodes of a column are one more than the edges that carry it.
    for column in 0..<columns {
      let holding = tree.nodes.count { $0.clique.contains(column) }
      let carrying = tree.nodes.count { $0.separator.contains(column) }
      #expect(holding == carrying + 1)
    }
    var size = TreeSize(sizes: sizes)
    for clique in cliques { size.add(clique) }
    #expect(Double(tree.cellCount) <= size.cells)
    #expect(tree.cellCount == JunctionTree(sizes: sizes, cliques: cliques).cellCount)
  }

  @Test func `a tree's size is known before it is built`() {
    var size = TreeSize(sizes: [4, 3, 2])
    #expect(size.cells == 9)
    #expect(size.cells(adding: Clique(0, 1)) == 14)
    size.add(Clique([0, 1, 2]))
    #expect(size.cells == 24)
    #expect(TreeSize(sizes: Array(repeating: 65536, count: 70)).cells == 70 * 65536)
  }
}
