/// ε of one exponential mechanism, in nats, as an exact fraction, so that the choice can be drawn exactly.
public struct SelectionStrength: FractionalQuantity {
  /// ε, in nats.
  public let fraction: PositiveFraction

  /// The strength `fraction`, in nats.
  public init(_ fraction: PositiveFraction) { self.fraction = fraction }

  /// The largest multiple of 2^−20 whose choice costs at most `rho` at one row a unit: ε²/8 ≤ ρ.
  ///
  /// - Returns: `nil` when ρ is below 1.2e-13 or above 2,000,000.
  public static func costing(atMost rho: Rho) -> SelectionStrength? {
    let wanted = ((8 * rho.value).squareRoot().nextDown * 0x1p20).rounded(.down)
    guard wanted >= 1, wanted <= Double(UInt32.max) else { return nil }
    return SelectionStrength(UInt32(wanted), over: 1 << 20)
  }
}
