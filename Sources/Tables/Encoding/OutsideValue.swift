import Documents

/// A real value that has no cell in its column's declared domain.
public struct OutsideValue: Error, Sendable, Hashable {
  /// The row, counted from 0.
  public let row: Int
  /// The column's name.
  public let column: String
  /// The value as it is written; `nil` for null.
  public let value: String?
  /// What is wrong and what to do.
  public let message: String

  /// The same for a person, on a line of a file.
  public func inputError(file: String?, line: Int?) -> InputError {
    InputError(message, file: file, line: line, column: column, value: value)
  }
}
