/// Privacy loss ε of (ε, δ)-differential privacy, in nats; finite and at least 0.
public struct Epsilon: Hashable, Comparable, Sendable {
  /// The number.
  public let value: Double
  /// `nil` unless `value` is finite and at least 0.
  public init?(_ value: Double) {
    guard value.isFinite, value >= 0 else { return nil }
    self.value = value
  }
  init(unchecked value: Double) { self.value = value }
  /// Smaller is more private.
  public static func < (left: Epsilon, right: Epsilon) -> Bool { left.value < right.value }
}

/// Failure probability δ of (ε, δ)-differential privacy, in 0 … 1.
public struct Delta: Hashable, Comparable, Sendable {
  /// The number.
  public let value: Double
  /// `nil` unless `value` is in 0 … 1.
  public init?(_ value: Double) {
    guard value >= 0, value <= 1 else { return nil }
    self.value = value
  }
  init(unchecked value: Double) { self.value = value }
  /// Smaller is more private.
  public static func < (left: Delta, right: Delta) -> Bool { left.value < right.value }
}

/// A cost ρ in zero-concentrated differential privacy (Bun and Steinke 2016, Definition 1.1); at least 0.
///
/// Costs add under composition.
public struct Rho: Hashable, Comparable, Sendable {
  /// The number.
  public let value: Double
  /// `nil` unless `value` is finite and at least 0.
  public init?(_ value: Double) {
    guard value.isFinite, value >= 0 else { return nil }
    self.value = value
  }
  init(unchecked value: Double) { self.value = value }
  /// No cost.
  public static let zero = Rho(unchecked: 0)
  /// Composition; saturates at the largest finite number.
  public static func + (left: Rho, right: Rho) -> Rho {
    Rho(unchecked: min(left.value + right.value, .greatestFiniteMagnitude))
  }
  /// Smaller is more private.
  public static func < (left: Rho, right: Rho) -> Bool { left.value < right.value }
}
