/// A cost (ρ, δ′): ρ-zCDP except with probability δ′, which partition selection adds.
///
/// Costs add under composition; ε = conversion(Σρ, δ − Σδ′).
public struct PrivacyCost: Hashable, Sendable {
  /// The zero-concentrated part.
  public let rho: Rho
  /// The failure probability already used up.
  public let delta: Delta

  /// A cost of `rho` with failure probability `delta`.
  public init(rho: Rho, delta: Delta = .zero) {
    self.rho = rho
    self.delta = delta
  }

  /// Nothing.
  public static let zero = PrivacyCost(rho: .zero)

  /// Composition; both parts are rounded up, δ′ to at most 1.
  public static func + (left: PrivacyCost, right: PrivacyCost) -> PrivacyCost {
    let rho = Rho.sum([left.rho, right.rho])
    let delta = left.delta.value + right.delta.value
    let rounded = left.delta.value == 0 || right.delta.value == 0 ? delta : delta.nextUp
    return PrivacyCost(rho: rho, delta: Delta(min(rounded, 1)) ?? .one)
  }

  /// The ε of the whole at a total failure probability `total`.
  ///
  /// - Returns: `nil` when δ′ leaves nothing of `total` while ρ > 0, or δ′ alone passes `total`.
  public func epsilon(at total: Delta) -> Epsilon? {
    guard delta.value > 0 else { return rho.epsilon(at: total) }
    let left = (total.value - delta.value).nextDown
    guard left >= 0, let left = Delta(left) else {
      return rho == .zero && delta <= total ? .zero : nil
    }
    return rho.epsilon(at: left)
  }
}

extension Rho {
  /// Composition of many costs, each addition rounded up: never below the true sum.
  ///
  /// - Complexity: O(n).
  public static func sum(_ costs: some Sequence<Rho>) -> Rho {
    var total = 0.0
    for cost in costs where cost.value > 0 {
      let exact = total == 0
      total += cost.value
      if !exact { total = total.nextUp }
    }
    return Rho(total) ?? .largest
  }

  /// The largest finite cost: a mechanism without a bound.
  public static let largest = Rho(unchecked: .greatestFiniteMagnitude)
}
