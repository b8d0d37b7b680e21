import Privacy
import Tables

/// One modelled column as a synthesis sees it: its budget, and what is public about its cells.
public struct SynthesisColumn: Sendable, Hashable {
  /// Its name, for messages.
  public var name: String
  /// Its fine cells, 1 … 65,536.
  public var size: Int
  /// Its weight, finite and at least 0; 0 means never measured.
  public var share: Double
  /// The ceiling on its column-level ρ; `nil` for none, 0 means never measured.
  public var cap: Rho?
  /// The most coarse cells besides null that stand for it in pairs, at least 1; `nil` lets the number of
  /// fine cells decide, see ``Coarsener``.
  public var pairCells: Int?
  /// Whether neighbouring cells are alike, as bins of a number are.
  public var isOrdered = false
  /// The cell of missing values, which stays by itself in pairs.
  public var nullCell: Int?
  /// How a public hierarchy puts the fine cells together; `nil` for none.
  public var declaredGroups: Coarsening?
  /// Public weights of the fine cells, finite and at least 0: what a column never measured is drawn from.
  /// `nil`, another length or a sum of 0 mean uniform.
  public var prior: [Double]?
  /// A class for each fine cell such that no rule tells apart values of one class; `nil` where no rule reads
  /// the column by itself. Public, like rules.
  public var ruleClasses: [Int]?
  /// Whether a rule makes it of other columns when rows are drawn: it is then never measured.
  public var isDerived = false
  /// Whether a rule that drops real rows reads it; see ``Privacy/BudgetRequest/Column/dropsRows``.
  public var dropsRows = false

  /// A column of `size` cells; the share is 1 and there is no cap unless given.
  public init(name: String, size: Int, share: Double = 1, cap: Rho? = nil) {
    self.name = name
    self.size = size
    self.share = share
    self.cap = cap
  }

  /// What the budget's planner needs to know of it.
  ///
  /// Past ``mostPlannedCells`` the cells no longer raise what its one-way marginal gets: of so many most
  /// are nearly empty, and a non-negative fit removes their noise.
  public var budget: BudgetRequest.Column {
    var column = BudgetRequest.Column(
      name: name, size: min(size, SynthesisColumn.mostPlannedCells), share: isDerived ? 0 : share,
      cap: cap)
    column.dropsRows = dropsRows
    return column
  }

  /// The most cells that count when the one-way budget is split.
  static let mostPlannedCells = 256
}

extension SynthesisColumn {
  /// The same column without anything known of its cells.
  public init(_ column: BudgetRequest.Column) {
    self.init(name: column.name, size: column.size, share: column.share, cap: column.cap)
  }
}
