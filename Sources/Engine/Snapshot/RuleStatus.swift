import Documents
import Rules

/// One rule as a screen shows it.
public struct RuleStatus: Sendable, Hashable {
  /// The rule as a person wrote it.
  public var rule: Rule
  /// What is wrong with its text, with the place; `nil` where it fits the table.
  public var problem: TextProblem?
  /// What it says, in a sentence; empty where it does not fit the table.
  public var meaning = ""
  /// The columns it reads or writes, by position in the file.
  public var columns: [Int] = []
  /// How it is enforced, in words; empty for one that is off, only counted, or wrong.
  public var enforcement = ""
  /// The kinds of its enforcement, such as `mask` or `derived`.
  public var kinds: [String] = []
  /// Rows of the newest draft that break it; `nil` before there are any.
  public var brokenSynthetic: Int?
  /// Real rows that break it: for the curator's eyes alone, `nil` in the other modes.
  public var brokenReal: Int?
  /// The share of the newest draft's rows that obeyed it as they were drawn, 0 … 1.
  public var accepted: Double?
  /// The share of rows whose values were drawn again within their cells for it, 0 … 1.
  public var redrawn: Double?
  /// The share of rows that were repaired for it, 0 … 1.
  public var repaired: Double?
  /// The largest distance by which its enforcement after drawing moved one of its columns, 0 … 1.
  public var effect: Double?
  /// The part of the rows that the draft's counts find where the rule leaves none, 0 … 1; `nil` where no measured
  /// marginal tells.
  public var contradicted: Double?
  /// Whether that is a large part of what was measured, and more than noise explains.
  public var isContradicted = false
  /// Why the newest draft's rows could not be made to obey it; `nil` where they could.
  public var failure: String?
  /// Whether the figures belong to an older generation.
  public var isStale = true

  /// Whether it cannot be kept as it stands.
  public var isRefused: Bool { rule.isOn && (problem != nil || failure != nil) }
  /// Whether keeping it moved a column far.
  public var hasLargeEffect: Bool { (effect ?? 0) >= RuleSet.largeEffect }

  /// A rule of which nothing is known yet.
  public init(_ rule: Rule) { self.rule = rule }
}

extension Snapshot {
  /// Places of the rules that are on and cannot be kept as they stand, ascending: what keeps a release from being made.
  public var refusedRules: [Int] {
    let conflicting = ruleConflicts.flatMap(\.rules)
    return rules.indices.filter { rules[$0].isRefused || conflicting.contains($0) }
  }

  /// Places of the rules that are kept at a price a reader must know of, ascending.
  public var costlyRules: [Int] {
    rules.indices.filter { place in
      let status = rules[place]
      return status.rule.isOn && status.rule.severity == .must
        && (status.isContradicted || status.hasLargeEffect)
    }
  }
}

/// Rules that no row can obey together, or values that they leave no row for.
public struct RuleConflictStatus: Sendable, Hashable {
  /// Places of the rules, ascending.
  public var rules: [Int]
  /// What is wrong, in a sentence.
  public var text: String

  /// Rules in conflict.
  public init(rules: [Int], text: String) {
    self.rules = rules
    self.text = text
  }
}
