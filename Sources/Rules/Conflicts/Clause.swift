/// A condition over the axes of a space, prepared for reasoning.
indirect enum Clause: Sendable {
  case always(Bool)
  /// The text is among some.
  case texts(axis: Int, CandidateSet)
  /// Two columns hold the same text; each candidate has a number, the same for the same text.
  case sameText(Int, Int, [Int], [Int])
  case linear(LinearAtom)
  /// Two values compare, where that is no weighted sum.
  case compare(BoundedExpression, Comparison, BoundedExpression)
  /// The axis is null.
  case isNull(Int)
  /// An expression is null.
  case isNullValue(BoundedExpression)
  /// The axes hold one of some rows of numbers.
  case tuple([Int], [[Int64]])
  /// What cannot be reasoned about.
  case opaque
  case not(Clause)
  case and([Clause])
  case or([Clause])
  case iff(Clause, Clause)
}

/// Σ coefficient · number of an axis, at most or equal to a bound.
struct LinearAtom: Sendable, Hashable {
  struct Term: Sendable, Hashable {
    let axis: Int
    let coefficient: Int128
  }

  enum Relation: Sendable, Hashable { case atMost, equal }

  let terms: [Term]
  let relation: Relation
  let bound: Int128

  /// The same with the greatest common divisor taken out, which rounds an upper bound down.
  init(terms: [Term], relation: Relation, bound: Int128) {
    let divisor = Int128(
      terms.reduce(UInt128(0)) {
        Rational.greatestDivisor($1.coefficient.magnitude, $0)
      })
    self.relation = relation
    guard divisor > 1, relation == .atMost || bound % divisor == 0 else {
      self.terms = terms
      self.bound = bound
      return
    }
    self.terms = terms.map { Term(axis: $0.axis, coefficient: $0.coefficient / divisor) }
    let quotient = bound / divisor
    self.bound = bound % divisor < 0 ? quotient - 1 : quotient
  }

  /// The least and greatest the sum may be; `nil` past 128 bits, or where a column has no value.
  func bounds(in box: RowBox) -> (low: Int128, high: Int128)? {
    var (low, high): (Int128, Int128) = (0, 0)
    for term in terms {
      guard let range = box.numbers(term.axis) else { return nil }
      let a = term.coefficient.multipliedReportingOverflow(by: Int128(range.lowerBound))
      let b = term.coefficient.multipliedReportingOverflow(by: Int128(range.upperBound))
      guard !a.overflow, !b.overflow else { return nil }
      let least = low.addingReportingOverflow(min(a.partialValue, b.partialValue))
      let most = high.addingReportingOverflow(max(a.partialValue, b.partialValue))
      guard !least.overflow, !most.overflow else { return nil }
      (low, high) = (least.partialValue, most.partialValue)
    }
    return (low, high)
  }

  /// The truths it may have.
  func outcomes(in box: RowBox) -> Outcomes {
    let canBeNull = terms.contains { box.canBeNull[$0.axis] }
    if terms.contains(where: { !box.canHoldValue($0.axis) }) { return .unknown }
    let nulls: Outcomes = canBeNull ? .unknown : []
    guard let (low, high) = bounds(in: box) else { return nulls.union([.no, .yes]) }
    switch relation {
    case .atMost:
      if high <= bound { return nulls.union(.yes) }
      return nulls.union(low > bound ? .no : [.no, .yes])
    case .equal:
      if low == high { return nulls.union(low == bound ? .yes : .no) }
      let isOff = bound < low || bound > high || !isDivisible
      return nulls.union(isOff ? .no : [.no, .yes])
    }
  }

  /// Whether whole numbers can make the sum equal the bound.
  private var isDivisible: Bool {
    let divisor = terms.reduce(UInt128(0)) {
      Rational.greatestDivisor($1.coefficient.magnitude, $0)
    }
    return divisor <= 1 || bound.magnitude % divisor == 0
  }

  /// Narrows the axes to what the others leave; the atom holds and no axis is null.
  func narrow(_ box: inout RowBox) {
    guard let (low, high) = bounds(in: box) else { return }
    for term in terms {
      guard let range = box.numbers(term.axis) else { return }
      let a = term.coefficient * Int128(range.lowerBound)
      let b = term.coefficient * Int128(range.upperBound)
      // c·x ≤ bound − the least of the others, and for an equation ≥ bound − their greatest.
      let most = bound.subtractingReportingOverflow(low - min(a, b))
      if !most.overflow { LinearAtom.keep(&box, term, atMost: most.partialValue) }
      guard relation == .equal else { continue }
      let least = bound.subtractingReportingOverflow(high - max(a, b))
      if !least.overflow { LinearAtom.keep(&box, term, atLeast: least.partialValue) }
    }
  }

  private static func keep(_ box: inout RowBox, _ term: Term, atMost limit: Int128) {
    let c = term.coefficient
    if c > 0 {
      box.keep(atMost: Int64(clamping: floor(limit, c)), term.axis)
    } else {
      // −|c|·x ≤ limit: x ≥ ⌈−limit / |c|⌉.
      box.keep(atLeast: Int64(clamping: -floor(limit, -c)), term.axis)
    }
  }

  private static func keep(_ box: inout RowBox, _ term: Term, atLeast limit: Int128) {
    let c = term.coefficient
    if c > 0 {
      box.keep(atLeast: Int64(clamping: -floor(-limit, c)), term.axis)
    } else {
      box.keep(atMost: Int64(clamping: floor(-limit, -c)), term.axis)
    }
  }

  private static func floor(_ value: Int128, _ divisor: Int128) -> Int128 {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
