extension ExactCoins {
  /// The exponential mechanism, exactly: P(i) ∝ exp(−ε·q_i/2) for whole numbers q_i, smaller is better.
  ///
  /// A uniform proposal is accepted with probability exp(−ε(q_i − min q)/2), by coins on whole numbers
  /// (no weight is ever a floating-point number). At most as many proposals on average
  /// as there are choices.
  /// - Precondition: `scores` is not empty, and every one is below 2⁴⁰.
  mutating func choose(_ scores: [UInt64], strength: SelectionStrength) -> Int {
    let least = scores.min() ?? 0
    let denominator = 2 * UInt128(strength.denominator)
    while true {
      let place = Int(uniform(below: UInt64(scores.count)))
      let excess = UInt128(scores[place] - least) * UInt128(strength.numerator)
      if exp(excess, over: denominator) { return place }
    }
  }
}

/// How uneven a cut is, in rows.
enum BisectionScore {
  /// |rows below t − rows not below t| for every inner cut t of a part, from the running counts at its
  /// bounds: the doubled distance of a rank from the middle, a whole number.
  ///
  /// One more row moves each by exactly 1; a changed value moves each by 0 or at most 2.
  static func imbalances(_ running: ArraySlice<Int64>) -> [UInt64] {
    guard let start = running.first, let end = running.last else { return [] }
    return running.dropFirst().dropLast().map { (2 * $0 - start - end).magnitude }
  }
}
