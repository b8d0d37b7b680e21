/// One stage of the pipeline.
public struct StageStatus: Sendable, Hashable {
  /// Where a stage is.
  public enum State: Sendable, Hashable { case waiting, running, done, kept, failed }
  /// `load`, `encode`, `count`, `plan`, `measure`, `fit`, `sample`, `rules`, `decode` or `evaluate`.
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

extension StageStatus {
  /// How long it will still take, such as `4 s left`, `2 min left`; `nil` where that is not known.
  public var timeLeft: String? {
    guard let secondsLeft, secondsLeft.isFinite else { return nil }
    let seconds = min(1e6, max(1, secondsLeft.rounded(.up)))
    if seconds < 90 { return "\(Int(seconds)) s left" }
    return seconds < 5400
      ? "\(Int((seconds / 60).rounded())) min left" : "\(Int((seconds / 3600).rounded())) h left"
  }

  /// The part that is done in per cent; `nil` where that is not known.
  public var percentDone: Int? {
    guard let fraction, fraction.isFinite else { return nil }
    return Int((min(1, max(0, fraction)) * 100).rounded())
  }
}
