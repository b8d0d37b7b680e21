/// One rule as a person wrote it: a line of text that every row must obey, public knowledge.
public struct Rule: Sendable, Hashable {
  /// The line, such as `discharged >= admitted`.
  public var text: String
  /// What the person calls it.
  public var name: String?
  /// Whether it counts; one that is switched off is kept and not checked.
  public var isOn: Bool
  /// What becomes of rows that break it.
  public var severity: RuleSeverity
  /// Why it is there, in the person's words.
  public var note: String?
  /// Whether real rows that break it are left out before anything is counted; otherwise they are counted, and
  /// what they say of impossible cells is passed over.
  public var dropsRealRows = false

  /// Makes a rule that is on and must hold.
  public init(
    _ text: String, name: String? = nil, isOn: Bool = true, severity: RuleSeverity = .must,
    note: String? = nil
  ) {
    self.text = text
    self.name = name
    self.isOn = isOn
    self.severity = severity
    self.note = note
  }

  /// What to call it in a sentence: its name, or its text.
  public var label: String { name ?? text }
}

/// What becomes of rows that break a rule.
public enum RuleSeverity: String, CaseIterable, Sendable, Codable {
  /// No row that breaks it is written.
  case must
  /// Rows that break it are counted and told of, and written all the same.
  case warn
}
