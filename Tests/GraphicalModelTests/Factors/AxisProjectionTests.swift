import Tables
import Testing

@testable import GraphicalModel

@Suite struct AxisProjectionTests {
  /// Every subset of random axes, against the plain algebra.
  @Test(arguments: 0..<20) func `kernels agree with plain algebra`(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let sizes = (0..<4).map { _ in [1, 2, 3, 5, 9, 13][Int.random(in: 0..<6, using: &random)] }
    let axes = Array(0..<4)
    let cells = sizes.reduce(1, *)
    let values = (0..<cells).map { _ in random.unit() }
    let whole = Factor(sizes: sizes, clique: Clique(axes), values: values)
    for mask in 0..<16 {
      let kept = axes.filter { mask >> $0 & 1 == 1 }
      let projection = AxisProjection(from: axes, to: kept, sizes: sizes)
      let source = CellBuffer(values)
      let target = CellBuffer(projection.targetCells, value: 0)
      projection.sum(source.cells, into: target.cells)
      let expected = whole.summed(to: Clique(kept))
      #expect(isClose(target.array, expected.values))
      let product = CellBuffer(cells, value: 0)
      projection.multiply(source.cells, by: target.cells, into: product.cells)
      #expect(isClose(product.array, whole.times(expected).values))
    }
  }
}
