import GraphicalModel
import Privacy
import Tables

/// What a round after the first scores: every pair again, and sets of three columns that share a node.
///
/// A set inside a node adds nothing to the model's size. Each round has the same part of what the plan
/// gives scores; it is split over the round's queries in proportion to what the plan gives their pairs, and
/// scaled so that neither the record's sum nor any column's passes that of its pairs.
struct LaterScores {
  /// Sets of three columns scored in a round, at most.
  static let mostTriples = 200
  /// Cells of a set that is scored, at most.
  static let mostCells = 65_536

  let plan: BudgetPlan
  /// Rounds that share the plan's scores.
  let rounds: Int

  /// The round's queries with their variances, in order of their cliques.
  ///
  /// - Parameters:
  ///   - tree: the model so far.
  ///   - scores: the latest score of each pair; where there are too many sets, those whose pairs had the
  ///     largest scores come first.
  func asked(_ tree: JunctionTree, scores: [Clique: Double]) -> [PlannedScore] {
    var weights: [Clique: Double] = [:]
    for access in plan.scores { weights[access.clique] = 1 / access.variance.value }
    var queries = plan.scores.map { (clique: $0.clique, weight: 1 / $0.variance.value) }
    queries += triples(tree, scores: scores).map { triple in
      (triple, LaterScores.pairs(of: triple).reduce(0) { $0 + weights[$1, default: 0] } / 3)
    }
    let scale = scale(queries)
    return queries.compactMap { query in
      Variance.roundedUp(from: Double(rounds) / (query.weight * scale)).map {
        PlannedScore(clique: query.clique, variance: $0)
      }
    }.sorted { $0.clique < $1.clique }
  }

  private func triples(_ tree: JunctionTree, scores: [Clique: Double]) -> [Clique] {
    var found: Set<Clique> = []
    let scored = Set(plan.scores.map(\.clique))
    for node in tree.nodes where node.clique.count >= 3 {
      let columns = node.clique.columns
      for (first, a) in columns.enumerated() {
        for (second, b) in columns.enumerated().dropFirst(first + 1) {
          for c in columns.dropFirst(second + 1) { found.insert(Clique([a, b, c])) }
        }
      }
    }
    let ranked = found.filter { triple in
      LaterScores.pairs(of: triple).allSatisfy(scored.contains)
        && triple.cellCount(sizes: tree.sizes) ?? .max <= LaterScores.mostCells
    }.map { triple in
      (triple, LaterScores.pairs(of: triple).reduce(0) { $0 + scores[$1, default: 0] })
    }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    return ranked.prefix(LaterScores.mostTriples).map(\.0)
  }

  /// The largest factor, at most 1, that keeps the record's and every column's sum of weights within the
  /// pairs' alone.
  private func scale(_ queries: [(clique: Clique, weight: Double)]) -> Double {
    func load(_ items: [(clique: Clique, weight: Double)]) -> (record: Double, [Int: Double]) {
      var columns: [Int: Double] = [:]
      for item in items {
        for column in item.clique.columns { columns[column, default: 0] += item.weight }
      }
      return (items.reduce(0) { $0 + $1.weight }, columns)
    }
    let given = load(plan.scores.map { ($0.clique, 1 / $0.variance.value) })
    let wanted = load(queries)
    var scale = wanted.record > 0 ? given.record / wanted.record : 1
    for (column, sum) in wanted.1 where sum > 0 {
      scale = min(scale, given.1[column, default: 0] / sum)
    }
    return min(1, scale) * (1 - 1e-12)
  }

  /// The three pairs in a set of three columns.
  static func pairs(of triple: Clique) -> [Clique] {
    triple.columns.map { left in Clique(triple.columns.filter { $0 != left }) }
  }
}
