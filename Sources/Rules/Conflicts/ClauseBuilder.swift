/// Prepares rules as clauses over a space.
struct ClauseBuilder {
  let space: RowSpace
  private let schemaDigits: (Int) -> Int

  init(_ space: RowSpace, digits: @escaping (Int) -> Int) {
    self.space = space
    schemaDigits = digits
  }

  /// What a rule demands of a single row; `nil` where it speaks of rows together.
  func clause(_ statement: RuleStatement) -> Clause? {
    switch statement {
    case .condition(let condition): return clause(condition)
    case .formula(let column, let expression): return formula(column, expression)
    case .balance(let balance): return clause(balance)
    case .tuples(let columns, let list): return clause(.tuple(columns, list))
    case .pattern(let column, let pattern):
      return clause(.text(column: column, .matches(pattern)))
    case .determines, .unique, .total: return nil
    }
  }

  /// A condition as a clause.
  func clause(_ condition: Condition) -> Clause {
    switch condition {
    case .always(let truth): return .always(truth)
    case .compare(let left, let comparison, let right):
      if let split = lifted(left, { .compare($0, comparison, right) })
        ?? lifted(right, { .compare(left, comparison, $0) })
      {
        return split
      }
      return compare(left, comparison, right)
    case .near(let left, let right, let tolerance):
      let distance = Expression.arithmetic(.subtract, left, right)
      return .and([
        clause(.compare(distance, .atMost, .literal(.number(tolerance)))),
        clause(.compare(distance, .atLeast, .literal(.number(tolerance.negated)))),
      ])
    case .text(let column, let test):
      guard let axis = space.axisOf[column], case .texts(let texts) = space.axes[axis].values
      else { return .opaque }
      return .texts(
        axis: axis, CandidateSet(count: texts.count) { test.passes(texts[$0]) })
    case .sameText(let left, let right):
      return lifted(left, { .sameText($0, right) }) ?? lifted(right, { .sameText(left, $0) })
        ?? sameText(left, right)
    case .isNull(let expression):
      if case .column(let column) = expression, let axis = space.axisOf[column] {
        return .isNull(axis)
      }
      return .isNullValue(BoundedExpression(expression, space))
    case .tuple(let columns, let list): return tuple(columns, list)
    case .not(let inner): return .not(clause(inner))
    case .and(let parts): return .and(parts.map(clause))
    case .or(let parts): return .or(parts.map(clause))
    case .implies(let left, let right): return .or([.not(clause(left)), clause(right)])
    case .iff(let left, let right): return .iff(clause(left), clause(right))
    }
  }

  /// A comparison with a value that depends on a condition, as two implications; they are false where the
  /// comparison is, and may be true where it is unknown.
  private func lifted(_ value: Expression, _ compared: (Expression) -> Condition) -> Clause? {
    guard case .choice(let test, let yes, let no) = value else { return nil }
    let known = clause(test)
    return .and([
      .or([.not(known), clause(compared(yes))]), .or([known, clause(compared(no))]),
    ])
  }

  private func compare(
    _ left: Expression, _ comparison: Comparison, _ right: Expression
  ) -> Clause {
    let general = Clause.compare(
      BoundedExpression(left, space), comparison, BoundedExpression(right, space))
    guard let a = LinearSum(left, stands: space.stands),
      let b = LinearSum(right, stands: space.stands),
      let sum = a.adding(b, times: Rational(-1))
    else { return general }
    switch comparison {
    case .equal: return linear(sum, .equal) ?? general
    case .unequal: return linear(sum, .equal).map { .not($0) } ?? general
    case .atMost: return linear(sum, .atMost) ?? general
    case .greater: return linear(sum, .atMost).map { .not($0) } ?? general
    case .atLeast:
      return sum.scaled(by: Rational(-1)).flatMap { linear($0, .atMost) } ?? general
    case .less:
      return sum.scaled(by: Rational(-1)).flatMap { linear($0, .atMost) }.map { .not($0) }
        ?? general
    }
  }

  /// Σ weight · value + constant ≤ 0 or = 0, in whole numbers of the axes.
  private func linear(_ sum: LinearSum, _ relation: LinearAtom.Relation) -> Clause? {
    var constant = sum.constant
    var weights: [(axis: Int, weight: Rational)] = []
    for (column, weight) in sum.weights.sorted(by: { $0.key < $1.key }) where weight != .zero {
      guard let axis = space.axisOf[column],
        case .numbers(_, let origin, let unit) = space.axes[axis].values,
        let scaled = weight.multiplied(by: unit),
        let shift = weight.multiplied(by: origin).flatMap(constant.adding)
      else { return nil }
      weights.append((axis, scaled))
      constant = shift
    }
    guard !weights.isEmpty else { return nil }
    // One multiple of all denominators makes whole numbers.
    var scale = Rational(constant.denominator, over: 1) ?? .one
    for (_, weight) in weights {
      guard let product = weight.multiplied(by: scale),
        let next = Rational(product.denominator, over: 1).flatMap(scale.multiplied(by:))
      else { return nil }
      scale = next
    }
    var terms: [LinearAtom.Term] = []
    for (axis, weight) in weights {
      guard let whole = weight.multiplied(by: scale), whole.isWhole,
        whole.numerator.magnitude < 1 << 60
      else { return nil }
      terms.append(LinearAtom.Term(axis: axis, coefficient: whole.numerator))
    }
    guard let bound = constant.negated.multiplied(by: scale), bound.isWhole,
      bound.numerator.magnitude < 1 << 100
    else { return nil }
    return .linear(LinearAtom(terms: terms, relation: relation, bound: bound.numerator))
  }

