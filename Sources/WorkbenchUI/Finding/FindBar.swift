/// A text being looked for as it is typed; the page stays in view and shows the first place that holds it.
public struct FindBar: Hashable, Sendable {
  /// What has been typed.
  public var field = TextField()
  /// The chosen row at the start.
  let row: Int
  /// The chosen column at the start.
  let column: Int
  /// The heatmap's row at the start.
  let heatRow: Int
}
