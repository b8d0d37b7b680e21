import Foundation

/// What a pair's first score and its columns' counts say of it, whatever the plan: distances, 0 … 1.
struct ScoredPair: Sendable {
  /// The released score over 2N; 0 where there is none.
  let score: Double
  /// What of it is structure: neither noise of the one-ways nor chance.
  let structure: Double
  /// What of it is chance in the cells that are compared: real rows that would stray from independent columns
  /// too.
  let chance: Double
  /// The chance that shows in the compared cells but not in coarse ones.
  let finerChance: Double
  /// What as many rows as there are, drawn independently, add in the compared cells.
  let drawn: Double

  /// - Parameters:
  ///   - value: the released score in rows and its standard deviation; `nil` where it was not asked.
  ///   - noise: the error of the one-ways that the score was taken against.
  /// - Complexity: O(cells).
  init(
    _ first: ComparedColumn, _ second: ComparedColumn, total: Double,
    score value: (rows: Double, deviation: Double)?, noise: Double
  ) {
    let usual = ScoredPair.chance(first.coarse, second.coarse, total: total)
    let finer = ScoredPair.chance(first.compared, second.compared, total: total)
    drawn = ScoredPair.drawn(first.compared, second.compared, total: total)
    guard let value else {
      score = 0
      structure = 0
      chance = 0
      finerChance = 0
      return
    }
    score = min(1, max(0, value.rows) / (2 * total))
    let left = max(0, score * score - noise * noise)
    let sure = left + pow(value.deviation / (2 * total), 2)
    let own = min(usual, sure.squareRoot())
    structure = max(0, left - own * own).squareRoot()
    let part = usual > 0 ? own / usual : 0
    chance = part * min(usual, finer)
    finerChance = part * max(0, finer * finer - usual * usual).squareRoot()
  }

  /// ½ Σ E|x − T|/N for x of mean T: about √(2T/π), never above 2T.
  private static func chance(_ first: [Double], _ second: [Double], total: Double) -> Double {
    let sum = first.reduce(0.0) { sum, row in
      second.reduce(sum) { sum, column in
        let cell = row * column / total
        return sum + min(2 * cell, (2 * cell / .pi).squareRoot())
      }
    }
    return sum / (2 * total)
  }

  /// ½ Σ √(2 p (1 − p)/(π N)), never above p a cell.
  private static func drawn(_ first: [Double], _ second: [Double], total: Double) -> Double {
    let sum = first.reduce(0.0) { sum, row in
      second.reduce(sum) { sum, column in
        let share = min(1, row * column / (total * total))
        return sum + min(2 * share, (2 * share * (1 - share) / (.pi * total)).squareRoot())
      }
    }
    return sum / 2
  }
}
