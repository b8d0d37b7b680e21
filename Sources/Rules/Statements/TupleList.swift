/// Combinations of values: the rows of a small public table.
public struct TupleList: Sendable, Hashable {
  /// Where it came from, to name it by.
  public var name: String
  /// The names of its columns; empty where it was written within a rule.
  public var columns: [String]
  /// One combination a row: texts as a file holds them, and once a rule is checked the columns' values
  /// (numbers, days, seconds or texts) in the order of the rule's columns.
  public var rows: [[RuleValue]]

  /// Makes a list.
  public init(name: String, columns: [String] = [], rows: [[RuleValue]]) {
    self.name = name
    self.columns = columns
    self.rows = rows
  }

  /// Makes a list of texts as a file holds them; an empty text is null.
  public init(name: String, columns: [String], texts: [[String]]) {
    self.init(
      name: name, columns: columns,
      rows: texts.map { $0.map { $0.isEmpty ? .null : .text($0) } })
  }
}

extension TupleList {
  /// Whether these values are one of the combinations. Complexity: O(combinations).
  public func contains(_ values: [RuleValue]) -> Bool { rows.contains(values) }
}
