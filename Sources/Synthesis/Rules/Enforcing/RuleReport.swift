/// What enforcing one rule after drawing did: shares are of the rows written.
public struct RuleOutcome: Sendable, Hashable {
  /// The rule's place among the planned ones.
  public let rule: Int
  /// Rows that obeyed it as they were drawn and computed.
  public var held = 0
  /// Rows that got other values within their cells for it.
  public var redrawn = 0
  /// Rows that got values of other rows for it.
  public var repaired = 0
  /// Rows written that break it; 0 for every rule that must hold.
  public var broken = 0
  /// The largest total variation distance, over the columns it reads, between their cells' counts as drawn and
  /// as written, 0 … 1; `nil` where all of them are computed.
  public var effect: Double?

  init(rule: Int) { self.rule = rule }
}

/// What enforcing all rules after drawing did.
public struct RuleReport: Sendable, Hashable {
  /// One outcome a planned rule, in order.
  public var outcomes: [RuleOutcome] = []
  /// Rows written.
  public var rows = 0
  /// Rows of which some value was taken from another row, whatever the rule.
  public var repairedRows = 0
  /// Rows that got other values within their cells.
  public var redrawnRows = 0

  /// Nothing done.
  public init() {}

  /// The share of rows that were repaired, 0 … 1; 0 without rows.
  public var repairedShare: Double { rows > 0 ? Double(repairedRows) / Double(rows) : 0 }
}

/// Rules that could not be made to hold in every row.
public struct RuleFailure: Error, Sendable, Hashable, CustomStringConvertible {
  /// The texts of the rules.
  public let rules: [String]
  /// Their places in the list that the plan was made of.
  public let places: [Int]
  /// Why, in a sentence.
  public let reason: String

  /// Planned rules that cannot be kept, by their place in the plan.
  init(_ plan: RulePlan, _ rules: [Int], _ reason: String) {
    self.rules = rules.map { plan.rules[$0].checked.rule.text }
    places = rules.map { plan.rules[$0].place }
    self.reason = reason
  }

  /// One sentence that names the rules.
  public var description: String {
    let named = rules.map { "“\($0)”" }.joined(separator: ", ")
    return "\(reason): \(named)"
  }
}
