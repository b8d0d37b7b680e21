/// A modelled column as measurements know it.
public struct MeasuredColumn: Sendable, Hashable {
  /// Its name.
  public var name: String
  /// Its cells, 1 … 65,536, the null cell included.
  public var size: Int

  /// Makes a column.
  public init(name: String, size: Int) {
    self.name = name
    self.size = size
  }
}
