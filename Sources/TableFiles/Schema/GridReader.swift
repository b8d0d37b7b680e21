import Documents
import Tables

/// Reads values on the grid of a column's kind, as whole grid steps.
struct GridReader {
  let kind: ColumnKind
  let digits: Int

  /// Values stay within ±2^62, so that the width between any two is a number too.
  private static let largest: Int64 = 1 << 62

  /// A value: a number, a date or a time.
  func value(_ node: DocumentNode) throws -> Int64 {
    let text = try node.string()
    switch kind {
    case .date:
      return try checked(GridText.days(text), "a date is expected here, as 2024-02-29", node)
    case .timestamp:
      return try checked(
        GridText.seconds(text), "a time is expected here, as 2024-02-29T23:59:00", node)
    case .integer, .decimal, .category, .boolean, .text, .identifier:
      return try number(node, digits: kind == .decimal ? digits : 0)
    }
  }

  /// A distance between values: a number in the column's own digits, days, or seconds.
  func distance(_ node: DocumentNode) throws -> Int64 {
    try number(node, digits: kind == .decimal ? digits : 0)
  }

  /// A value as a person writes it.
  func text(_ step: Int64) -> String {
    switch kind {
    case .date: GridText.date(days: step)
    case .timestamp: GridText.time(seconds: step)
    case .decimal: GridText.decimal(step, digits: digits)
    case .integer, .category, .boolean, .text, .identifier: String(step)
    }
  }

  private func number(_ node: DocumentNode, digits: Int) throws -> Int64 {
    let expected =
      kind == .decimal
      ? "a number with at most \(digits) digits after the point is expected here"
      : "a whole number is expected here"
    return try checked(GridText.steps(try node.string(), digits: digits), expected, node)
  }

  private func checked(
    _ value: Int64?, _ expected: String, _ node: DocumentNode
  ) throws -> Int64 {
    guard let value else { throw node.error(expected) }
    guard value.magnitude <= GridReader.largest.magnitude else {
      throw node.error("the number is too large; at most 2^62 steps from zero are accepted")
    }
    return value
  }
}
