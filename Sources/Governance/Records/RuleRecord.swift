import Documents

/// One rule as a manifest tells it: what rows obey, how, and what that did to them.
///
/// Everything is of the rows written; nothing of it is counted among real rows.
public struct RuleRecord: Sendable, Hashable {
  /// The rule's text.
  public var text: String
  /// Its name, where it has one.
  public var name: String?
  /// `must` or `warn`.
  public var severity: String
  /// The kinds of its enforcement, such as `mask`; empty where it is only counted.
  public var kinds: [String]
  /// How it is enforced, in words.
  public var enforcement: String
  /// The share of rows that obeyed it as they were drawn, 0 … 1.
  public var accepted: Double?
  /// The share of rows that got other values within their cells for it, 0 … 1.
  public var redrawn: Double?
  /// The share of rows that got values of other rows for it, 0 … 1.
  public var repaired: Double?
  /// The largest distance by which that moved one of its columns, 0 … 1.
  public var effect: Double?
  /// The part of the rows that released counts find in cells that the rule leaves empty, 0 … 1; `nil` where no
  /// marginal tells.
  public var contradicted: Double?
  /// Rows written that break it.
  public var violations: Int

  /// Makes a record of a rule that is only counted; what enforcement did may be added.
  public init(text: String, name: String?, severity: String, violations: Int) {
    self.text = text
    self.name = name
    self.severity = severity
    self.violations = violations
    kinds = []
    enforcement = "counted only"
  }

  /// The record with its keys in order.
  public var document: DocumentValue {
    func number(_ value: Double?) -> DocumentValue { value.map(DocumentValue.number) ?? .null }
    return .map([
      ("rule", .text(text)), ("name", name.map(DocumentValue.text) ?? .null),
      ("severity", .text(severity)), ("enforced_by", .list(kinds.map(DocumentValue.text))),
      ("enforcement", .text(enforcement)), ("accepted", number(accepted)),
      ("redrawn", number(redrawn)), ("repaired", number(repaired)),
      ("effect_on_marginals", number(effect)), ("measured_against", number(contradicted)),
      ("violations", .integer(violations)),
    ])
  }
}
