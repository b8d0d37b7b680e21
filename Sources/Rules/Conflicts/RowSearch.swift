import Tables

/// Looks for one row that keeps some rules, by narrowing and halving what each column may hold.
///
/// A row that is found is checked by the rules themselves. That there is none is shown by narrowing alone,
/// which never takes away what keeps the rules.
struct RowSearch {
  enum Answer: Sendable, Hashable {
    /// Numbers of the axes' values, `nil` for null.
    case row([Int64?])
    case none
    case undecided
  }

  /// A clause and the truths it may have.
  struct Demand: Sendable {
    let clause: Clause
    let allowed: Outcomes
    /// Whether a concrete row meets it.
    let isMet: @Sendable ((Int) -> RuleValue) -> Bool
  }

  let space: RowSpace
  let demands: [Demand]
  /// How many boxes are looked at before it stops undecided.
  let limit: Int

  /// Looks within a box.
  func row(in box: RowBox) -> Answer {
    var open = [box]
    var looked = 0
    var isSure = true
    while var box = open.popLast() {
      looked += 1
      guard looked <= limit else { return .undecided }
      narrow(&box)
      let outcomes = demands.map { $0.clause.outcomes(in: box) }
      if box.isEmpty || zip(demands, outcomes).contains(where: { $0.allowed.isDisjoint(with: $1) })
      {
        isSure = isSure && isShown(box)
        continue
      }
      if let row = probe(box) { return .row(row) }
      let isOpen = zip(demands, outcomes).map { !$1.isSubset(of: $0.allowed) }
      guard let halves = halves(box, isOpen) else {
        isSure = isSure && isShown(box)
        continue
      }
      open.append(contentsOf: halves.reversed())
    }
    return isSure ? .none : .undecided
  }

  /// Whether that a box holds no row follows without the texts that were tried where not all can be.
  private func isShown(_ box: RowBox) -> Bool {
    space.axes.indices.allSatisfy { index in
      let axis = space.axes[index]
      if axis.isComplete { return true }
      guard axis.hasAllWays, case .texts(let texts) = axis.values else { return false }
      return box.texts(index)?.count == texts.count
    }
  }

  /// Narrows a box until nothing changes, or for some rounds.
  func narrow(_ box: inout RowBox) {
    for round in 0..<40 {
      let before = box
      var forced: [LinearAtom] = []
      narrowCalls(&box)
      for demand in demands {
        demand.clause.require(demand.allowed, &box, forced: &forced)
        if box.isEmpty { return }
      }
      if round % 8 == 0, !forced.isEmpty {
        _ = DifferenceBounds(forced, space).narrow(&box)
        if box.isEmpty { return }
        if LinearRelaxation(forced, space).isImpossible(in: box) {
          box.makeEmpty()
          return
        }
      }
      if box == before { return }
    }
  }

  /// Keeps of the axes that stand for calls what their columns leave.
  private func narrowCalls(_ box: inout RowBox) {
    for (index, axis) in space.axes.enumerated() {
      guard let call = axis.call else { continue }
      let bounds = BoundedExpression(call, space).bounds(in: box)
      if !bounds.canBeNull { box.requireValue(index) }
      if !bounds.canBeValue { box.requireNull(index) }
      if let low = bounds.low { box.keep(atLeast: Int64(clamping: low.ceiling), index) }
      if let high = bounds.high { box.keep(atMost: Int64(clamping: high.floor), index) }
    }
  }

  /// A row of the box's corners or middle that meets the demands.
  private func probe(_ box: RowBox) -> [Int64?]? {
    for place in [0.0, 1, 0.5] {
      let row = space.axes.indices.map { number(box, $0, place) }
      let value: (Int) -> RuleValue = { column in
        guard let axis = space.axisOf[column], let number = row[axis] else { return .null }
        return space.value(axis, number)
      }
      if demands.allSatisfy({ $0.isMet(value) }) { return row }
    }
    return nil
  }

  private func number(_ box: RowBox, _ axis: Int, _ place: Double) -> Int64? {
    guard box.canHoldValue(axis) else { return nil }
    if let range = box.numbers(axis) {
      let span = range.upperBound.subtractingReportingOverflow(range.lowerBound)
      if span.overflow { return place == 0 ? range.lowerBound : range.upperBound }
      return place == 0
        ? range.lowerBound
        : place == 1 ? range.upperBound : range.lowerBound + span.partialValue / 2
    }
    return box.texts(axis)?.first.map { Int64($0) }
  }

  /// The two halves by the column of the fewest values among those that matter; `nil` for a single row,
  /// which was tried.
  private func halves(_ box: RowBox, _ isOpen: [Bool]) -> [RowBox]? {
    var axes: Set<Int> = []
    for (demand, isOpen) in zip(demands, isOpen) where isOpen { demand.clause.collectAxes(&axes) }
    for candidates in [axes, Set(space.axes.indices)] {
      let sorted = candidates.sorted { (box.size($0), $0) < (box.size($1), $1) }
      for axis in sorted {
        if let halves = box.halves(axis) { return halves }
      }
    }
    return nil
  }
}

extension Clause {
  /// The axes it reads; of what cannot be reasoned about, none.
  func collectAxes(_ axes: inout Set<Int>) {
    switch self {
    case .always, .opaque: return
    case .texts(let axis, _), .isNull(let axis): axes.insert(axis)
    case .sameText(let a, let b, _, _): axes.formUnion([a, b])
    case .linear(let atom): axes.formUnion(atom.terms.map(\.axis))
    case .compare(let left, _, let right):
      axes.formUnion(left.axes)
      axes.formUnion(right.axes)
    case .isNullValue(let value): axes.formUnion(value.axes)
    case .tuple(let parts, _): axes.formUnion(parts)
    case .not(let inner): inner.collectAxes(&axes)
    case .and(let parts), .or(let parts): for part in parts { part.collectAxes(&axes) }
    case .iff(let left, let right):
      left.collectAxes(&axes)
      right.collectAxes(&axes)
    }
  }
}

extension BoundedExpression {
  /// The axes it reads.
  var axes: [Int] { expression.columns.compactMap(axis) }
}
