import Rules

extension RangeReader {
  /// What an expression may be.
  func read(_ expression: Expression) -> CellValues {
    switch expression {
    case .literal(let literal): return RangeReader.single(literal.value)
    case .column(let column):
      if let definition = definitions[column] { return read(definition) }
      return values(column)
    case .negative(let inner):
      return read(inner).mapped { -$0.upperBound ... -$0.lowerBound }
    case .arithmetic(let operation, let left, let right):
      return combined(operation, read(left), read(right))
    case .call(.length, let arguments):
      guard let texts = arguments.first.map({ read($0) }) else { return CellValues(isNull: true) }
      let lengths = texts.texts.map { Double($0.unicodeScalars.count) }
      var result = CellValues(isNull: texts.isNull)
      if let least = lengths.min(), let most = lengths.max() { result.numbers = least...most }
      return result
    case .call(let function, let arguments):
      return called(function, arguments.map { read($0) })
    case .choice(let test, let yes, let no):
      let truth = truth(test)
      var result = CellValues(isNull: truth.contains(.unknown))
      if truth.contains(.holds) { result = result.joined(read(yes)) }
      if truth.contains(.fails) { result = result.joined(read(no)) }
      return result
    }
  }

  private static func single(_ value: RuleValue) -> CellValues {
    switch value {
    case .null: return CellValues(isNull: true)
    case .text(let text): return CellValues(texts: [text])
    case .number(let number):
      let double = number.double
      return CellValues(numbers: number.isWhole ? double...double : double.nextDown...double.nextUp)
    }
  }

  private func combined(
    _ operation: Arithmetic, _ left: CellValues, _ right: CellValues
  ) -> CellValues {
    var result = CellValues(isNull: left.isNull || right.isNull)
    guard let a = left.numbers, let b = right.numbers else { return result }
    let ends: [Double]
    switch operation {
    case .add: ends = [a.lowerBound + b.lowerBound, a.upperBound + b.upperBound]
    case .subtract: ends = [a.lowerBound - b.upperBound, a.upperBound - b.lowerBound]
    case .multiply:
      ends = [a.lowerBound, a.upperBound].flatMap { [$0 * b.lowerBound, $0 * b.upperBound] }
    case .divide:
      if b.contains(0) {
        result.isNull = true
        result.numbers = RangeReader.anything
        return result
      }
      ends = [a.lowerBound, a.upperBound].flatMap { [$0 / b.lowerBound, $0 / b.upperBound] }
    }
    guard let low = ends.min(), let high = ends.max(), low.isFinite, high.isFinite else {
      result.numbers = RangeReader.anything
      return result
    }
    result.numbers = RangeReader.widened(low...high)
    return result
  }

  /// Every number.
  private static let anything = -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude

  private func called(_ function: RuleFunction, _ arguments: [CellValues]) -> CellValues {
    var result = CellValues(isNull: arguments.contains(where: \.isNull))
    let numbers = arguments.compactMap(\.numbers)
    guard numbers.count == arguments.count, let first = numbers.first else { return result }
    switch function {
    case .least:
      result.numbers =
        (numbers.map(\.lowerBound).min() ?? 0)...(numbers.map(\.upperBound).min() ?? 0)
    case .greatest:
      result.numbers =
        (numbers.map(\.lowerBound).max() ?? 0)...(numbers.map(\.upperBound).max() ?? 0)
    case .absolute:
      let ends = [abs(first.lowerBound), abs(first.upperBound)]
      result.numbers = (first.contains(0) ? 0 : ends.min() ?? 0)...(ends.max() ?? 0)
    case .round, .floor, .ceiling, .wholeUnits, .year, .date:
      result.numbers = ends(function, first)
    case .quarter, .month: result.numbers = cyclic(function, first, within: .year)
    case .day: result.numbers = cyclic(function, first, within: nil)
    case .weekday: result.numbers = cyclic(function, first, period: 7, from: 3)
    case .hour: result.numbers = cyclic(function, first, period: 86_400, from: 0)
    case .minute: result.numbers = cyclic(function, first, period: 3600, from: 0)
    case .second: result.numbers = cyclic(function, first, period: 60, from: 0)
    case .length: break
    }
    return result
  }

  /// Of a function that never falls: its values at the ends, one more where doubles may be off.
  private func ends(_ function: RuleFunction, _ range: ClosedRange<Double>) -> ClosedRange<Double> {
    guard let low = value(function, range.lowerBound), let high = value(function, range.upperBound)
    else { return RangeReader.anything }
    return RangeReader.widened(min(low, high)...max(low, high))
  }

  private func value(_ function: RuleFunction, _ number: Double) -> Double? {
    guard abs(number) < 1e15 else { return nil }
    let micro = Rational(Int128((number * 1e6).rounded()), over: 1_000_000)
    guard let micro else { return nil }
    let call = Expression.call(function, [.literal(.number(micro))])
    return call.value({ _ in .null }).number?.double
  }

  /// Of a part of the calendar that runs through all its values within each whole unit.
  private func cyclic(
    _ function: RuleFunction, _ range: ClosedRange<Double>, within unit: RuleFunction?
  ) -> ClosedRange<Double> {
    let all: ClosedRange<Double> = function == .day ? 1...31 : function == .month ? 1...12 : 1...4
    guard let low = value(function, range.lowerBound), let high = value(function, range.upperBound),
      let first = value(.year, range.lowerBound), first == value(.year, range.upperBound),
      low <= high
    else { return all }
    if unit == nil {
      guard value(.month, range.lowerBound) == value(.month, range.upperBound) else { return all }
    }
    return low...high
  }

  private func cyclic(
    _ function: RuleFunction, _ range: ClosedRange<Double>, period: Double, from origin: Double
  ) -> ClosedRange<Double> {
    let all: ClosedRange<Double> =
      switch function {
      case .weekday: 1...7
      case .hour: 0...23
      default: 0...59
      }
    let (first, last) = (
      ((range.lowerBound + origin) / period).rounded(.down),
      ((range.upperBound + origin) / period).rounded(.down)
    )
    guard first == last, let low = value(function, range.lowerBound),
      let high = value(function, range.upperBound), low <= high
    else { return all }
    return low...high
  }
}

extension CellValues {
  fileprivate func mapped(
    _ body: (ClosedRange<Double>) -> ClosedRange<Double>
  ) -> CellValues {
    CellValues(isNull: isNull, numbers: numbers.map(body))
  }

  fileprivate func joined(_ other: CellValues) -> CellValues {
    var result = self
    result.isNull = isNull || other.isNull
    result.texts.formUnion(other.texts)
    if let added = other.numbers {
      result.numbers =
        numbers.map {
          min($0.lowerBound, added.lowerBound)...max($0.upperBound, added.upperBound)
        } ?? added
    }
    return result
  }
}
