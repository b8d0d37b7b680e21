/// A number or a word of the screens that explains itself.
public enum GlossaryTerm: String, CaseIterable, Hashable, Sendable {
  case epsilon, delta, rho, columnEpsilon, share, cap, spent, chain, guarantee, mode, domainSource
  case unit, draft, pilot, release, columnDistance, pairDistance, meanPairDistance, expectedDistance
  case noise, band, cramersV, correlation, associationError, kMarginal, distribution, moments
  case role, sensitivity, rule, acceptance, repaired, effect, scenario, postProcessing

  /// What it is called on screens.
  public var name: String { words.name }
  /// What it is.
  public var meaning: String { words.meaning }
  /// How it is computed.
  public var reckoning: String { words.reckoning }
  /// What is good, or what to do about it.
  public var advice: String { words.advice }
}

/// What a term says of itself.
struct GlossaryWords: Hashable, Sendable {
  let name: String
  let meaning: String
  let reckoning: String
  let advice: String

  init(_ name: String, _ meaning: String, _ reckoning: String, _ advice: String) {
    self.name = name
    self.meaning = meaning
    self.reckoning = reckoning
    self.advice = advice
  }
}
