/// A variance σ², in rows², as an exact fraction, so that noise can be drawn exactly.
public struct Variance: FractionalQuantity {
  /// σ², in rows².
  public let fraction: PositiveFraction

  /// The variance `fraction`, in rows².
  public init(_ fraction: PositiveFraction) { self.fraction = fraction }
}
