extension Condition {
  /// Whether a row meets it, `nil` where unknown; `value` gives the row's value in a column.
  ///
  /// - Complexity: O(parts), and O(length) for each text.
  public func holds(_ value: (Int) -> RuleValue) -> Bool? {
    switch self {
    case .always(let truth): return truth
    case .compare(let left, let comparison, let right):
      guard case .number(let a) = left.value(value), case .number(let b) = right.value(value)
      else { return nil }
      return comparison.holds(a, b)
    case .near(let left, let right, let tolerance):
      guard case .number(let a) = left.value(value), case .number(let b) = right.value(value),
        let difference = a.subtracting(b)
      else { return nil }
      return difference.magnitude <= tolerance
    case .text(let column, let test):
      guard case .text(let text) = value(column) else { return nil }
      return test.passes(text)
    case .sameText(let left, let right):
      guard case .text(let a) = left.value(value), case .text(let b) = right.value(value) else {
        return nil
      }
      return a.utf8.elementsEqual(b.utf8)
    case .isNull(let expression): return expression.value(value) == .null
    case .tuple(let columns, let list):
      let cells = columns.map(value)
      return cells.contains(.null) ? nil : list.contains(cells)
    case .not(let inner): return inner.holds(value).map { !$0 }
    case .and(let parts): return Condition.all(parts, value)
    case .or(let parts): return Condition.any(parts, value)
    case .implies(let left, let right):
      switch left.holds(value) {
      case false: return true
      case true: return right.holds(value)
      default: return right.holds(value) == true ? true : nil
      }
    case .iff(let left, let right):
      guard let a = left.holds(value), let b = right.holds(value) else { return nil }
      return a == b
    }
  }

  private static func all(_ parts: [Condition], _ value: (Int) -> RuleValue) -> Bool? {
    var isKnown = true
    for part in parts {
      switch part.holds(value) {
      case false: return false
      case nil: isKnown = false
      default: break
      }
    }
    return isKnown ? true : nil
  }

  private static func any(_ parts: [Condition], _ value: (Int) -> RuleValue) -> Bool? {
    var isKnown = true
    for part in parts {
      switch part.holds(value) {
      case true: return true
      case nil: isKnown = false
      default: break
      }
    }
    return isKnown ? false : nil
  }
}

extension Comparison {
  /// Whether two numbers compare so.
  @inline(__always)
  public func holds<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
    switch self {
    case .equal: left == right
    case .unequal: left != right
    case .less: left < right
    case .atMost: left <= right
    case .greater: left > right
    case .atLeast: left >= right
    }
  }
}
