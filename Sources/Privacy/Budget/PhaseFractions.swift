import Foundation

/// How the total ρ is split over the phases of a method; what is left goes to pairs.
public struct PhaseFractions: Hashable, Sendable {
  /// The one-way marginals' part, 0 … 1.
  public let oneWay: Double
  /// The pair scores' part, 0 … 1 − `oneWay`.
  public let scores: Double

  /// `nil` unless both parts are at least 0 and together at most 1.
  public init?(oneWay: Double, scores: Double) {
    guard oneWay >= 0, scores >= 0, oneWay + scores <= 1 else { return nil }
    self.init(checked: oneWay, scores)
  }

  private init(checked oneWay: Double, _ scores: Double) {
    self.oneWay = oneWay
    self.scores = scores
  }

  /// Everything on one-way marginals: the method `independent`.
  public static let independent = PhaseFractions(checked: 1, 0)

  /// The fractions for methods that choose pairs by their scores.
  ///
  /// One-way clamp(0.3·(0.015/ρ)^0.15, 0.10, 0.60), scores 0.1: fixed in advance from ρ alone and
  /// never tuned on a table.
  public static func scored(_ total: Rho) -> PhaseFractions {
    let wanted = total.value > 0 ? 0.3 * pow(0.015 / total.value, 0.15) : 0.6
    return PhaseFractions(checked: min(0.6, max(0.1, wanted)), 0.1)
  }
}
