extension Clause {
  /// Takes from a box what cannot give the clause one of the allowed truths; what can always stays.
  ///
  /// - Parameters:
  ///   - box: The box.
  ///   - allowed: The truths.
  ///   - forced: Collects sums that must hold in every row left, for reasoning about them together.
  func require(_ allowed: Outcomes, _ box: inout RowBox, forced: inout [LinearAtom]) {
    switch self {
    case .always, .opaque, .compare, .isNullValue: return
    case .not(let inner): inner.require(allowed.opposite, &box, forced: &forced)
    case .and(let parts): Clause.require(parts, allowed, isAnd: true, &box, &forced)
    case .or(let parts): Clause.require(parts, allowed, isAnd: false, &box, &forced)
    case .iff(let left, let right):
      Clause.requireSame(left, right, allowed, &box, &forced)
    case .texts(let axis, let set):
      if !allowed.contains(.unknown) { box.requireValue(axis) }
      if !allowed.contains(.no) { box.keep(set, axis) }
      if !allowed.contains(.yes) { box.remove(set, axis) }
    case .isNull(let axis):
      if !allowed.contains(.no) { box.requireNull(axis) }
      if !allowed.contains(.yes) { box.requireValue(axis) }
    case .linear(let atom):
      let axes = atom.terms.map(\.axis)
      if !allowed.contains(.unknown) { axes.forEach { box.requireValue($0) } }
      guard axes.allSatisfy({ !box.canBeNull[$0] }) else { return }
      if !allowed.contains(.no) {
        atom.narrow(&box)
        forced.append(atom)
      } else if !allowed.contains(.yes), let opposite = atom.opposite(in: box) {
        opposite.narrow(&box)
        forced.append(opposite)
      }
    case .sameText(let a, let b, let first, let second):
      if !allowed.contains(.unknown) {
        box.requireValue(a)
        box.requireValue(b)
      }
      guard !allowed.contains(.no), !box.canBeNull[a], !box.canBeNull[b],
        let left = box.texts(a), let right = box.texts(b)
      else { return }
      let kept = Set(left.members.map { first[$0] }).intersection(right.members.map { second[$0] })
      box.keep(CandidateSet(count: first.count) { kept.contains(first[$0]) }, a)
      box.keep(CandidateSet(count: second.count) { kept.contains(second[$0]) }, b)
    case .tuple(let axes, let rows):
      if !allowed.contains(.unknown) { axes.forEach { box.requireValue($0) } }
      guard !allowed.contains(.no), axes.allSatisfy({ !box.canBeNull[$0] }) else { return }
      Clause.keep(rows.filter { Clause.contains(box, axes, $0) }, axes, &box)
    }
  }

  /// Where all parts but one cannot help, the last one must.
  private static func require(
    _ parts: [Clause], _ allowed: Outcomes, isAnd: Bool, _ box: inout RowBox,
    _ forced: inout [LinearAtom]
  ) {
    // Of `and`, each part is at least what is allowed at least; `or` is its mirror image.
    let (good, bad): (Outcomes, Outcomes) = isAnd ? (.yes, .no) : (.no, .yes)
    if !allowed.contains(bad) {
      // No part may be bad; nor unknown, where only good is allowed.
      let each: Outcomes = allowed.contains(.unknown) ? [.unknown, good] : good
      for part in parts { part.require(each, &box, forced: &forced) }
      return
    }
    guard !allowed.contains(good) else { return }
    let helping: Outcomes = allowed.contains(.unknown) ? [.unknown, bad] : bad
    var helper: Clause?
    for part in parts where !part.outcomes(in: box).isDisjoint(with: helping) {
      if helper != nil { return }
      helper = part
    }
    guard let helper else {
      // None can: nothing of the box is left.
      box.makeEmpty()
      return
    }
    helper.require(helping, &box, forced: &forced)
  }

  private static func requireSame(
    _ left: Clause, _ right: Clause, _ allowed: Outcomes, _ box: inout RowBox,
    _ forced: inout [LinearAtom]
  ) {
    for (side, other) in [(left, right), (right, left)] {
      let known = other.outcomes(in: box)
      guard known == .yes || known == .no else { continue }
      side.require(known == .yes ? allowed : allowed.opposite, &box, forced: &forced)
    }
  }

  private static func keep(_ rows: [[Int64]], _ axes: [Int], _ box: inout RowBox) {
    guard !rows.isEmpty else {
      box.makeEmpty()
      return
    }
    for (position, axis) in axes.enumerated() {
      let kept = Set(rows.map { $0[position] })
      if let texts = box.texts(axis) {
        box.keep(CandidateSet(count: texts.capacity) { kept.contains(Int64($0)) }, axis)
      } else if let low = kept.min(), let high = kept.max() {
        box.keep(atLeast: low, axis)
        box.keep(atMost: high, axis)
      }
    }
  }
}

extension LinearAtom {
  /// What holds where the atom does not, if that is one bound on the sum.
  func opposite(in box: RowBox) -> LinearAtom? {
    switch relation {
    case .atMost:
      // Σ > bound: −Σ ≤ −bound − 1, whole numbers.
      return LinearAtom(terms: mirrored, relation: .atMost, bound: -bound - 1)
    case .equal:
      guard let (low, high) = bounds(in: box) else { return nil }
      if bound == low {
        return LinearAtom(terms: mirrored, relation: .atMost, bound: -bound - 1)
      }
      return bound == high ? LinearAtom(terms: terms, relation: .atMost, bound: bound - 1) : nil
    }
  }

  /// The terms with opposite signs.
  var mirrored: [Term] {
    terms.map { Term(axis: $0.axis, coefficient: -$0.coefficient) }
  }
}
