/// What a plan could not give a column, and why.
public struct Shortfall: Hashable, Sendable, CustomStringConvertible {
  /// What is missing.
  public enum Reason: Hashable, Sendable {
    /// The cap makes its one-way marginal noisier than its share asks for.
    case oneWayCapped(wanted: Rho, given: Rho)
    /// The cap leaves nothing for pair scores, so that no pair with the column is chosen.
    case scoresDropped(cap: Rho, needed: Rho)
    /// The cap or the total is too small for any admitted noise, so that it is never measured.
    case unmeasurable(given: Rho)
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
      let factor = Shortfall.digits((wanted.value / given.value).squareRoot())
      return
        "The cap of \(name) makes the noise on its own counts \(factor) times what its share gives."
    case .scoresDropped:
      return
        "The cap of \(name) leaves nothing for pairs: its dependence on other columns is not kept."
    case .unmeasurable:
      return "The budget of \(name) is too small to measure it: it is drawn from its domain alone."
    }
  }

  private static func digits(_ value: Double) -> String {
    let tenths = (min(value, 1e9) * 10).rounded()
    return tenths.truncatingRemainder(dividingBy: 10) == 0
      ? "\(Int(tenths / 10))" : "\(tenths / 10)"
  }
}
