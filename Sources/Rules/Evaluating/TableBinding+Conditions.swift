import Tables

extension TableBinding {
  /// The truth of a rule that speaks of single rows.
  func truth(_ statement: RuleStatement) -> TruthNode {
    switch statement {
    case .condition(let condition): return truth(condition)
    case .formula(let column, let expression): return formula(column, expression)
    case .balance(let balance): return self.balance(balance)
    case .tuples(let columns, let list): return truth(.tuple(columns, list))
    case .pattern(let column, let pattern):
      return truth(.text(column: column, .matches(pattern)))
    case .determines, .unique, .total: return .constant(Truth.yes)
    }
  }

  /// The truth of a condition.
  func truth(_ condition: Condition) -> TruthNode {
    if codes, let coded = CodedCondition.node(condition, self) { return coded }
    switch condition {
    case .always(let truth): return .constant(truth ? Truth.yes : Truth.no)
    case .compare(let left, let comparison, let right):
      guard let a = number(left), let b = number(right),
        let (x, y) = NumberProgram.aligned(a, b)
      else { return quotients(left, comparison, right) ?? byRow(condition) }
      if case .constant(let constant) = y.node, constant != PackedIntegers.null {
        return .compareConstant(x.node, comparison, constant)
      }
      if case .constant(let constant) = x.node, constant != PackedIntegers.null {
        return .compareConstant(y.node, comparison.exchanged, constant)
      }
      return .compare(x.node, comparison, y.node)
    case .near(let left, let right, let tolerance):
      guard let difference = number(.arithmetic(.subtract, left, right)),
        let distance = difference.absolute, let limit = NumberProgram(constant: tolerance),
        let (x, y) = NumberProgram.aligned(distance, limit)
      else {
        let difference = Expression.arithmetic(.subtract, left, right)
        return truth(
          .and([
            .compare(difference, .atMost, .literal(.number(tolerance))),
            .compare(difference, .atLeast, .literal(.number(tolerance.negated))),
          ]))
      }
      return .compare(x.node, .atMost, y.node)
    case .text(let column, let test): return text(column, test) ?? byRow(condition)
    case .sameText(let left, let right):
      let texts = JointTexts(self, [left, right])
      guard let a = texts.node(left), let b = texts.node(right) else { return byRow(condition) }
      return .compare(a, .equal, b)
    case .isNull(let expression):
      if let text = JointTexts(self, [expression]).node(expression) { return .isNull(text) }
      guard let number = number(expression) else { return byRow(condition) }
      return .isNull(number.node)
    case .tuple(let columns, let list): return member(columns, list)
    case .not(let inner): return .not(truth(inner))
    case .and(let parts): return .and(parts.map(truth))
    case .or(let parts): return .or(parts.map(truth))
    case .implies(let left, let right): return .or([.not(truth(left)), truth(right)])
    case .iff(let left, let right): return .iff(truth(left), truth(right))
    }
  }

  /// A comparison of quotients, by products; `nil` where nothing is divided by a column.
  ///
  /// a/b ⋈ c/d is a·d ⋈ c·b where b·d > 0, the other way round where it is < 0, and unknown where
  /// something is divided by 0.
  private func quotients(
    _ left: Expression, _ comparison: Comparison, _ right: Expression
  ) -> TruthNode? {
    let (a, b) = (QuotientForm(left), QuotientForm(right))
    guard a.isQuotient || b.isQuotient,
      let x = number(a.numerator.times(b.divisor)), let y = number(b.numerator.times(a.divisor)),
      let sign = number(a.divisor.times(b.divisor)), let (p, q) = NumberProgram.aligned(x, y)
    else { return nil }
    return .compareQuotients(p.node, comparison, q.node, sign: sign.node)
  }

  /// A test of each distinct text; `nil` where the column keeps too many numbers.
  private func text(_ index: Int, _ test: TextTest) -> TruthNode? {
    guard let column = column(index) else { return .constant(Truth.unknown) }
    guard case .categories(let codes, let dictionary) = column.storage else {
      return numberedText(column, test)
    }
    if case .oneOf(let texts) = test {
      let wanted = Set(texts.map { Array($0.utf8) })
      return .table(
        codes,
        (0..<dictionary.count).map { code in
          dictionary.withBytes(of: code) { wanted.contains(Array($0)) } ? Truth.yes : Truth.no
        })
    }
    if case .matches(let pattern) = test { return .table(codes, pattern.truths(of: dictionary)) }
    let truths = Parallel.map((dictionary.count + 4095) / 4096) { piece in
      (piece * 4096..<min(dictionary.count, piece * 4096 + 4096)).map { code -> UInt8 in
        test.passes(dictionary[code]) ? Truth.yes : Truth.no
      }
    }
    return .table(codes, Array(truths.joined()))
  }

  /// A test of texts that are kept as numbers, such as codes; `nil` for others than lists.
  private func numberedText(_ column: Column, _ test: TextTest) -> TruthNode? {
    guard case .oneOf(let texts) = test else { return nil }
    let numbers = texts.compactMap { text in
      column.format.number(from: text).flatMap { column.format.text(of: $0) == text ? $0 : nil }
    }
    // A comparison that is never true still tells null from the others.
    guard !numbers.isEmpty else { return .compareConstant(.column(column.rows), .less, .min + 1) }
    return .or(numbers.map { .compareConstant(.column(column.rows), .equal, $0) })
  }

  private func formula(_ index: Int, _ expression: Expression) -> TruthNode {
    guard let column = column(index) else { return .constant(Truth.unknown) }
    if ValueType(schema.columns[index]) == .text {
      return truth(.sameText(.column(index), expression))
    }
    let digits = digits(index)
    guard
      let steps = number(expression)?.rounded(digits: digits)
        ?? quotient(expression, digits: digits)
    else {
      return .rows { row in
        guard let found = column.rows[row],
          case .number(let exact) = expression.value({ value($0, row: row) }),
          let steps = exact.steps(digits: digits)
        else { return nil }
        return steps == found
      }
    }
    return .compare(.column(column.rows), .equal, steps)
  }

  /// A quotient of columns in steps of 10^−`digits`; `nil` past 62 bits.
  private func quotient(_ expression: Expression, digits: Int) -> NumberNode? {
    let form = QuotientForm(expression)
    guard form.isQuotient, let a = number(form.numerator), let b = number(form.divisor),
      let power = Int64(exactly: Rational.power(digits)),
      let steps = a.times(power), let (x, y) = NumberProgram.aligned(steps, b)
    else { return nil }
    return .quotient(x.node, y.node)
  }

  private func balance(_ balance: LinearBalance) -> TruthNode {
    var sum = Expression.literal(.number(.zero))
    for term in balance.terms {
      sum = .arithmetic(
        .add, sum,
        .arithmetic(.multiply, .column(term.column), .literal(.number(term.coefficient))))
    }
    return truth(.near(sum, .literal(.number(balance.constant)), tolerance: balance.tolerance))
  }
}
