/// An order of rows and columns that puts alike ones side by side.
public enum SeriationOrder {
  /// Positions 0 ..< `count` in the order of the leaves of an average-linkage tree over the similarities
  /// (Sokal and Michener 1958), each pair of branches turned so that the ends that meet are the most
  /// alike.
  ///
  /// Ties go to the lower position, so that equal matrices give equal orders everywhere.
  ///
  /// - Parameter similarity: row-major `count`² values, read as magnitudes 0 … 1; undefined and missing
  ///   ones count as 0.
  /// - Complexity: O(count³).
  public static func order(_ similarity: [Double], count: Int) -> [Int] {
    guard count > 2, similarity.count >= count * count else { return Array(0..<max(0, count)) }
    func likeness(_ row: Int, _ column: Int) -> Double {
      let value = abs(similarity[row * count + column])
      return value.isFinite ? min(1, value) : 0
    }
    // Branches by their lowest position; sums of likeness between branches, for averages.
    var branches = (0..<count).map { [$0] }
    var sums = (0..<count).map { row in (0..<count).map { likeness(row, $0) } }
    var living = Array(0..<count)
    while living.count > 1 {
      var best = (first: living[0], second: living[1], value: -1.0)
      for (place, first) in living.enumerated() {
        for second in living[(place + 1)...] {
          let size = Double(branches[first].count * branches[second].count)
          let value = sums[first][second] / size
          if value > best.value + 1e-12 { best = (first, second, value) }
        }
      }
      branches[best.first] = joined(branches[best.first], branches[best.second], likeness)
      for other in living where other != best.first {
        sums[best.first][other] += sums[best.second][other]
        sums[other][best.first] = sums[best.first][other]
      }
      living.removeAll { $0 == best.second }
    }
    return branches[living[0]]
  }

  /// Two branches end to end, turned so that the ends that meet are the most alike.
  private static func joined(
    _ left: [Int], _ right: [Int], _ likeness: (Int, Int) -> Double
  ) -> [Int] {
    guard let leftStart = left.first, let leftEnd = left.last, let rightStart = right.first,
      let rightEnd = right.last
    else { return left + right }
    let ways: [(Double, [Int])] = [
      (likeness(leftEnd, rightStart), left + right),
      (likeness(leftEnd, rightEnd), left + right.reversed()),
      (likeness(leftStart, rightStart), left.reversed() + right),
      (likeness(leftStart, rightEnd), right + left),
    ]
    var best = ways[0]
    for way in ways.dropFirst() where way.0 > best.0 + 1e-12 { best = way }
    return best.1
  }
}
