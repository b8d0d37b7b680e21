import Tables

/// Everything that was asked of the rows, or is planned to be, as costs.
public struct AccessList: Hashable, Sendable {
  /// Marginals and scores.
  public var accesses: [AccessCost]
  /// Derivations of domains.
  public var derivations: [DerivationCost]
  /// Source columns read by a rule that drops real rows.
  public var dropping: Clique
  /// Rows one unit may contribute, at least 1.
  public var rowsPerUnit: Int

  /// A list of costs.
  public init(
    _ accesses: [AccessCost], derivations: [DerivationCost] = [], dropping: Clique = Clique([]),
    rowsPerUnit: Int = 1
  ) {
    self.accesses = accesses
    self.derivations = derivations
    self.dropping = dropping
    self.rowsPerUnit = rowsPerUnit
  }

  /// What was measured and derived over the modelled columns `columns`.
  public init(
    _ measurements: [Measurement], derivations: [DomainDerivation] = [], columns: ColumnSources,
    rowsPerUnit: Int = 1
  ) {
    self.init(
      measurements.map {
        AccessCost(
          $0.query.kind, sources: columns.sources(of: $0.query.clique), variance: $0.variance)
      },
      derivations: derivations.map {
        DerivationCost($0.kind, sources: columns.sources(of: Clique($0.column)))
      }, dropping: columns.dropping, rowsPerUnit: rowsPerUnit)
  }

  /// Record level: the sum, rounded up.
  public var recordCost: PrivacyCost {
    derivations.reduce(PrivacyCost(rho: accesses.recordRho(rowsPerUnit: rowsPerUnit))) {
      $0 + $1.recordCost(rowsPerUnit: rowsPerUnit)
    }
  }

  /// Column level: one unit's values in the source columns `group` change together.
  ///
  /// Every access that reads any of them is charged once, so that the cost of a group is at most, and
  /// mostly below, the sum of its columns' costs. Where a rule that drops real rows reads one of them, it is
  /// the larger of that and the record-level cost.
  /// - Complexity: O(accesses · group).
  public func columnCost(of group: Clique) -> PrivacyCost {
    let values = derivations.reduce(
      PrivacyCost(
        rho: Rho.sum(accesses.map { $0.columnRho(group, rowsPerUnit: rowsPerUnit) }))
    ) { $0 + $1.columnCost(group, rowsPerUnit: rowsPerUnit) }
    guard group.columns.contains(where: dropping.contains) else { return values }
    let record = recordCost
    return PrivacyCost(rho: max(values.rho, record.rho), delta: max(values.delta, record.delta))
  }
}
