import Tables

/// The spanning forest of largest expected gain.
struct TreeChoice {
  /// Kruskal's algorithm on gains at noise `sigma`, after what is forced; pairs without a gain are left
  /// out.
  ///
  /// - Parameter isCancelled: asked every 64 pairs; once it says so, nothing is chosen.
  /// - Complexity: O(pairs · log pairs).
  static func choose(
    _ candidates: [Candidate], columns: Int, sigma: Double, isCancelled: () -> Bool = { false }
  ) -> PairSelection {
    var selection = PairSelection()
    var part = Array(0..<columns)
    func join(_ clique: Clique) {
      let parts = Set(clique.columns.map { part[$0] })
      guard let first = parts.min() else { return }
      for column in part.indices where parts.contains(part[column]) { part[column] = first }
    }
    for candidate in candidates where candidate.isForced {
      selection.chosen.append(candidate)
      join(candidate.pair)
    }
    var ranked: [(candidate: Candidate, gain: Double)] = []
    for (place, candidate) in candidates.enumerated() where !candidate.isForced {
      if place.isMultiple(of: 64), isCancelled() { return PairSelection() }
      ranked.append((candidate, candidate.gain(sigma: sigma)))
    }
    ranked.sort {
      $0.gain == $1.gain ? $0.candidate.pair < $1.candidate.pair : $0.gain > $1.gain
    }
    for (candidate, gain) in ranked {
      let first = part[candidate.pair.columns[0]]
      let second = part[candidate.pair.columns[1]]
      if gain <= 0 {
        selection.refused[candidate.pair] = .noisy
      } else if first == second {
        selection.refused[candidate.pair] = .redundant
      } else {
        selection.chosen.append(candidate)
        join(candidate.pair)
      }
    }
    return selection
  }
}
