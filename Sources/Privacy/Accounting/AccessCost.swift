import Tables

/// What one access to the real rows costs: which source columns it reads, how, and under which noise.
public struct AccessCost: Hashable, Sendable {
  /// The shape of a query, which decides its sensitivities.
  public enum Kind: String, Hashable, Sendable {
    /// A table of counts: one row moves one cell by 1 (L2 1); a changed value moves two (L2 √2).
    case marginal
    /// Σ|x − T|: one row moves it by at most 1, a changed value by at most 2.
    case score
  }

  /// The shape of the query.
  public let kind: Kind
  /// Every source column whose value can influence the answer.
  public let sources: Clique
  /// The noise's variance.
  public let variance: Variance

  /// The cost of a query of this kind that reads `sources`.
  public init(_ kind: Kind, sources: Clique, variance: Variance) {
    self.kind = kind
    self.sources = sources
    self.variance = variance
  }

  /// Record level, add or remove one unit of at most `rowsPerUnit` rows: ρ = k²/(2σ²).
  ///
  /// Bun and Steinke 2016, Proposition 1.6; Canonne, Kamath and Steinke 2020, Theorem 4 for the
  /// discrete Gaussian.
  public func recordRho(rowsPerUnit: Int = 1) -> Rho {
    scaled(by: 1, rowsPerUnit: rowsPerUnit)
  }

  /// Column level: one unit's values in the columns of `group` change (one column, or several at once).
  ///
  /// ρ_c = 2ρ for a marginal and 4ρ for a score that reads any of them, 0 otherwise: squared
  /// sensitivities (√2)² and 2² (Ghazi, Kumar, Manurangsi and Steinke 2023).
  public func columnRho(_ group: Clique, rowsPerUnit: Int = 1) -> Rho {
    guard group.columns.contains(where: sources.contains) else { return .zero }
    return scaled(by: kind == .marginal ? 2 : 4, rowsPerUnit: rowsPerUnit)
  }

  private func scaled(by factor: Double, rowsPerUnit: Int) -> Rho {
    let rows = Double(rowsPerUnit)
    return Rho(factor * rows * rows / (2 * variance.value)) ?? .largest
  }
}

/// Which source columns each modelled column reads, and which of them decide whether a row counts at all.
public struct ColumnSources: Hashable, Sendable {
  /// Source columns by modelled column.
  public let sources: [Clique]
  /// Source columns read by a rule that drops real rows: they touch every query.
  public let dropping: Clique

  /// Modelled column `m` reads `sources[m]`; rules that drop real rows read `dropping`.
  public init(_ sources: [Clique], dropping: Clique = Clique([])) {
    self.sources = sources
    self.dropping = dropping
  }

  /// `count` columns, each its own and only source, and no rule that drops rows.
  public static func identity(_ count: Int) -> ColumnSources {
    ColumnSources((0..<count).map { Clique($0) })
  }

  /// The source columns behind a clique of modelled columns, without those of dropping rules.
  public func sources(of clique: Clique) -> Clique {
    Clique(clique.columns.flatMap { sources.indices.contains($0) ? sources[$0].columns : [] })
  }

  /// One past the highest source column.
  public var sourceCount: Int {
    (sources.flatMap(\.columns) + dropping.columns).reduce(0) { max($0, $1 + 1) }
  }
}

extension Sequence<AccessCost> {
  /// Record-level ρ of all of them together, rounded up.
  public func recordRho(rowsPerUnit: Int = 1) -> Rho {
    Rho.sum(map { $0.recordRho(rowsPerUnit: rowsPerUnit) })
  }

  /// Column-level ρ of the source columns `group`, changed together in one unit; rounded up.
  ///
  /// Where a rule that drops real rows reads one of them, a changed value can also add or remove the
  /// row, so the cost is the larger of the column sum and the record sum.
  public func columnRho(
    _ group: Clique, dropping: Clique = Clique([]), rowsPerUnit: Int = 1
  ) -> Rho {
    let column = Rho.sum(map { $0.columnRho(group, rowsPerUnit: rowsPerUnit) })
    guard group.columns.contains(where: dropping.contains) else { return column }
    return Swift.max(column, recordRho(rowsPerUnit: rowsPerUnit))
  }
}
