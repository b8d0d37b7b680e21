import Foundation
import Tables

/// Expected total variation distances of a release to the real rows, 0 … 1, told before it is made.
public struct PredictedDistances: Sendable, Hashable {
  /// Of each column's own counts, over fine cells.
  public let columns: [Double]
  /// Of each pair's table, over coarse cells.
  public let pairs: [Clique: Double]
  /// The pairs that the plan measures.
  public let measured: Set<Clique>

  /// The mean over all pairs; `nil` where there are none.
  public var meanPair: Double? {
    pairs.isEmpty
      ? nil : pairs.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value } / Double(pairs.count)
  }
}

/// What is added to a distance by drawing rows from a model.
enum SamplingError {
  /// The expected total variation distance between a table and rows drawn from it.
  ///
  /// Independent rows give ½ Σ √(2 p (1 − p)/(π m)); systematic rounding leaves about half of it.
  static func distance(_ expected: [Double], total: Double, rows: Double) -> Double {
    guard total > 0, rows >= 1 else { return 1 }
    let sum = expected.reduce(0.0) { sum, cell in
      let share = min(1, max(0, cell / total))
      return sum + min(2 * share, (2 * share * (1 - share) / (.pi * rows)).squareRoot())
    }
    return sum / 4
  }

  /// Two independent errors together.
  static func combined(_ first: Double, _ second: Double) -> Double {
    min(1, (first * first + second * second).squareRoot())
  }
}
