import Documents
import Privacy

/// What a manifest claims of privacy, read back to be checked against what was measured.
public struct StatedGuarantee: Sendable, Hashable {
  /// The ε claimed at ``delta``.
  public let epsilon: Epsilon
  /// The total failure probability claimed.
  public let delta: Delta
  /// The cost it is said to follow from.
  public let cost: PrivacyCost

  /// What numbers written with 17 digits and sums in another order may differ by.
  private static let tolerance = 1e-9

  /// Reads a manifest's text; `file` is named in errors.
  ///
  /// - Returns: `nil` where it claims no ε.
  /// - Throws: `InputError` with line and column.
  public static func parse(_ text: String, file: String? = nil) throws -> StatedGuarantee? {
    let root = try DocumentNode.parse(json: text, file: file).mapping()
    let claim = try root.required("epsilon")
    if claim.isNull { return nil }
    guard let epsilon = Epsilon(try claim.number()) else {
      throw claim.error("ε must be at least 0")
    }
    let rho = try root.required("rho")
    guard let cost = Rho(try rho.number()) else { throw rho.error("ρ must be at least 0") }
    func delta(_ key: String) throws -> Delta {
      let node = try root.required(key)
      guard let delta = Delta(try node.number()) else { throw node.error("δ must be in 0 … 1") }
      return delta
    }
    return StatedGuarantee(
      epsilon: epsilon, delta: try delta("delta"),
      cost: PrivacyCost(rho: cost, delta: try delta("delta_used")))
  }

  /// Why the claim does not follow; empty where it does.
  ///
  /// The cost stated must be at least that of the measurements published, one row a unit, and its conversion
  /// at the δ stated at most the ε stated.
  /// - Parameter measured: Σ 1/(2σ²) of the measurements.
  public func faults(measured: Rho) -> [String] {
    var faults: [String] = []
    if measured.value > cost.rho.value * (1 + StatedGuarantee.tolerance) {
      faults.append(
        "the measurements cost ρ \(measured.value), and the manifest states \(cost.rho.value)")
    }
    let proved = cost.epsilon(at: delta)
    if proved.map({ $0.value > epsilon.value * (1 + StatedGuarantee.tolerance) }) ?? true {
      let most = proved.map { "ε \($0.value)" } ?? "no ε"
      faults.append(
        "ρ \(cost.rho.value) gives \(most) at δ \(delta.value), and the manifest states "
          + "ε \(epsilon.value)")
    }
    return faults
  }
}
