import Tables

extension ColumnSchema {
  /// Takes what a person says of the column.
  mutating func say(_ words: ColumnWords) {
    switch words {
    case .role(let role): self.role = role
    case .sensitivity(let text): sensitivity = text
    case .unit(let text): unit = text
    case .description(let text): description = text
    }
  }
}

extension ColumnWords {
  /// The edit's name in the undo history.
  func name(of column: String) -> String {
    switch self {
    case .role(let role): "role of \(column) → \(role.rawValue)"
    case .sensitivity(let text): "sensitivity of \(column) → \(text ?? "unsaid")"
    case .unit(let text): "unit of \(column) → \(text ?? "none")"
    case .description(let text): text == nil ? "no words on \(column)" : "words on \(column)"
    }
  }
}
