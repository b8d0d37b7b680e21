/// What a column's values are.
public enum ColumnKind: String, CaseIterable, Sendable, Codable {
  case integer, decimal, category, date, timestamp, boolean, text, identifier

  /// Whether values lie on a grid of whole steps, so that they have bins, a mean and quartiles.
  public var isNumeric: Bool {
    switch self {
    case .integer, .decimal, .date, .timestamp: true
    case .category, .boolean, .text, .identifier: false
    }
  }

  /// Whether the model holds the column; identifiers are made outside it and free text is left out.
  public var isModelled: Bool { self != .text && self != .identifier }
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

/// What a column is for in disclosure and utility questions.
public enum ColumnRole: String, CaseIterable, Sendable, Codable {
  case none, quasiIdentifier = "quasi-identifier", sensitive, target, identifier = "id"
}
