/// What is known of one column before its rows are read.
public struct ColumnSchema: Sendable, Hashable {
  /// The name in the file's header.
  public var name: String
  /// What the values are.
  public var kind: ColumnKind
  /// The values it may take.
  public var domain: Domain
  /// Where the domain came from.
  public var source: DomainSource
  /// Digits after the decimal point, 0 … 9; 0 unless the kind is decimal.
  public var fractionDigits: Int
  /// Whether nulls may occur, in which case null is a cell of its own.
  public var nullable: Bool
  /// What becomes of values outside the domain.
  public var outOfDomain: OutOfDomainRule
  /// The number of equal-width cells asked for, 2 … 4096, or `nil` for the default.
  public var bins: Int?
  /// A unit to print on axes, such as `years`.
  public var unit: String?
  /// What the column means.
  public var description: String?
  /// How delicate it is, in the owner's words.
  public var sensitivity: String?
  /// What it is for.
  public var role: ColumnRole
  /// Why the kind was inferred; `nil` where a person declared it.
  public var reason: String?
  /// The most cells the column may have where it is counted with others, 2 … 256, or `nil` for 32.
  public var pairBins: Int?
  /// Declared bounds of a range's cells in grid steps, ascending from the lower bound to the upper
  /// one; each cell ends right before the next bound, the last one at the upper bound.
  public var edges: [Int64]?
  /// Declared precision, at least 1: values lie on the lower bound plus multiples of this many grid
  /// steps.
  public var step: Int64?
  /// Declared precision of dates and timestamps: values are starts of such units.
  public var granularity: CalendarUnit?
  /// Values of a range that are heaped on and get cells of their own, in grid steps.
  public var atoms: [Int64]
  /// How categories are put together where the column is counted with others.
  public var hierarchy: CodeHierarchy?
  /// Public weights, finite and at least 0, from which the column is drawn where it is never measured: by
  /// category or code in order, or by equal part of a range; `nil` for even ones.
  public var prior: [Double]?

  /// Makes a column's schema; what is not given is the safest choice.
  public init(
    name: String, kind: ColumnKind, domain: Domain, source: DomainSource = .declared,
    fractionDigits: Int = 0, nullable: Bool = true, outOfDomain: OutOfDomainRule? = nil,
    bins: Int? = nil, unit: String? = nil, description: String? = nil, sensitivity: String? = nil,
    role: ColumnRole = .none, reason: String? = nil, pairBins: Int? = nil, edges: [Int64]? = nil,
    step: Int64? = nil, granularity: CalendarUnit? = nil, atoms: [Int64] = [],
    hierarchy: CodeHierarchy? = nil, prior: [Double]? = nil
  ) {
    self.name = name
    self.kind = kind
    self.domain = domain
    self.source = source
    self.fractionDigits = fractionDigits
    self.nullable = nullable
    self.outOfDomain = outOfDomain ?? (kind.isNumeric || !nullable ? .clip : .null)
    self.bins = bins
    self.unit = unit
    self.description = description
    self.sensitivity = sensitivity
    self.role = role
    self.reason = reason
    self.pairBins = pairBins
    self.edges = edges
    self.step = step
    self.granularity = granularity
    self.atoms = atoms
    self.hierarchy = hierarchy
    self.prior = prior
  }
}
