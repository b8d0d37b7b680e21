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
  /// The number of equal-width bins asked for, 2 … 4096, or `nil` for the default.
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

  /// Makes a column's schema; what is not given is the safest choice.
  public init(
    name: String, kind: ColumnKind, domain: Domain, source: DomainSource = .declared,
    fractionDigits: Int = 0, nullable: Bool = true, outOfDomain: OutOfDomainRule? = nil,
    bins: Int? = nil, unit: String? = nil, description: String? = nil, sensitivity: String? = nil,
    role: ColumnRole = .none, reason: String? = nil
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
  }
}
