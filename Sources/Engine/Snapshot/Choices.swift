import Rules

/// What a person has chosen; the session file holds exactly this and the input.
public struct Choices: Sendable, Hashable {
  /// Total budget at record level, ε > 0.
  public var epsilon = 1.0
  /// δ in 0 … 1, exclusive.
  public var delta = 1e-9
  /// Weights by column name, each at least 0; what is not named weighs 1.
  public var shares: [String: Double] = [:]
  /// Ceilings on column-level ε by column name.
  public var caps: [String: Double] = [:]
  /// Rows to write; `nil` takes the private estimate.
  public var rows: Int?
  /// The synthesis method's name.
  public var method = "junction"
  /// Which association the heatmap shows.
  public var associationMeasure = AssociationMeasure.cramersV
  /// The theme's name.
  public var theme: String?
  /// Distances asked for, by what they are of.
  public var targets: [AccuracyScore: Double] = [:]
  /// The steps that make rows of another world; free, and never counted as fidelity.
  public var scenario: [ChosenStep] = []
  /// What is done to every row before it is written; free.
  public var postProcessing: [ChosenStep] = []
  /// What rows must obey, in the order in which a person lists it.
  public var rules: [Rule] = []
  /// The allowed combinations that rules name by file, as they were read.
  public var ruleTables: [String: TupleList] = [:]
  /// Which draw of draft noise is shown; `re-roll` counts it up.
  public var draftNumber = 1

  /// The defaults.
  public init() {}

  /// The numbers of rows that may be asked for.
  public static let rowRange = 1...1_000_000_000
}
