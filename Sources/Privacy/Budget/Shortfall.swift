/// What a plan could not give a column, and why.
public struct Shortfall: Hashable, Sendable, CustomStringConvertible {
  /// What is missing.
  public enum Reason: Hashable, Sendable {
    /// The cap makes its one-way marginal noisier than its share asks for.
    case oneWayCapped(wanted: Rho, given: Rho)
    /// The ceiling charged before its values were known does likewise.
    case oneWayAtCeiling(wanted: Rho, given: Rho)
    /// The cap leaves nothing for pair scores, so that no pair with the column is chosen.
    case scoresDropped(cap: Rho, needed: Rho)
    /// The cap or the total is too small for any admitted noise, so that it is never measured.
    case unmeasurable(given: Rho)
    /// The cap makes the derivation of its domain coarser than its share asks for.
    case derivationCapped(wanted: Rho, given: Rho)
    /// Its domain cannot be derived, so that it is never measured.
    case underivable(Obstacle)
  }

  /// What keeps a domain from being derived.
  public enum Obstacle: Hashable, Sendable {
    /// The column has no share, or a cap of 0.
    case neverMeasured
    /// The cap is too small for any admitted noise.
    case cap(Rho)
    /// The total is.
    case total
    /// No δ′, or too little, is set aside for showing values.
    case delta
  }

  /// The modelled column.
  public let column: Int
  /// Its name.
  public let name: String
  /// What is missing.
  public let reason: Reason

  /// One sentence that names the column.
  public var description: String {
    switch reason {
    case .oneWayCapped(let wanted, let given):
      return
        "The cap of \(name) makes the noise on its own counts "
        + "\(Shortfall.noise(wanted, given)) times what its share gives."
    case .oneWayAtCeiling(let wanted, let given):
      return
        "What was charged for \(name) before its values were known makes the noise on its own counts "
        + "\(Shortfall.noise(wanted, given)) times what its share gives."
    case .scoresDropped:
      return
        "The cap of \(name) leaves nothing for pairs: its dependence on other columns is not kept."
    case .unmeasurable:
      return "The budget of \(name) is too small to measure it: it is drawn from its domain alone."
    case .derivationCapped(let wanted, let given):
      return
        "The cap of \(name) makes the search for its values "
        + "\(Shortfall.noise(wanted, given)) times as noisy as its share gives."
    case .underivable(let obstacle):
      return "\(obstacle.sentence(name)); declare its values or leave it out."
    }
  }

  private static func noise(_ wanted: Rho, _ given: Rho) -> String {
    let tenths = (min((wanted.value / given.value).squareRoot(), 1e9) * 10).rounded()
    guard tenths.isFinite else { return "many" }
    return tenths.truncatingRemainder(dividingBy: 10) == 0
      ? "\(Int(tenths / 10))" : "\(tenths / 10)"
  }
}

extension Shortfall.Obstacle {
  fileprivate func sentence(_ name: String) -> String {
    switch self {
    case .neverMeasured: "The values of \(name) cannot be found, for it has no share or a cap of 0"
    case .cap: "The cap of \(name) is too small to find its values"
    case .total: "The total is too small to find the values of \(name)"
    case .delta: "δ leaves too little to show the values of \(name)"
    }
  }
}
