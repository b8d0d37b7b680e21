extension LinearBalance {
  /// `left = right` as a balance, where both are weighted sums of columns and some column remains.
  init?(_ left: Expression, _ right: Expression, tolerance: Rational) {
    guard let a = LinearSum(left), let b = LinearSum(right),
      let difference = a.adding(b, times: Rational(-1))
    else { return nil }
    terms = difference.weights.filter { $0.value != .zero }.sorted { $0.key < $1.key }
      .map { Term(column: $0.key, coefficient: $0.value) }
    guard !terms.isEmpty else { return nil }
    constant = difference.constant.negated
    self.tolerance = tolerance
  }

  /// The sum of a row's values; `nil` where one is null, or past 128 bits.
  ///
  /// - Complexity: O(terms).
  public func sum(_ value: (Int) -> RuleValue) -> Rational? {
    var sum = Rational.zero
    for term in terms {
      guard case .number(let number) = value(term.column),
        let product = number.multiplied(by: term.coefficient), let next = sum.adding(product)
      else { return nil }
      sum = next
    }
    return sum
  }

  /// Whether a row keeps it; `nil` where unknown.
  public func holds(_ value: (Int) -> RuleValue) -> Bool? {
    guard let difference = sum(value)?.subtracting(constant) else { return nil }
    return difference.magnitude <= tolerance
  }
}

/// A weighted sum of columns and a constant.
struct LinearSum: Sendable, Hashable {
  var weights: [Int: Rational]
  var constant: Rational

  /// The sum an expression is; `nil` where it is something else, or past 128 bits.
  ///
  /// - Parameters:
  ///   - expression: The expression.
  ///   - stands: Numbers that calls of functions have in place of columns'.
  init?(_ expression: Expression, stands: [Expression: Int] = [:]) {
    switch expression {
    case .call where stands[expression] != nil:
      self.init(weights: [stands[expression] ?? 0: .one], constant: .zero)
    case .literal(.number(let number)): self.init(weights: [:], constant: number)
    case .literal(.date(let step)), .literal(.timestamp(let step)):
      self.init(weights: [:], constant: Rational(step))
    case .literal, .call, .choice: return nil
    case .column(let column): self.init(weights: [column: .one], constant: .zero)
    case .negative(let inner):
      guard let sum = LinearSum(inner, stands: stands)?.scaled(by: Rational(-1)) else { return nil }
      self = sum
    case .arithmetic(let operation, let left, let right):
      guard let a = LinearSum(left, stands: stands), let b = LinearSum(right, stands: stands),
        let sum = LinearSum.applied(operation, a, b)
      else { return nil }
      self = sum
    }
  }

  private init(weights: [Int: Rational], constant: Rational) {
    self.weights = weights
    self.constant = constant
  }

  private static func applied(
    _ operation: Arithmetic, _ left: LinearSum, _ right: LinearSum
  ) -> LinearSum? {
    switch operation {
    case .add: return left.adding(right, times: .one)
    case .subtract: return left.adding(right, times: Rational(-1))
    case .multiply:
      if right.weights.isEmpty { return left.scaled(by: right.constant) }
      return left.weights.isEmpty ? right.scaled(by: left.constant) : nil
    case .divide:
      guard right.weights.isEmpty, let inverse = Rational.one.divided(by: right.constant) else {
        return nil
      }
      return left.scaled(by: inverse)
    }
  }

  func scaled(by factor: Rational) -> LinearSum? {
    LinearSum(weights: [:], constant: .zero).adding(self, times: factor)
  }

  func adding(_ other: LinearSum, times factor: Rational) -> LinearSum? {
    guard let part = other.constant.multiplied(by: factor), let sum = constant.adding(part) else {
      return nil
    }
    var result = LinearSum(weights: weights, constant: sum)
    for (column, weight) in other.weights {
      guard let part = weight.multiplied(by: factor),
        let sum = (weights[column] ?? .zero).adding(part)
      else { return nil }
      result.weights[column] = sum
    }
    return result
  }
}
