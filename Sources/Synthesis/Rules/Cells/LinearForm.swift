import Rules

/// A weighted sum of columns and a constant, columns by position in the schema.
struct LinearForm: Sendable, Hashable {
  /// Coefficients, none 0.
  private(set) var weights: [Int: Rational]
  private(set) var constant: Rational

  private init(weights: [Int: Rational], constant: Rational) {
    self.weights = weights
    self.constant = constant
  }

  /// A constant.
  init(_ constant: Rational) { self.init(weights: [:], constant: constant) }

  /// The sum that an expression is; `nil` where it is something else, or past 128 bits.
  ///
  /// - Parameter definitions: expressions that stand for columns which are computed.
  init?(_ expression: Expression, definitions: [Int: Expression] = [:]) {
    func inner(_ part: Expression) -> LinearForm? { LinearForm(part, definitions: definitions) }
    switch expression {
    case .literal(.number(let number)): self.init(number)
    case .literal(.date(let step)), .literal(.timestamp(let step)): self.init(Rational(step))
    case .column(let column):
      if let definition = definitions[column] {
        guard let sum = inner(definition) else { return nil }
        self = sum
      } else {
        self.init(weights: [column: .one], constant: .zero)
      }
    case .negative(let part):
      guard let sum = inner(part)?.scaled(by: Rational(-1)) else { return nil }
      self = sum
    case .call(.wholeUnits(1), let arguments) where arguments.count == 1:
      // Whole days of whole days: nothing is rounded where all terms are whole.
      guard let sum = inner(arguments[0]), sum.isWhole else { return nil }
      self = sum
    case .arithmetic(let operation, let left, let right):
      guard let a = inner(left), let b = inner(right) else { return nil }
      let sum: LinearForm? =
        switch operation {
        case .add: a.adding(b, times: .one)
        case .subtract: a.adding(b, times: Rational(-1))
        case .multiply:
          b.weights.isEmpty
            ? a.scaled(by: b.constant) : a.weights.isEmpty ? b.scaled(by: a.constant) : nil
        case .divide:
          b.weights.isEmpty
            ? Rational.one.divided(by: b.constant).flatMap { a.scaled(by: $0) } : nil
        }
      guard let sum else { return nil }
      self = sum
    case .literal, .call, .choice: return nil
    }
  }

  /// Whether it has whole coefficients and a whole constant, so that of whole columns it is whole.
  private var isWhole: Bool { constant.isWhole && weights.values.allSatisfy(\.isWhole) }

  /// The sum of a balance's terms.
  init(_ balance: LinearBalance) {
    weights = Dictionary(
      balance.terms.map { ($0.column, $0.coefficient) }, uniquingKeysWith: { first, _ in first })
    constant = balance.constant.negated
  }

  /// The sum plus `factor` times another.
  func adding(_ other: LinearForm, times factor: Rational) -> LinearForm? {
    guard let part = other.constant.multiplied(by: factor), let total = constant.adding(part) else {
      return nil
    }
    var result = self
    result.constant = total
    for (column, weight) in other.weights {
      guard let part = weight.multiplied(by: factor),
        let sum = (weights[column] ?? .zero).adding(part)
      else { return nil }
      result.weights[column] = sum == .zero ? nil : sum
    }
    return result
  }

  /// The sum times a factor.
  func scaled(by factor: Rational) -> LinearForm? { LinearForm(.zero).adding(self, times: factor) }

  /// What a column must be for the sum to be 0; `nil` where it is not in it.
  func solved(for column: Int) -> LinearForm? {
    guard let weight = weights[column], let factor = Rational(-1).divided(by: weight) else {
      return nil
    }
    var rest = self
    rest.weights[column] = nil
    return rest.scaled(by: factor)
  }

  /// It as an expression, terms in order of column.
  var expression: Expression {
    var sum: Expression?
    for (column, weight) in weights.sorted(by: { $0.key < $1.key }) {
      let term: Expression =
        weight == .one
        ? .column(column)
        : .arithmetic(.multiply, .literal(.number(weight)), .column(column))
      sum = sum.map { .arithmetic(.add, $0, term) } ?? term
    }
    guard let sum else { return .literal(.number(constant)) }
    return constant == .zero ? sum : .arithmetic(.add, sum, .literal(.number(constant)))
  }
}

extension Rational {
  /// The nearest double.
  var double: Double { Double(numerator) / Double(denominator) }
}
