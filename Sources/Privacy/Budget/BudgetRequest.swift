import Tables

/// What a budget is planned from: choices and sizes, nothing of the rows.
public struct BudgetRequest: Sendable, Hashable {
  /// One modelled column.
  public struct Column: Sendable, Hashable {
    /// Its name, for messages.
    public var name: String
    /// Its cells, at least 1; nominal where the domain is still to be derived.
    public var size: Int
    /// Its weight, finite and at least 0; 0 means never measured.
    public var share: Double
    /// The ceiling on its column-level ρ; `nil` for none, 0 means never measured.
    public var cap: Rho?
    /// How its domain is derived from the rows; `nil` where the domain is public.
    public var derivation: Derivation?
    /// Whether a rule that drops real rows reads it: another value can then add or remove the whole row, so
    /// that the column is charged for every access, whether or not it is measured itself.
    public var dropsRows = false

    /// A column; the share is 1, and there is no cap and no derivation unless given.
    public init(
      name: String, size: Int, share: Double = 1, cap: Rho? = nil, derivation: Derivation? = nil
    ) {
      self.name = name
      self.size = size
      self.share = share
      self.cap = cap
      self.derivation = derivation
    }

    /// Whether it is measured at all.
    public var isMeasured: Bool { share > 0 && share.isFinite && cap != .zero }
  }

  /// The modelled columns in order.
  public var columns: [Column]
  /// The record-level total.
  public var total: Rho
  /// The split over the method's phases.
  public var phases: PhaseFractions
  /// Rows one unit may contribute, at least 1: every cost is k² times that of one row.
  public var rowsPerUnit: Int
  /// Extra weights of marginals that the workload names, above 0; what is not named has weight 1.
  public var workload: [Clique: Double]
  /// δ′ that all partition selections may use up together; 0 where no domain is open.
  public var selectionDelta: Delta

  /// A request for `columns` under `total`.
  public init(
    columns: [Column], total: Rho, phases: PhaseFractions, rowsPerUnit: Int = 1,
    workload: [Clique: Double] = [:], selectionDelta: Delta = .zero
  ) {
    self.columns = columns
    self.total = total
    self.phases = phases
    self.rowsPerUnit = rowsPerUnit
    self.workload = workload
    self.selectionDelta = selectionDelta
  }

  /// The weight of a marginal: the geometric mean of its columns' shares times its workload weight.
  public func weight(of clique: Clique) -> Double {
    var product = 1.0
    for column in clique.columns where columns.indices.contains(column) {
      product *= columns[column].isMeasured ? columns[column].share : 0
    }
    let count = clique.count
    let mean = count == 1 ? product : count == 2 ? product.squareRoot() : product
    return mean * (workload[clique] ?? 1)
  }
}
