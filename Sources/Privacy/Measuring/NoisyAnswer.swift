@_spi(RealData) import Tables

/// The one place where counts of real rows become numbers for anybody but the curator.
enum NoisyAnswer {
  /// How many noise values a query needs, or an error if its parts do not belong together.
  static func width(_ query: Query, of counts: TrueCounts) throws -> Int {
    guard query.clique == counts.clique else { throw MeasuringError.shapeMismatch(query: query) }
    switch query {
    case .marginal:
      return counts.cellCount
    case .score(_, let reference):
      guard reference.count == counts.cellCount else {
        throw MeasuringError.shapeMismatch(query: query)
      }
      return 1
    }
  }

  /// The true answer plus `noise`, which was drawn before this is called; ``width(_:of:)`` must hold.
  ///
  /// Sums saturate at the ends of Int64, which changes no sensitivity: clamping is 1-Lipschitz.
  /// - Complexity: O(cells).
  static func values(_ query: Query, of counts: TrueCounts, noise: [Int64]) -> [Int64] {
    switch query {
    case .marginal:
      zip(counts.cells, noise).map { saturating(Int64($0), $1) }
    case .score(_, let reference):
      [saturating(distance(counts.cells, reference), noise.first ?? 0)]
    }
  }

  /// Σ|x − T|.
  private static func distance(_ cells: [Int32], _ reference: [Int64]) -> Int64 {
    var sum: Int64 = 0
    for (cell, expected) in zip(cells, reference) {
      let (difference, overflow) = Int64(cell).subtractingReportingOverflow(expected)
      let size = overflow ? Int64.max : Int64(clamping: difference.magnitude)
      sum = saturating(sum, size)
    }
    return sum
  }

  private static func saturating(_ left: Int64, _ right: Int64) -> Int64 {
    let (sum, overflow) = left.addingReportingOverflow(right)
    return overflow ? (right < 0 ? .min : .max) : sum
  }

  /// Cuts of the first `cells` cells by repeated bisection, one level a strength.
  ///
  /// The noise is in the choice itself, so it cannot be drawn first; every choice is exact.
  /// - Complexity: O(levels · cells), and at most `cells` proposals a level on average.
  static func cuts(
    of counts: TrueCounts, cells: Int, levels: [SelectionStrength],
    bits: some RandomNumberGenerator
  ) -> [Int] {
    var coins = ExactCoins(bits)
    return bisected(counts, cells: cells, levels: levels) { _, imbalances, strength, _ in
      coins.choose(imbalances, strength: strength)
    }
  }

  /// Cuts for a draft: the same law by noise that `noise` fixes for a level and a cut.
  static func draftCuts(
    of counts: TrueCounts, cells: Int, levels: [SelectionStrength],
    noise: (_ level: Int, _ cut: Int) -> Double
  ) -> [Int] {
    bisected(counts, cells: cells, levels: levels) { level, imbalances, strength, first in
      // The largest of −ε·q/2 plus a Gumbel variable each is drawn with P ∝ exp(−ε·q/2).
      let scores = imbalances.enumerated().map { place, imbalance in
        noise(level, first + place) - strength.value * Double(imbalance) / 2
      }
      return scores.indices.max { scores[$0] < scores[$1] } ?? 0
    }
  }

  /// In every level a cut in every part of two cells or more; `choose` gets the level, what each inner
  /// cut is off by, the level's strength and the first cut, and gives the place of its choice.
  private static func bisected(
    _ counts: TrueCounts, cells: Int, levels: [SelectionStrength],
    choose: (Int, [UInt64], SelectionStrength, Int) -> Int
  ) -> [Int] {
    var below: [Int64] = [0]
    for cell in counts.cells.prefix(cells) { below.append((below.last ?? 0) + Int64(cell)) }
    var bounds = [0, below.count - 1]
    for (level, strength) in levels.enumerated() {
      var cuts: [Int] = []
      for (start, end) in zip(bounds, bounds.dropFirst()) where end - start >= 2 {
        let imbalances = BisectionScore.imbalances(below[start...end])
        cuts.append(start + 1 + choose(level, imbalances, strength, start + 1))
      }
      bounds = (bounds + cuts).sorted()
    }
    return Array(bounds.dropFirst().dropLast())
  }
}
