import Privacy

extension Synthesizer {
  /// Takes a plan that was made elsewhere, such as what deriving domains has left of a budget.
  ///
  /// - Precondition: `plan` is over the columns of `request`.
  public init(_ request: SynthesisRequest, plan: BudgetPlan) {
    precondition(plan.ceilings.count == request.columns.count, "a plan over other columns")
    self.request = request
    self.plan = plan
  }
}
