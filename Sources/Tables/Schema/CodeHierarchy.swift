/// How a column's categories are put together where pairs of columns are counted: public knowledge,
/// such as the chapters of a classification.
public enum CodeHierarchy: Sendable, Hashable {
  /// Categories that share their first characters, of this number, at least 1.
  case prefix(Int)
  /// Named groups of categories; a category that none names is a group of its own.
  case groups([Group])

  /// Categories under one name.
  public struct Group: Sendable, Hashable {
    /// The name, unique among the groups.
    public var name: String
    /// The categories, each in one group only.
    public var values: [String]

    /// Puts categories under a name.
    public init(name: String, values: [String]) {
      self.name = name
      self.values = values
    }
  }
}
