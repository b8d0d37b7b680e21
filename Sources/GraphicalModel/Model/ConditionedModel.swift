/// What a model says where some evidence is taken as given.
public struct ConditionedModel: Sendable {
  /// The evidence's probability, Σ p(x) · Π likelihoods: with indicators the share of rows they hold of.
  ///
  /// 0 where the evidence contradicts the model.
  public let probability: Double
  /// The model given the evidence, scaled to as many rows as before; `nil` where the evidence contradicts
  /// the model or itself, so that there is nothing to be said.
  public let model: FittedModel?
}
