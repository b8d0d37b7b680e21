import Tables

/// How much dependence measured pairs carry from one column to another.
///
/// Along a chain a – c – b dependence shrinks at least as I(a;c) I(c;b)/D(c), D the diversity of c (Dobrushin's
/// contraction, with the pair's own distance for the coefficient). With I(a;b)/√(D(a) D(b)) as a pair's
/// strength, a path's is the product of its pairs'; the strongest path counts.
struct DependencePaths {
  private let diversity: [Double]
  private var strengths: [[Double]]

  /// - Parameters:
  ///   - structure: of each measured pair.
  ///   - isCancelled: asked once a column.
  /// - Complexity: O(columns³).
  init(
    diversity: [Double], structure: [(pair: Clique, distance: Double)],
    isCancelled: () -> Bool
  ) throws(CancellationError) {
    self.diversity = diversity
    let columns = diversity.indices
    strengths = columns.map { row in columns.map { $0 == row ? 1 : 0 } }
    for (pair, distance) in structure where pair.count == 2 {
      let (first, second) = (pair.columns[0], pair.columns[1])
      let strength = min(1, distance / scale(first, second))
      strengths[first][second] = strength
      strengths[second][first] = strength
    }
    for middle in columns {
      if isCancelled() { throw CancellationError() }
      let onward = strengths[middle]
      for first in columns where strengths[first][middle] > 0 {
        let reached = strengths[first][middle]
        for second in columns {
          strengths[first][second] = max(strengths[first][second], reached * onward[second])
        }
      }
    }
  }

  /// The distance from independence that the strongest path between the two columns carries.
  func carried(_ pair: Clique) -> Double {
    strengths[pair.columns[0]][pair.columns[1]] * scale(pair.columns[0], pair.columns[1])
  }

  private func scale(_ first: Int, _ second: Int) -> Double {
    max((diversity[first] * diversity[second]).squareRoot(), 1e-9)
  }
}
