/// One of the two lists of steps as a screen shows it.
public struct StepsSummary: Sendable, Hashable {
  /// The steps in order, those switched off included.
  public var steps: [StepSummary] = []
  /// Whether any of them is done.
  public var isActive: Bool { steps.contains { $0.step.isOn } }
  /// What all must know who look at the rows; empty where nothing is done.
  public var statement = ""
  /// Generation of the figures.
  public var generation = 0

  /// No steps.
  public init() {}
}

/// One step with what it did to the newest draft.
public struct StepSummary: Sendable, Hashable {
  /// A figure, perhaps before and after the step.
  public struct Figure: Sendable, Hashable {
    /// What it is.
    public var name: String
    /// The value before; `nil` for a figure of the step alone.
    public var before: Double?
    /// The value after; `nil` where it is not defined.
    public var after: Double?
  }

  /// A column that the step changed.
  public struct Change: Sendable, Hashable {
    /// The column's name.
    public var column: String
    /// Rows whose value changed; `nil` where rows came or went.
    public var changed: Int?
    /// Total variation distance between its values before and after; `nil` where they cannot be compared.
    public var distance: Double?
    /// Nulls, different values, entropy in bits, mean and deviation, as far as they are defined.
    public var figures: [Figure]
  }

  /// The step as the session has it.
  public var step: ChosenStep
  /// What it does, in a sentence; `nil` where its text is not understood.
  public var sentence: String?
  /// Rows before and after it; `nil` until the draft has come to it, and for steps that change the model.
  public var rows: [Int]?
  /// Figures of the step, such as signal to noise, or the size of the smallest class.
  public var figures: [Figure] = []
  /// The columns that it changed.
  public var changes: [Change] = []
  /// What a reader must know, such as that noise dominates.
  public var warnings: [String] = []

  /// A step that no draft has come to yet.
  public init(_ step: ChosenStep, sentence: String? = nil) {
    self.step = step
    self.sentence = sentence
  }
}
