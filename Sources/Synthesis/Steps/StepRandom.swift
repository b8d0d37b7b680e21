import Foundation
import Tables

/// The random numbers of steps: streams of the recipe's seed that no other stage uses.
struct StepRandom: Sendable {
  /// Streams below belong to the model, to fine cells and to values within bins.
  private static let first: UInt64 = 1 << 40

  private let seed: UInt64
  private let base: UInt64

  /// The streams of the step at a place in its list; scenario and post-processing have lists of their own.
  init(seed: UInt64, list: StepList, step: Int) {
    self.seed = seed
    base = StepRandom.first * (list == .scenario ? 1 : 2) + UInt64(step) << 16
  }

  /// The stream of this number, below 65,536.
  func stream(_ number: Int = 0) -> SeededRandom {
    SeededRandom(seed: seed, stream: base + UInt64(number))
  }
}

/// Which of the two lists of steps.
public enum StepList: String, Sendable, Hashable, CaseIterable {
  /// Rows of another world: never counted as fidelity.
  case scenario
  /// What is done to every row before it is written.
  case postProcessing = "post-processing"
}

extension SeededRandom {
  /// A whole number in 0 ..< bound, for a bound of at least 1.
  mutating func below(_ bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(max(1, bound))).high)
  }

  /// A whole number in −most … most.
  mutating func within(_ most: Int64) -> Int64 {
    let width = UInt64(max(0, most)) * 2 + 1
    return Int64(next().multipliedFullWidth(by: width).high) - max(0, most)
  }

  /// So many of `rows`, each set of that size equally likely, in ascending order (Knuth, The Art of Computer
  /// Programming 2, 3.4.2, algorithm S).
  mutating func choose(_ count: Int, of rows: [Int]) -> [Int] {
    var (wanted, left) = (min(max(0, count), rows.count), rows.count)
    var chosen: [Int] = []
    chosen.reserveCapacity(wanted)
    for row in rows {
      if wanted == 0 { break }
      if below(left) < wanted {
        chosen.append(row)
        wanted -= 1
      }
      left -= 1
    }
    return chosen
  }

  /// A standard normal number (Box and Muller 1958, one of the two).
  mutating func normal() -> Double {
    let radius = (-2 * log(1 - unit())).squareRoot()
    return radius * cos(2 * .pi * unit())
  }
}
