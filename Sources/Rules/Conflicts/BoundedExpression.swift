import Tables

/// An expression whose values can be bounded over a box of rows.
struct BoundedExpression: Sendable {
  let expression: Expression
  private let space: RowSpace

  init(_ expression: Expression, _ space: RowSpace) {
    self.expression = expression
    self.space = space
  }

  /// The axis of a column.
  func axis(_ column: Int) -> Int? { space.axisOf[column] }

  /// What an expression may be: numbers from `low` to `high`, and whether null.
  struct Bounds: Sendable, Hashable {
    /// The least value; `nil` for no bound.
    var low: Rational?
    /// The greatest value; `nil` for no bound.
    var high: Rational?
    var canBeNull = false
    var canBeValue = true

    static let null = Bounds(low: nil, high: nil, canBeNull: true, canBeValue: false)
    static let anything = Bounds(low: nil, high: nil, canBeNull: true)

    init(low: Rational?, high: Rational?, canBeNull: Bool = false, canBeValue: Bool = true) {
      (self.low, self.high) = (low, high)
      (self.canBeNull, self.canBeValue) = (canBeNull, canBeValue)
    }

    init(_ value: Rational?) {
      self.init(low: value, high: value, canBeNull: value == nil)
    }

    var single: Rational? { low == high && !canBeNull ? low : nil }
  }

  /// What it may be within a box.
  func bounds(in box: RowBox) -> Bounds { BoundedExpression.bounds(expression, space, box) }

  private static func bounds(_ expression: Expression, _ space: RowSpace, _ box: RowBox) -> Bounds {
    switch expression {
    case .literal(let literal):
      if case .number(let number) = literal.value { return Bounds(number) }
      return literal == .null ? .null : .anything
    case .column(let column): return bounds(ofColumn: column, space, box)
    case .negative(let inner):
      let inner = bounds(inner, space, box)
      return Bounds(
        low: inner.high?.negated, high: inner.low?.negated, canBeNull: inner.canBeNull,
        canBeValue: inner.canBeValue)
    case .arithmetic(let operation, let left, let right):
      return applied(operation, bounds(left, space, box), bounds(right, space, box))
    case .call(let function, let arguments):
      if case .length = function { return lengths(arguments, space, box) }
      return applied(function, arguments.map { bounds($0, space, box) })
    case .choice(_, let yes, let no):
      // The condition may be unknown, and which value it picks is left open.
      let (a, b) = (bounds(yes, space, box), bounds(no, space, box))
      guard a.canBeValue, b.canBeValue else {
        var one = a.canBeValue ? a : b
        one.canBeNull = true
        return one
      }
      return Bounds(low: least(a.low, b.low), high: greatest(a.high, b.high), canBeNull: true)
    }
  }

  private static func lengths(
    _ arguments: [Expression], _ space: RowSpace, _ box: RowBox
  ) -> Bounds {
    guard case .column(let column)? = arguments.first, let axis = space.axisOf[column],
      let left = box.texts(axis), case .texts(let texts) = space.axes[axis].values
    else { return .anything }
    guard box.canHoldValue(axis) else { return .null }
    var bounds = Bounds(low: .zero, high: nil, canBeNull: box.canBeNull[axis])
    guard space.axes[axis].isComplete || left.count == 1 else { return bounds }
    let lengths = left.members.map { Int64(texts[$0].unicodeScalars.count) }
    bounds.low = lengths.min().map { Rational($0) }
    bounds.high = lengths.max().map { Rational($0) }
    return bounds
  }

  private static func bounds(ofColumn column: Int, _ space: RowSpace, _ box: RowBox) -> Bounds {
    guard let axis = space.axisOf[column] else { return .anything }
    guard box.canHoldValue(axis) else { return .null }
    guard let range = box.numbers(axis) else { return .anything }
    return Bounds(
      low: space.value(axis, range.lowerBound).number,
      high: space.value(axis, range.upperBound).number, canBeNull: box.canBeNull[axis])
  }

