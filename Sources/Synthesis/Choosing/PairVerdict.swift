import Privacy
import Tables

/// What became of one scored or forced marginal of two or three columns, and why.
public struct PairVerdict: Sendable, Hashable, CustomStringConvertible {
  /// What was decided.
  public enum Outcome: Sendable, Hashable {
    /// Measured with this variance.
    case measured(Variance)
    /// What it would explain is less than the noise its measurement would add.
    case noisy
    /// Its columns hang together through stronger pairs, and a tree has no room for a cycle.
    case redundant
    /// Another pair had more to explain in this round.
    case outranked
    /// The model would pass its cell cap.
    case large
    /// The budget or a column's ceiling leaves nothing for it.
    case unaffordable
  }

  /// What stood in the way of a marginal that was left out.
  public enum Limit: Sendable, Hashable {
    /// The total ρ.
    case total
    /// The ceiling of this column.
    case column(Int)
    /// The most cells a model may have.
    case cells
  }

  /// The pair, or the three columns.
  public let pair: Clique
  /// The round of scoring, from 0.
  public let round: Int
  /// The released score: Σ|x − T| in rows, with noise; 0 where it was forced without one.
  public let score: Double
  /// The expected Σ|fit − x| in rows if it is, or were, measured.
  public let noise: Double
  /// What was decided.
  public let outcome: Outcome
  /// Whether it was to be measured whatever it explains.
  public let isForced: Bool
  /// The limit that binds where budget or size left it out; `nil` otherwise.
  public let limit: Limit?

  /// A verdict.
  init(
    pair: Clique, round: Int, score: Double, noise: Double, outcome: Outcome,
    isForced: Bool = false, limit: Limit? = nil
  ) {
    self.pair = pair
    self.round = round
    self.score = score
    self.noise = noise
    self.outcome = outcome
    self.isForced = isForced
    self.limit = limit
  }

  /// Whether it was measured.
  public var isMeasured: Bool {
    if case .measured = outcome { true } else { false }
  }

  /// The expected Σ|model − x| in rows after the decision.
  public var predictedError: Double { isMeasured ? min(noise, max(score, 0)) : max(score, 0) }

  /// The decision in words, columns by position.
  public var description: String {
    let facts = "unexplained \(Int(score.rounded())) rows, noise \(Int(noise.rounded()))"
    let binding =
      switch limit {
      case .total: " (the total binds)"
      case .column(let column): " (the ceiling of column \(column) binds)"
      case .cells, nil: ""
      }
    switch outcome {
    case .measured(let variance):
      let sigma = (variance.value.squareRoot() * 10).rounded() / 10
      let why = isForced ? ", as asked" : ""
      return "\(pair) measured with σ \(sigma)\(why): \(facts)"
    case .noisy: return "\(pair) left out, its noise outweighs it: \(facts)\(binding)"
    case .redundant: return "\(pair) left out, implied by stronger pairs: \(facts)"
    case .outranked: return "\(pair) not chosen in round \(round + 1): \(facts)"
    case .large: return "\(pair) left out, the model would grow past its cap: \(facts)"
    case .unaffordable: return "\(pair) left out, no budget is left for it: \(facts)\(binding)"
    }
  }
}
