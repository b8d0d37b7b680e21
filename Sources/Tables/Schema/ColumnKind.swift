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
