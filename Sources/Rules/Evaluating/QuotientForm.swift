/// An expression as one quotient of expressions that divide by constants alone.
struct QuotientForm {
  var numerator: Expression
  /// What it is divided by, 1 where nothing is; it is 0 where anything within is divided by 0.
  var divisor: Expression
  /// Whether anything is divided by a column.
  var isQuotient = false

  private static let one = Expression.literal(.number(.one))

  /// The form of an expression; calls and choices are taken as they are.
  init(_ expression: Expression) {
    (numerator, divisor) = (expression, QuotientForm.one)
    switch expression {
    case .negative(let inner):
      self = QuotientForm(inner)
      numerator = .negative(numerator)
    case .arithmetic(let operation, let left, let right):
      let (a, b) = (QuotientForm(left), QuotientForm(right))
      if operation == .divide, !QuotientForm.isConstant(right) {
        // (n/d) / (m/e) = n·e·e / (d·m·e), which is nothing where e is 0.
        numerator = a.numerator.times(b.divisor).times(b.divisor)
        divisor = a.divisor.times(b.numerator).times(b.divisor)
        isQuotient = true
        return
      }
      guard a.isQuotient || b.isQuotient else { return }
      isQuotient = true
      divisor = a.divisor.times(b.divisor)
      switch operation {
      case .add, .subtract:
        numerator = .arithmetic(
          operation, a.numerator.times(b.divisor), b.numerator.times(a.divisor))
      case .multiply: numerator = a.numerator.times(b.numerator)
      case .divide: numerator = .arithmetic(.divide, a.numerator, right)
      }
    case .literal, .column, .call, .choice: break
    }
  }

  private static func isConstant(_ expression: Expression) -> Bool {
    if case .literal = expression { true } else { false }
  }
}

extension Expression {
  /// A product, without factors of 1.
  func times(_ other: Expression) -> Expression {
    let one = Expression.literal(.number(.one))
    return other == one ? self : self == one ? other : .arithmetic(.multiply, self, other)
  }
}
