/// p/q of whole numbers from 1 to 2^32 − 1, not necessarily in lowest terms: noise and choices can be
/// drawn from it exactly.
public struct PositiveFraction: Hashable, Sendable {
  /// p, at least 1.
  public let numerator: UInt32
  /// q, at least 1.
  public let denominator: UInt32

  /// `nil` unless both are at least 1.
  public init?(_ numerator: UInt32, over denominator: UInt32 = 1) {
    guard numerator >= 1, denominator >= 1 else { return nil }
    self.numerator = numerator
    self.denominator = denominator
  }
}

/// A quantity with a unit of its own that is known as an exact fraction.
public protocol FractionalQuantity: Hashable, Sendable {
  /// The exact amount, in the quantity's unit.
  var fraction: PositiveFraction { get }

  /// The quantity of this amount.
  init(_ fraction: PositiveFraction)
}

extension FractionalQuantity {
  /// `nil` unless both are at least 1.
  public init?(_ numerator: UInt32, over denominator: UInt32 = 1) {
    guard let fraction = PositiveFraction(numerator, over: denominator) else { return nil }
    self.init(fraction)
  }

  /// At least 1.
  public var numerator: UInt32 { fraction.numerator }

  /// At least 1.
  public var denominator: UInt32 { fraction.denominator }

  /// The amount in the quantity's unit, rounded to nearest.
  public var value: Double { Double(numerator) / Double(denominator) }
}
