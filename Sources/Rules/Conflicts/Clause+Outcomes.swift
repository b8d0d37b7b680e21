extension Clause {
  /// The truths it may have within a box; perhaps more than it has, never fewer.
  ///
  /// - Complexity: O(parts).
  func outcomes(in box: RowBox) -> Outcomes {
    switch self {
    case .always(let truth): return truth ? .yes : .no
    case .opaque: return .any
    case .texts(let axis, let set):
      guard let texts = box.texts(axis) else { return .any }
      var result: Outcomes = box.canBeNull[axis] ? .unknown : []
      if texts.isEmpty { return .unknown }
      if !texts.isDisjoint(with: set) { result.insert(.yes) }
      if !texts.isSubset(of: set) { result.insert(.no) }
      return result
    case .sameText(let a, let b, let first, let second):
      return Clause.sameText(box, (a, first), (b, second))
    case .linear(let atom): return atom.outcomes(in: box)
    case .compare(let left, let comparison, let right):
      return Clause.compare(left.bounds(in: box), comparison, right.bounds(in: box))
    case .isNull(let axis):
      if !box.canHoldValue(axis) { return .yes }
      return box.canBeNull[axis] ? [.no, .yes] : .no
    case .isNullValue(let value):
      let bounds = value.bounds(in: box)
      return Outcomes(rawValue: (bounds.canBeNull ? 4 : 0) | (bounds.canBeValue ? 1 : 0))
    case .tuple(let axes, let rows): return Clause.tuple(box, axes, rows)
    case .not(let inner): return inner.outcomes(in: box).opposite
    case .and(let parts): return parts.reduce(.yes) { $0.and($1.outcomes(in: box)) }
    case .or(let parts): return parts.reduce(.no) { $0.or($1.outcomes(in: box)) }
    case .iff(let left, let right): return left.outcomes(in: box).iff(right.outcomes(in: box))
    }
  }

  private static func sameText(
    _ box: RowBox, _ left: (axis: Int, numbers: [Int]), _ right: (axis: Int, numbers: [Int])
  ) -> Outcomes {
    guard let first = box.texts(left.axis), let second = box.texts(right.axis) else { return .any }
    if first.isEmpty || second.isEmpty { return .unknown }
    var result: Outcomes =
      box.canBeNull[left.axis] || box.canBeNull[right.axis] ? .unknown : []
    if left.axis == right.axis { return result.union(.yes) }
    let a = Set(first.members.map { left.numbers[$0] })
    let b = Set(second.members.map { right.numbers[$0] })
    if !a.isDisjoint(with: b) { result.insert(.yes) }
    if a.count > 1 || b.count > 1 || a != b { result.insert(.no) }
    return result
  }

  private static func compare(
    _ a: BoundedExpression.Bounds, _ comparison: Comparison, _ b: BoundedExpression.Bounds
  ) -> Outcomes {
    guard a.canBeValue, b.canBeValue else { return .unknown }
    var result: Outcomes = a.canBeNull || b.canBeNull ? .unknown : []
    func isBelow(_ x: Rational?, _ y: Rational?) -> Bool? {
      x.flatMap { x in y.map { x < $0 } }
    }
    let isLess = isBelow(a.high, b.low) == true
    let isGreater = isBelow(b.high, a.low) == true
    let isAtMost = isBelow(b.low, a.high) == false
    let isAtLeast = isBelow(a.low, b.high) == false
    switch comparison {
    case .equal, .unequal:
      let isSame = a.low != nil && a.low == a.high && a.low == b.low && a.low == b.high
      let same: Outcomes = isSame ? .yes : isLess || isGreater ? .no : [.no, .yes]
      result.formUnion(comparison == .equal ? same : same.opposite)
    case .less: result.formUnion(isLess ? .yes : isAtLeast ? .no : [.no, .yes])
    case .atMost: result.formUnion(isAtMost ? .yes : isGreater ? .no : [.no, .yes])
    case .greater: result.formUnion(isGreater ? .yes : isAtMost ? .no : [.no, .yes])
    case .atLeast: result.formUnion(isAtLeast ? .yes : isLess ? .no : [.no, .yes])
    }
    return result
  }

  private static func tuple(_ box: RowBox, _ axes: [Int], _ rows: [[Int64]]) -> Outcomes {
    if axes.contains(where: { !box.canHoldValue($0) }) { return .unknown }
    var result: Outcomes = axes.contains { box.canBeNull[$0] } ? .unknown : []
    let left = rows.filter { Clause.contains(box, axes, $0) }
    guard !left.isEmpty else { return result.union(.no) }
    result.insert(.yes)
    let places = axes.reduce(1.0) { $0 * box.size($1) }
    if axes.contains(where: { box.canBeNull[$0] }) || Double(left.count) < places {
      result.insert(.no)
    }
    return result
  }

  /// Whether a box holds a row of numbers.
  static func contains(_ box: RowBox, _ axes: [Int], _ row: [Int64]) -> Bool {
    zip(axes, row).allSatisfy { axis, number in
      if let texts = box.texts(axis) { return texts.contains(Int(number)) }
      return box.numbers(axis)?.contains(number) ?? false
    }
  }
}
