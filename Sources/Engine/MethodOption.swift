import Synthesis

/// A synthesis method that a screen can offer.
public struct MethodOption: Sendable, Hashable {
  /// The name that ``Edit/method(_:)`` takes.
  public let name: String
  /// What it does, in one line.
  public let summary: String

  /// Every method there is, the simplest first.
  public static let all = SynthesisMethod.allCases.map {
    MethodOption(name: $0.rawValue, summary: $0.summary)
  }
}
