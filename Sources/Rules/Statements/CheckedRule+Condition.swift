extension CheckedRule {
  /// A rule of a condition made elsewhere, in the words of the rule it comes from.
  ///
  /// - Precondition: the condition reads columns of the schema that `rule` was checked against.
  public init(condition: Condition, of rule: Rule) {
    self.init(rule: rule, statement: .condition(condition))
  }
}
