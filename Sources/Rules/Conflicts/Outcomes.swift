/// The truths a condition may have within a box of rows.
struct Outcomes: OptionSet, Sendable, Hashable {
  let rawValue: UInt8

  static let no = Outcomes(rawValue: 1)
  static let unknown = Outcomes(rawValue: 2)
  static let yes = Outcomes(rawValue: 4)
  static let any: Outcomes = [.no, .unknown, .yes]
  /// What a rule allows.
  static let unbroken: Outcomes = [.unknown, .yes]

  private static let all: [Outcomes] = [.no, .unknown, .yes]

  /// The truths of the opposite.
  var opposite: Outcomes {
    Outcomes(rawValue: (rawValue & 2) | (rawValue & 1) << 2 | rawValue >> 2)
  }

  /// The truths of both, the least of two in the order no, unknown, yes.
  func and(_ other: Outcomes) -> Outcomes {
    joined(other) { min($0, $1) }
  }

  /// The truths of one of both.
  func or(_ other: Outcomes) -> Outcomes {
    joined(other) { max($0, $1) }
  }

  /// The truths of both or neither.
  func iff(_ other: Outcomes) -> Outcomes {
    joined(other) { $0 == 2 || $1 == 2 ? 2 : $0 == $1 ? 4 : 1 }
  }

  private func joined(_ other: Outcomes, _ body: (UInt8, UInt8) -> UInt8) -> Outcomes {
    var result: UInt8 = 0
    for a in Outcomes.all where contains(a) {
      for b in Outcomes.all where other.contains(b) { result |= body(a.rawValue, b.rawValue) }
    }
    return Outcomes(rawValue: result)
  }
}
