import Foundation
import Tables

/// Where a cold fit starts: columns independent, each as its own noisy table says.
struct IndependentStart {
  /// Positive probabilities by column.
  private let probabilities: [[Double]]

  /// Takes the one-way targets; columns without one are uniform.
  init(_ targets: [MarginalTarget], sizes: [Int]) {
    var probabilities = sizes.map { Array(repeating: 1 / Double($0), count: $0) }
    for target in targets where target.clique.count == 1 {
      let column = target.clique.columns[0]
      let positive = target.values.indices.map { cell in
        IndependentStart.positivePart(
          target.values[cell], sigma: target.variance(ofCell: cell).squareRoot())
      }
      let sum = positive.reduce(0, +)
      guard sum > 0, sum.isFinite else { continue }
      let least = 1e-9 / Double(sizes[column])
      probabilities[column] = positive.map { max($0 / sum, least) }
    }
    self.probabilities = probabilities
  }

  /// E max(0, y + σZ): close to y when that is large, small but not 0 when y is far below 0.
  private static func positivePart(_ value: Double, sigma: Double) -> Double {
    let ratio = value / sigma
    let density = exp(-ratio * ratio / 2) / (2 * Double.pi).squareRoot()
    return max(0, value * erfc(-ratio / 2.0.squareRoot()) / 2 + sigma * density)
  }

  /// Writes the product distribution as beliefs, each clique summing to about 1.
  ///
  /// - Returns: `false` on a cancel.
  func write(_ layout: BeliefLayout, into beliefs: CellBuffer, isCancelled: () -> Bool) -> Bool {
    layout.nodes.allSatisfy { node in
      let outer = node.axes.dropLast()
      let row = node.axes.last.map { probabilities[$0] } ?? [1]
      let perPoll = max(1, 131_072 / row.count)
      return row.withUnsafeBufferPointer { row in
        guard let source = row.baseAddress else { return true }
        var codes = Array(repeating: 0, count: outer.count)
        for line in 0..<node.rows {
          if line.isMultiple(of: perPoll), isCancelled() { return false }
          let scale = zip(outer, codes).reduce(1) { $0 * probabilities[$1.0][$1.1] }
          Rows.multiply(
            source, by: scale, row.count, into: beliefs.cells + node.offset + line * row.count)
          for position in codes.indices.reversed() {
            codes[position] += 1
            if codes[position] < probabilities[outer[position]].count { break }
            codes[position] = 0
          }
        }
        return true
      }
    }
  }
}
