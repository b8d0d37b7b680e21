import Engine
import Tables

/// A line of what is known of a column.
enum ColumnField: CaseIterable, Hashable {
  case share, cap, columnEpsilon, kind, domain, source, role, sensitivity, unit, description

  /// All of them, in order.
  static let all = allCases

  /// What it is called.
  var name: String {
    switch self {
    case .columnEpsilon: "ε_c"
    case .source: "domain source"
    default: "\(self)"
    }
  }

  /// The term that explains it; `nil` where the name says enough.
  var term: GlossaryTerm? {
    switch self {
    case .share: .share
    case .cap: .cap
    case .columnEpsilon: .columnEpsilon
    case .domain, .source, .kind: .domainSource
    case .role: .role
    case .sensitivity, .unit, .description: .sensitivity
    }
  }

  /// Whether a person may change it here.
  var isEditable: Bool {
    switch self {
    case .columnEpsilon, .kind, .domain: false
    default: true
    }
  }
}

extension WorkbenchState {
  /// Changes the field under the cursor: asks for a value, or confirms a domain.
  mutating func editField(_ snapshot: Snapshot) -> [Effect] {
    guard let column = chosenColumn(in: snapshot), let field = ColumnField.all[safe: field.selected]
    else { return [] }
    if field.isEditable, let readOnly = snapshot.readOnly {
      log.say(.warning, readOnly.sentence)
      return []
    }
    let name = column.schema.name
    switch field {
    case .share: return perform(.shareSet, snapshot)
    case .cap: return perform(.cap, snapshot)
    case .source: return perform(.confirmDomain, snapshot)
    case .role:
      overlays.append(.prompt(Prompt(.role(column: name), suggestion: column.schema.role.rawValue)))
    case .sensitivity:
      overlays.append(
        .prompt(Prompt(.sensitivity(column: name), suggestion: column.schema.sensitivity ?? "")))
    case .unit:
      overlays.append(.prompt(Prompt(.unit(column: name), suggestion: column.schema.unit ?? "")))
    case .description:
      overlays.append(
        .prompt(Prompt(.description(column: name), suggestion: column.schema.description ?? "")))
    case .columnEpsilon, .kind, .domain:
      log.say(.info, "\(field.name) follows from the dictionary and the budget")
    }
    return []
  }

}