  private func clause(_ balance: LinearBalance) -> Clause {
    var sum = Expression.literal(.number(balance.constant.negated))
    for term in balance.terms {
      sum = .arithmetic(
        .add, sum,
        .arithmetic(.multiply, .column(term.column), .literal(.number(term.coefficient))))
    }
    return balance.tolerance == .zero
      ? clause(.compare(sum, .equal, .literal(.number(.zero))))
      : clause(.near(sum, .literal(.number(.zero)), tolerance: balance.tolerance))
  }

  private func formula(_ column: Int, _ expression: Expression) -> Clause {
    guard let axis = space.axisOf[column], case .numbers = space.axes[axis].values else {
      return clause(.sameText(.column(column), expression))
    }
    let digits = schemaDigits(column)
    if case .choice(let test, let yes, let no) = expression {
      let known = clause(test)
      return .and([
        .or([.not(known), formula(column, yes)]), .or([known, formula(column, no)]),
      ])
    }
    if let sum = LinearSum(expression, stands: space.stands), isOnGrid(sum, digits: digits) {
      return clause(.compare(.column(column), .equal, expression))
    }
    // Rounded by half a step at most, which narrows; and exactly once the inputs are known.
    let rounded = Expression.call(.round(digits: digits), [expression])
    let half = Rational(1, over: 2 * Rational.power(digits)) ?? .one
    return .and([
      clause(.near(.column(column), expression, tolerance: half)),
      clause(.compare(.column(column), .equal, rounded)),
    ])
  }

  /// Whether a weighted sum always falls on a grid of so many digits.
  private func isOnGrid(_ sum: LinearSum, digits: Int) -> Bool {
    let power = Rational(Rational.power(digits), over: 1) ?? .one
    guard sum.constant.multiplied(by: power)?.isWhole == true else { return false }
    return sum.weights.allSatisfy { column, weight in
      Rational(steps: 1, digits: schemaDigits(column)).multiplied(by: weight)?
        .multiplied(by: power)?.isWhole == true
    }
  }

  private func sameText(_ left: Expression, _ right: Expression) -> Clause {
    func axis(_ expression: Expression) -> (Int, [String])? {
      guard case .column(let column) = expression, let axis = space.axisOf[column],
        case .texts(let texts) = space.axes[axis].values
      else { return nil }
      return (axis, texts)
    }
    switch (left, right) {
    case (.literal(.null), _), (_, .literal(.null)):
      return .isNullValue(BoundedExpression(.literal(.number(.zero)), space))
    case (.literal(.text(let a)), .literal(.text(let b))): return .always(a == b)
    case (.literal(.text(let text)), let other), (let other, .literal(.text(let text))):
      guard let (axis, texts) = axis(other) else { return .opaque }
      return .texts(axis: axis, CandidateSet(count: texts.count) { texts[$0] == text })
    default:
      guard let (a, first) = axis(left), let (b, second) = axis(right) else { return .opaque }
      var numbers: [String: Int] = [:]
      for text in first + second where numbers[text] == nil { numbers[text] = numbers.count }
      return .sameText(a, b, first.map { numbers[$0] ?? -1 }, second.map { numbers[$0] ?? -1 })
    }
  }

  private func tuple(_ columns: [Int], _ list: TupleList) -> Clause {
    let axes = columns.compactMap { space.axisOf[$0] }
    guard axes.count == columns.count else { return .opaque }
    var numbers: [[RuleValue: Int64]] = []
    for axis in axes {
      guard case .texts(let texts) = space.axes[axis].values else {
        numbers.append([:])
        continue
      }
      numbers.append(
        Dictionary(
          texts.enumerated().map { (.text($1), Int64($0)) }, uniquingKeysWith: { first, _ in first }
        ))
    }
    let rows = list.rows.compactMap { row -> [Int64]? in
      var places: [Int64] = []
      for (position, value) in row.enumerated() {
        guard let place = place(value, axes[position], numbers[position]) else { return nil }
        places.append(place)
      }
      return places
    }
    return .tuple(axes, rows)
  }

  /// The number of a value on an axis; `nil` where the axis has no such value.
  private func place(_ value: RuleValue, _ axis: Int, _ numbers: [RuleValue: Int64]) -> Int64? {
    guard case .numbers(let range, let origin, let unit) = space.axes[axis].values else {
      return numbers[value]
    }
    guard let steps = value.number?.subtracting(origin)?.divided(by: unit), steps.isWhole,
      let number = Int64(exactly: steps.numerator), range.contains(number)
    else { return nil }
    return number
  }
}
