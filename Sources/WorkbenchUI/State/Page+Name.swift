extension Page {
  /// What the page is called.
  public var name: String {
    switch self {
    case .start: "start"
    case .main: "main"
    case .pair: "pair"
    case .rows: "rows"
    case .column: "columns"
    case .evaluation: "evaluation"
    case .rules: "rules"
    case .scenario: "scenario"
    case .postProcessing: "post-processing"
    case .checklist: "checklist"
    case .ledger: "ledger"
    case .glossary: "glossary"
    case .tradeOff: "trade-off"
    case .pins: "pins"
    case .journal: "journal"
    case .notices: "notices"
    case .settings: "settings"
    case .diagnostics: "diagnostics"
    }
  }
}
