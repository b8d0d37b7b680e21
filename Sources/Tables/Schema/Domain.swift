/// The values a column may take.
public enum Domain: Sendable, Hashable {
  /// Whole steps from `lower` to `upper`, both included.
  ///
  /// A step is 1 for integers, 10^-fractionDigits for decimals, a day for dates (days since
  /// 1970-01-01) and a second for timestamps (seconds since 1970-01-01T00:00:00).
  case grid(lower: Int64, upper: Int64)
  /// Named values in order; booleans list false, then true, as their file spells them.
  case categories([String])
  /// Codes 0 ..< size of an integer-coded table; such a column has no nulls.
  case codes(Int)
  /// Anything: text and identifiers, which the model does not hold.
  case open
}

/// Where a domain came from, which decides whether a guarantee can rest on it.
public enum DomainSource: String, CaseIterable, Sendable, Codable {
  /// Written or confirmed by a person, or public.
  case declared
  /// Measured under the budget, and charged.
  case derived
  /// Read off the real rows: no guarantee can rest on it.
  case inferred
}

/// What becomes of a real value outside its column's domain, decided from that value alone.
public enum OutOfDomainRule: String, CaseIterable, Sendable, Codable {
  /// The nearest bound; for categories the first category.
  case clip
  /// The category `other`, which is then part of the domain.
  case other
  /// Null; the column then has a null cell.
  case null
}
