/// A charged pilot, as a screen tells of it.
public struct PilotSummary: Sendable, Hashable {
  /// ε it was charged at, record level.
  public var epsilon: Double
  /// Synthetic rows drawn from it.
  public var rowCount: Int

  /// A pilot of `epsilon` with so many synthetic rows.
  public init(epsilon: Double, rowCount: Int) {
    self.epsilon = epsilon
    self.rowCount = rowCount
  }
}
