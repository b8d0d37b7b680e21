/// How far and from where a model is fitted.
public struct FitOptions: Sendable {
  /// Message passings to spend, at least 1; 150 is enough from a cold start.
  public var iterations: Int
  /// Message passings to go on to, where after ``iterations`` the fit is still on its way; never below that.
  ///
  /// Where it is above ``iterations``, a fit also ends before these once it is as near to the targets as noise
  /// leaves worth going (``FitSchedule``).
  public var mostIterations: Int
  /// Rows the model shall have, at least 1; `nil` takes the estimate from the targets.
  public var total: Double?
  /// An earlier model to start from, used only when its tree is the same one.
  ///
  /// A warm start may remember targets that are gone since; what leaves the house is fitted cold.
  public var warmStart: FittedModel?
  /// Cells known to be 0; each table must lie inside a node of the tree, and together they must leave
  /// something possible (``JunctionTree/leavesRows(_:)``). What targets say about such cells is left out of the loss.
  public var zeros: [StructuralZeros]

  /// The defaults: a cold start without zeros.
  public init(
    iterations: Int = 150, mostIterations: Int = 0, total: Double? = nil,
    warmStart: FittedModel? = nil, zeros: [StructuralZeros] = []
  ) {
    self.iterations = iterations
    self.mostIterations = max(iterations, mostIterations)
    self.total = total
    self.warmStart = warmStart
    self.zeros = zeros
  }
}

/// How a fit went so far.
public struct FitProgress: Sendable, Hashable {
  /// Message passings done.
  public var iteration: Int
  /// Message passings that are done at most, as it stands now.
  public var last: Int
  /// Σ ‖μ − y‖²/(2σ²) over the targets, μ the model's marginals.
  public var loss: Double

  /// The part of the message passings that is done, 0 … 1; the end may come earlier.
  public var fraction: Double { min(1, Double(iteration) / Double(max(1, last))) }
}
