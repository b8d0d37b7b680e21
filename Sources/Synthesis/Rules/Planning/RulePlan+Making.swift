import Rules
import Tables

extension RulePlan {
  /// Plans rules over a table's columns.
  ///
  /// - Parameter rules: rules that must hold, each with its place in the list a person sees.
  /// - Throws: ``RulePlanProblem`` at a rule that cannot be enforced.
  /// - Complexity: O(rules · cells of their columns); some milliseconds for twenty rules.
  public init(
    _ rules: [(place: Int, checked: CheckedRule)], encoding: TableEncoding
  ) throws(RulePlanProblem) {
    self.init()
    guard !rules.isEmpty else { return }
    var planner = RulePlanner(RuleSchema(encoding))
    try planner.add(rules)
    self = planner.plan
  }
}
