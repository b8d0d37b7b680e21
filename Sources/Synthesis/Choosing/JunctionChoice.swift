import Foundation
import GraphicalModel
import Tables

/// As many pairs as pay for themselves, within a junction tree under a cell cap.
///
/// What is forced comes first. For each of a few penalties on size, pairs are ranked by score minus penalty and accepted while the tree
/// stays under the cap; of those accepted, the prefix by w E / a^(2/3) with the largest expected gain is
/// kept. The best penalty wins (after the planner of Google's dpsynth).
struct JunctionChoice {
  static let penalties = [0.0, 1, 2, 4, 8, 16, 32, 64]

  let sizes: [Int]
  let cellCap: Int
  /// Cliques the model holds already.
  let kept: [Clique]
  let allocation: Allocation

  /// - Complexity: one tree size a pair and penalty, a few milliseconds at 15 columns.
  func choose(
    _ candidates: [Candidate], isCancelled: () -> Bool = { false }
  ) -> PairSelection {
    let sigma = allocation.evenSigma(2 * sizes.count)
    guard sigma.isFinite else {
      return PairSelection(
        refused: Dictionary(
          candidates.map { ($0.pair, PairVerdict.Outcome.unaffordable) }, uniquingKeysWith: { $1 }))
    }
    var weighed: [Weighed] = []
    for candidate in candidates {
      if weighed.count.isMultiple(of: 64), isCancelled() { return PairSelection() }
      weighed.append(Weighed(candidate: candidate, slope: candidate.slope(sigma: sigma)))
    }
    var orders: [[Ranked]] = []
    for penalty in JunctionChoice.penalties {
      if isCancelled() { return PairSelection() }
      let order = ranked(weighed, penalty: penalty)
      if !orders.contains(order) { orders.append(order) }
    }
    let choices = try? Parallel.map(orders.count, isCancelled: isCancelled) {
      [self, weighed, orders] place, flag in
      choose(weighed, order: orders[place], isCancelled: { flag.isRaised })
    }
    var best: (selection: PairSelection, gain: Double)?
    for next in choices ?? [] where next.gain > best?.gain ?? -.infinity { best = next }
    return best?.selection ?? PairSelection()
  }

  /// How many pairs are tried in the tree: all of them up to 50 columns; beyond, sizing a tree takes
  /// longer and the weaker pairs could not be afforded in any case.
  private var mostTried: Int {
    max(6 * sizes.count, 6_000_000 / max(1, sizes.count * sizes.count))
  }

  /// A candidate's place, and whether its rank is above 0.
  private struct Ranked: Hashable {
    let place: Int
    let isPositive: Bool
  }

  /// What is not forced, by score minus penalty.
  private func ranked(_ candidates: [Weighed], penalty: Double) -> [Ranked] {
    let ranks = candidates.map { item in
      item.candidate.weight * (item.candidate.score - penalty * item.slope)
    }
    return candidates.indices.filter { !candidates[$0].candidate.isForced }
      .sorted {
        ranks[$0] == ranks[$1]
          ? candidates[$0].candidate.pair < candidates[$1].candidate.pair : ranks[$0] > ranks[$1]
      }
      .map { Ranked(place: $0, isPositive: ranks[$0] > 0) }
  }

  /// A candidate with its noise in rows for each row of σ.
  private struct Weighed: Sendable {
    let candidate: Candidate
    let slope: Double
    var gain: Double { candidate.weight * candidate.score }
    /// a^(2/3) of the allocation.
    var load: Double { pow(candidate.weight * slope, 2.0 / 3) }
  }

  private func choose(
    _ candidates: [Weighed], order: [Ranked], isCancelled: () -> Bool
  ) -> (selection: PairSelection, gain: Double) {
    var selection = PairSelection()
    var size = TreeSize(sizes: sizes)
    for clique in kept { size.add(clique) }
    var accepted: [Weighed] = []
    for item in candidates where item.candidate.isForced {
      let most = max(cellCap, SynthesisRequest.mostForcedCells)
      if size.cells(adding: item.candidate.pair) > Double(most) {
        selection.refused[item.candidate.pair] = .large
      } else {
        size.add(item.candidate.pair)
        accepted.append(item)
      }
    }
    for (tried, rank) in order.enumerated() {
      if isCancelled() { return (PairSelection(), 0) }
      let item = candidates[rank.place]
      if !rank.isPositive {
        selection.refused[item.candidate.pair] = .noisy
      } else if tried >= mostTried {
        selection.refused[item.candidate.pair] = .outranked
      } else if size.cells(adding: item.candidate.pair) > Double(cellCap) {
        selection.refused[item.candidate.pair] = .large
      } else {
        size.add(item.candidate.pair)
        accepted.append(item)
      }
    }
    return prefix(accepted, of: selection)
  }

  /// Adds pairs by w E / a^(2/3) while Σ w E − (Σ a^(2/3))^(3/2) / √(2ρ) rises: it is concave along the way.
  private func prefix(
    _ accepted: [Weighed], of selection: PairSelection
  ) -> (selection: PairSelection, gain: Double) {
    var selection = selection
    let rows = Double(allocation.plan.rowsPerUnit)
    let unit = rows / (2 * allocation.allowance.record.value).squareRoot()
    var load = 0.0
    var explained = 0.0
    var gain = 0.0
    for item in accepted where item.candidate.isForced {
      load += item.load
      explained += item.gain
      selection.chosen.append(item.candidate)
    }
    gain = explained - pow(load, 1.5) * unit
    let ordered = accepted.filter { !$0.candidate.isForced }
      .sorted { $0.gain / $0.load > $1.gain / $1.load }
    for (position, item) in ordered.enumerated() {
      let next = explained + item.gain - pow(load + item.load, 1.5) * unit
      if next < gain {
        for rest in ordered[position...] { selection.refused[rest.candidate.pair] = .noisy }
        break
      }
      (gain, load, explained) = (next, load + item.load, explained + item.gain)
      selection.chosen.append(item.candidate)
    }
    return (selection, gain)
  }
}
