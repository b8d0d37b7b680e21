/// A message for the person at the screen.
public struct Notice: Sendable, Hashable {
  /// How grave it is.
  public enum Severity: Sendable, Hashable { case info, good, warning, error }
  /// Counts notices, so that the same text twice is seen as new.
  public var number: Int
  /// How grave it is.
  public var severity: Severity
  /// One sentence.
  public var text: String
}
