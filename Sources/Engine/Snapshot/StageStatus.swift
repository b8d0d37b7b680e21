/// One stage of the pipeline.
public struct StageStatus: Sendable, Hashable {
  /// Where a stage is.
  public enum State: Sendable, Hashable { case waiting, running, done, kept, failed }
  /// `load`, `encode`, `count`, `plan`, `measure`, `fit`, `sample`, `decode` or `evaluate`.
  public var name: String
  /// Where it is; `kept` means its earlier result was used again.
  public var state: State
  /// How long it took.
  public var milliseconds: Double
  /// The part of its work that is done, 0 … 1, while it runs; `nil` where it cannot be told.
  public var fraction: Double? = nil
  /// Seconds it will still take, where they are known; told of stages over a second.
  public var secondsLeft: Double? = nil
}
