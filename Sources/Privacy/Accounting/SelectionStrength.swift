/// ε of one exponential mechanism as an exact fraction, so that the choice can be drawn exactly.
public struct SelectionStrength: Hashable, Sendable {
  /// At least 1.
  public let numerator: UInt32
  /// At least 1.
  public let denominator: UInt32

  /// `nil` unless both are at least 1.
  public init?(_ numerator: UInt32, over denominator: UInt32 = 1) {
    guard numerator >= 1, denominator >= 1 else { return nil }
    self.numerator = numerator
    self.denominator = denominator
  }

  /// ε, in nats.
  public var value: Double { Double(numerator) / Double(denominator) }

  /// The largest multiple of 2^−20 whose choice costs at most `rho` at one row a unit: ε²/8 ≤ ρ.
  ///
  /// - Returns: `nil` when ρ is below 1.2e-13 or above 2,000,000.
  public static func costing(atMost rho: Rho) -> SelectionStrength? {
    let wanted = ((8 * rho.value).squareRoot().nextDown * 0x1p20).rounded(.down)
    guard wanted >= 1, wanted <= Double(UInt32.max) else { return nil }
    return SelectionStrength(UInt32(wanted), over: 1 << 20)
  }
}