  private static func applied(_ operation: Arithmetic, _ a: Bounds, _ b: Bounds) -> Bounds {
    guard a.canBeValue, b.canBeValue else { return .null }
    let canBeNull = a.canBeNull || b.canBeNull
    func sum(_ x: Rational?, _ y: Rational?) -> Rational? {
      x.flatMap { x in y.flatMap { x.adding($0) } }
    }
    switch operation {
    case .add:
      return Bounds(low: sum(a.low, b.low), high: sum(a.high, b.high), canBeNull: canBeNull)
    case .subtract:
      return Bounds(
        low: sum(a.low, b.high?.negated), high: sum(a.high, b.low?.negated), canBeNull: canBeNull)
    case .multiply: return corners(a, b, canBeNull) { $0.multiplied(by: $1) }
    case .divide:
      guard let low = b.low, let high = b.high, low > .zero || high < .zero else {
        return b.single == .zero ? .null : .anything
      }
      return corners(a, b, canBeNull) { $0.divided(by: $1) }
    }
  }

  private static func corners(
    _ a: Bounds, _ b: Bounds, _ canBeNull: Bool, _ body: (Rational, Rational) -> Rational?
  ) -> Bounds {
    guard let al = a.low, let ah = a.high, let bl = b.low, let bh = b.high else { return .anything }
    let values = [body(al, bl), body(al, bh), body(ah, bl), body(ah, bh)].compactMap { $0 }
    guard values.count == 4 else { return .anything }
    return Bounds(low: values.min(), high: values.max(), canBeNull: canBeNull)
  }

  private static func applied(_ function: RuleFunction, _ parts: [Bounds]) -> Bounds {
    guard let first = parts.first, parts.allSatisfy(\.canBeValue) else { return .null }
    let canBeNull = parts.contains(where: \.canBeNull)
    func monotone(_ x: Rational?) -> Rational? { x.flatMap { function.applied([$0]) } }
    var result = Bounds(low: nil, high: nil, canBeNull: canBeNull)
    switch function {
    case .least:
      result.low = parts.contains { $0.low == nil } ? nil : parts.compactMap(\.low).min()
      result.high = parts.compactMap(\.high).min()
    case .greatest:
      result.low = parts.compactMap(\.low).max()
      result.high = parts.contains { $0.high == nil } ? nil : parts.compactMap(\.high).max()
    case .absolute:
      guard let low = first.low, let high = first.high else {
        result.low = .zero
        return result
      }
      result.low = low > .zero ? low : high < .zero ? high.negated : .zero
      result.high = max(low.magnitude, high.magnitude)
    case .round, .floor, .ceiling, .wholeUnits, .year, .date:
      result.low = monotone(first.low)
      result.high = monotone(first.high)
    case .quarter, .month, .day, .weekday, .hour, .minute, .second:
      return cyclic(function, first, canBeNull)
    case .length: return .anything
    }
    return result
  }

  /// Parts of the calendar that begin again, ordered as long as the greater unit stays the same.
  private static func cyclic(
    _ function: RuleFunction, _ part: Bounds, _ canBeNull: Bool
  ) -> Bounds {
    let range: ClosedRange<Int64> =
      switch function {
      case .quarter: 1...4
      case .month: 1...12
      case .day: 1...31
      case .weekday: 1...7
      case .hour: 0...23
      default: 0...59
      }
    let wide = Bounds(
      low: Rational(range.lowerBound), high: Rational(range.upperBound), canBeNull: canBeNull)
    guard let low = part.low.flatMap({ Int64(exactly: $0.floor) }),
      let high = part.high.flatMap({ Int64(exactly: $0.floor) }),
      unit(function, low) == unit(function, high)
    else { return wide }
    return Bounds(
      low: Rational(function.calendar(of: low)), high: Rational(function.calendar(of: high)),
      canBeNull: canBeNull)
  }

  /// The greater unit a day or moment lies in.
  private static func unit(_ function: RuleFunction, _ step: Int64) -> Int64 {
    switch function {
    case .quarter, .month: RuleFunction.year.calendar(of: step)
    case .day:
      RuleFunction.year.calendar(of: step) * 12 + RuleFunction.month.calendar(of: step)
    case .weekday: RuleFunction.quotient(step &+ 3, 7)
    case .hour: RuleFunction.quotient(step, 86_400)
    case .minute: RuleFunction.quotient(step, 3600)
    default: RuleFunction.quotient(step, 60)
    }
  }

  private static func least(_ a: Rational?, _ b: Rational?) -> Rational? {
    a.flatMap { a in b.map { min(a, $0) } }
  }

  private static func greatest(_ a: Rational?, _ b: Rational?) -> Rational? {
    a.flatMap { a in b.map { max(a, $0) } }
  }
}
