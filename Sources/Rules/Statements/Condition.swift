/// Something a row makes true, false or unknown; nulls make comparisons unknown, and `and`, `or` and
/// `not` are Kleene's.
public indirect enum Condition: Sendable, Hashable {
  /// True or false whatever the row.
  case always(Bool)
  /// Two numbers, dates or timestamps compare so.
  case compare(Expression, Comparison, Expression)
  /// Two numbers differ by at most a tolerance, which is at least 0.
  case near(Expression, Expression, tolerance: Rational)
  /// A text column's value passes a test.
  case text(column: Int, TextTest)
  /// Two texts are the same.
  case sameText(Expression, Expression)
  /// The value is null: two-valued.
  case isNull(Expression)
  /// The columns' values are one of a list's rows; unknown where one of them is null.
  case tuple([Int], TupleList)
  /// The opposite; unknown stays unknown.
  case not(Condition)
  /// False where one is false; true where all are true.
  case and([Condition])
  /// True where one is true; false where all are false.
  case or([Condition])
  /// `not first or second`.
  case implies(Condition, Condition)
  /// Both or neither; unknown where one is unknown.
  case iff(Condition, Condition)

  /// The schema positions it reads.
  public var columns: Set<Int> {
    switch self {
    case .always: []
    case .compare(let left, _, let right), .near(let left, let right, _),
      .sameText(let left, let right):
      left.columns.union(right.columns)
    case .text(let column, _): [column]
    case .isNull(let expression): expression.columns
    case .tuple(let columns, _): Set(columns)
    case .not(let condition): condition.columns
    case .and(let parts), .or(let parts):
      parts.reduce(into: []) { $0.formUnion($1.columns) }
    case .implies(let left, let right), .iff(let left, let right):
      left.columns.union(right.columns)
    }
  }
}

/// What a text column's value is tested for.
public enum TextTest: Sendable, Hashable {
  /// It is one of these, character by character; ascending, none twice.
  case oneOf([String])
  /// It begins with this.
  case startsWith(String)
  /// It ends with this.
  case endsWith(String)
  /// This stands somewhere in it.
  case contains(String)
  /// The whole of it matches a pattern.
  case matches(TextPattern)

  /// Whether a text passes. Complexity: O(length).
  public func passes(_ text: String) -> Bool {
    switch self {
    case .oneOf(let texts): texts.contains { $0.utf8.elementsEqual(text.utf8) }
    case .startsWith(let part): text.utf8.starts(with: part.utf8)
    case .endsWith(let part): text.utf8.reversed().starts(with: part.utf8.reversed())
    case .contains(let part): text.utf8.containsRun(Array(part.utf8))
    case .matches(let pattern): pattern.matches(text)
    }
  }
}

extension String.UTF8View {
  /// Whether the bytes of `run` stand somewhere within.
  fileprivate func containsRun(_ run: [UInt8]) -> Bool {
    guard !run.isEmpty else { return true }
    let bytes = Array(self)
    guard bytes.count >= run.count else { return false }
    return (0...bytes.count - run.count).contains { start in
      bytes[start..<start + run.count].elementsEqual(run)
    }
  }
}
