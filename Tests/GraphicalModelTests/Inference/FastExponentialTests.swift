import Foundation
import Testing

@testable import GraphicalModel

@Suite struct FastExponentialTests {
  @Test(arguments: [0.0625, 1, 2, 60, 700]) func `the fast exponential is accurate`(reach: Double) {
    let arguments = (-200..<200).map { reach * Double($0) / 200 }
    let cells = CellBuffer(arguments)
    let result = CellBuffer(arguments.count, value: 0)
    FastExponential.apply(cells.cells, cells.count, largest: reach, into: result.cells)
    for (argument, value) in zip(arguments, result.array) {
      #expect(abs(value / exp(argument) - 1) < 2e-11)
    }
  }

  @Test func `nothing to the power of 0 is exactly 1`() {
    let cells = CellBuffer([0, -0.0, 0, 0])
    for reach in [0, 0.5, 3] {
      let result = CellBuffer(4, value: 0)
      FastExponential.apply(cells.cells, 4, largest: reach, into: result.cells)
      #expect(result.array == [1, 1, 1, 1])
    }
  }
}
