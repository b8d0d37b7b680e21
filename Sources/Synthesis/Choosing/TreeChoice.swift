import Tables

/// The spanning forest of largest expected gain.
struct TreeChoice {
  /// Kruskal's algorithm on gains at noise `sigma`; pairs without a gain are left out.
  ///
  /// - Complexity: O(pairs · log pairs).
  static func choose(_ candidates: [Candidate], columns: Int, sigma: Double) -> PairSelection {
    var selection = PairSelection()
    var part = Array(0..<columns)
    let ranked = candidates.map { (candidate: $0, gain: $0.gain(sigma: sigma)) }
      .sorted { ($1.gain, $0.candidate.pair) < ($0.gain, $1.candidate.pair) }
    for (candidate, gain) in ranked {
      let first = part[candidate.pair.columns[0]]
      let second = part[candidate.pair.columns[1]]
      if gain <= 0 {
        selection.refused[candidate.pair] = .noisy
      } else if first == second {
        selection.refused[candidate.pair] = .redundant
      } else {
        selection.chosen.append(candidate)
        for column in part.indices where part[column] == second { part[column] = first }
      }
    }
    return selection
  }
}
