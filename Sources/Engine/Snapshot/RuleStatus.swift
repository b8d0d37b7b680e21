import Rules

/// One rule as a screen shows it.
public struct RuleStatus: Sendable, Hashable {
  /// The rule as a person wrote it.
  public var rule: Rule
  /// What is wrong with its text, with the place; `nil` where it fits the table.
  public var problem: RuleProblem?
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
  /// Whether the figures belong to an older generation.
  public var isStale = true

  /// A rule of which nothing is known yet.
  public init(_ rule: Rule) { self.rule = rule }
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
