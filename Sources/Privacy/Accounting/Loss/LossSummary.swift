import Tables

/// The ε of what was asked at record level, by composing its losses, and what that number may be used for.
///
/// A partition selection is post-processing of Gaussian counts but for its δ′, so it enters with its σ²
/// and its δ′ is taken off δ. A bisection and units of several rows are not one shifted Gaussian: there the
/// conversion is all that is proved, and ``epsilon`` is that.
public struct LossSummary: Hashable, Sendable {
  /// Why the composed ε is information and not the certificate.
  public enum Caveat: Hashable, Sendable, CustomStringConvertible {
    /// One unit has several rows.
    case severalRows
    /// Domains were derived from the rows.
    case derivedDomains
    /// Variances outside the plan were used: for pairs, or for a top-up decided on later.
    case chosenLater
    /// Some noise is not the operating system's.
    case draft

    /// The reason in one sentence.
    public var description: String {
      switch self {
      case .severalRows: "One unit has several rows; the composed loss is that of one row."
      case .derivedDomains:
        "Domains were derived from the rows, which is not shifted Gaussian noise."
      case .chosenLater: "Some noise was chosen after answers had been seen."
      case .draft: "A draft has no guarantee."
      }
    }
  }

  /// The composed ε at the δ asked about; never above ``converted``. `nil` where no finite ε is proved.
  public let epsilon: Epsilon?
  /// The ε of the summed ρ and δ′ by conversion.
  public let converted: Epsilon?
  /// The summed cost that both are of.
  public let cost: PrivacyCost
  /// Why the composed ε is information only; empty where it may be the certificate.
  public let caveats: [Caveat]

  /// Whether the composed ε may be certified: every σ², and how many have it, was fixed in advance.
  public var mayCertify: Bool { caveats.isEmpty }

  /// Of what was measured and derived, at the failure probability `delta`.
  ///
  /// Where everything measured is in `plan`, all that the plan has is counted, made or not: that number
  /// was fixed before the rows were seen. Otherwise what was measured is counted.
  /// - Parameter plan: the one-ways and scores planned in advance; `nil` where nothing was.
  /// - Complexity: as ``LossDistribution/epsilon(at:)``: for 200 measurements 10 ms of processor time with 20
  ///   different variances and 75 ms with 200 near σ = 60, on two cores where there are eight or more.
  public init(
    _ measurements: [Measurement], derivations: [DomainDerivation] = [], plan: BudgetPlan?,
    rowsPerUnit: Int = 1, at delta: Delta
  ) {
    let fixed = plan.map { $0.oneWays + $0.scores } ?? []
    let isPlanned = LossSummary.covers(fixed, measurements)
    let accesses =
      isPlanned
      ? fixed.map(\.cost)
      : AccessList(measurements, columns: .identity(0)).accesses
    let domains = derivations.map { DerivationCost($0.kind, sources: Clique($0.column)) }
    cost = AccessList(accesses, derivations: domains, rowsPerUnit: rowsPerUnit).recordCost
    converted = cost.epsilon(at: delta)
    var caveats: [Caveat] = []
    if rowsPerUnit > 1 { caveats.append(.severalRows) }
    if !derivations.isEmpty || plan?.reserve ?? .zero != .zero { caveats.append(.derivedDomains) }
    if !isPlanned { caveats.append(.chosenLater) }
    if measurements.contains(where: { $0.origin == .draft })
      || derivations.contains(where: { $0.origin == .draft })
    {
      caveats.append(.draft)
    }
    self.caveats = caveats
    let noise = LossSummary.gaussian(derivations).map { accesses.map(\.variance) + $0 }
    guard rowsPerUnit == 1, let noise, let converted,
      let left = Delta((delta.value - cost.delta.value).nextDown), !noise.isEmpty
    else {
      epsilon = converted
      return
    }
    let composed = LossDistribution(noise).epsilon(at: cost.delta == .zero ? delta : left)
    epsilon = composed.map { min($0, converted) } ?? converted
  }

  /// Whether each of `measurements` is one of `planned`, counted once each.
  private static func covers(
    _ planned: [BudgetPlan.Access], _ measurements: [Measurement]
  ) -> Bool {
    var open: [BudgetPlan.Access: Int] = [:]
    for access in planned { open[access, default: 0] += 1 }
    for measurement in measurements {
      let access = BudgetPlan.Access(
        kind: measurement.query.kind, clique: measurement.query.clique,
        variance: measurement.variance)
      guard let count = open[access], count > 0 else { return false }
      open[access] = count - 1
    }
    return true
  }

  /// The variances of partition selections; `nil` where a bisection is among the derivations.
  private static func gaussian(_ derivations: [DomainDerivation]) -> [Variance]? {
    var variances: [Variance] = []
    for derivation in derivations {
      guard case .partition(let variance, _) = derivation.kind else { return nil }
      variances.append(variance)
    }
    return variances
  }
}
