import Rules
import Tables

/// Reads conditions and expressions over ranges of values: what they may be, never less.
struct RangeReader {
  /// What a column may hold, by position in the schema.
  let values: (Int) -> CellValues
  /// Expressions that stand for columns which are computed.
  let definitions: [Int: Expression]

  /// What a condition may be.
  ///
  /// - Complexity: O(parts), and O(texts) for each test of a text.
  func truth(_ condition: Condition) -> CellTruth {
    switch condition {
    case .always(let truth): return CellTruth(truth)
    case .compare(let left, let comparison, let right):
      return compared(left, right) { comparison.truths($0) }
    case .near(let left, let right, let tolerance):
      let limit = tolerance.double
      return compared(left, right) { range in
        var result: CellTruth = []
        if range.lowerBound <= limit && range.upperBound >= -limit { result.insert(.holds) }
        if range.lowerBound < -limit || range.upperBound > limit { result.insert(.fails) }
        return result
      }
    case .text(let column, let test):
      let read = read(.column(column))
      var result: CellTruth = read.isNull ? .unknown : []
      for text in read.texts { result.insert(test.passes(text) ? .holds : .fails) }
      return result
    case .sameText(let left, let right):
      let (a, b) = (read(left), read(right))
      var result: CellTruth = a.isNull || b.isNull ? .unknown : []
      if !a.texts.isDisjoint(with: b.texts) { result.insert(.holds) }
      if let first = a.texts.first, !b.texts.isEmpty,
        a.texts.count > 1 || b.texts.count > 1 || !b.texts.contains(first)
      {
        result.insert(.fails)
      }
      return result
    case .isNull(let expression):
      let read = read(expression)
      var result: CellTruth = read.isNull ? .holds : []
      if read.numbers != nil || !read.texts.isEmpty { result.insert(.fails) }
      return result
    case .tuple(let columns, let list): return listed(columns, list)
    case .not(let inner): return truth(inner).negated
    case .and(let parts): return parts.reduce(.holds) { $0.and(truth($1)) }
    case .or(let parts): return parts.reduce(.fails) { $0.or(truth($1)) }
    case .implies(let left, let right): return truth(left).negated.or(truth(right))
    case .iff(let left, let right):
      let (a, b) = (truth(left), truth(right))
      return a.and(b).or(a.negated.and(b.negated))
    }
  }

  /// The truths of a comparison of two numbers, by what their difference may be.
  private func compared(
    _ left: Expression, _ right: Expression, _ truths: (ClosedRange<Double>) -> CellTruth
  ) -> CellTruth {
    let (a, b) = (read(left), read(right))
    var result: CellTruth = a.isNull || b.isNull ? .unknown : []
    guard let first = a.numbers, let second = b.numbers else {
      return result.isEmpty ? .unknown : result
    }
    var range = RangeReader.widened(
      first.lowerBound - second.upperBound...first.upperBound - second.lowerBound)
    // A sum in which a column appears on both sides is sharper once it is put together.
    if let difference = difference(left, right) { range = range.clamped(to: difference) }
    result.formUnion(truths(range))
    return result
  }

  private func difference(_ left: Expression, _ right: Expression) -> ClosedRange<Double>? {
    guard let a = LinearForm(left, definitions: definitions),
      let b = LinearForm(right, definitions: definitions),
      let sum = a.adding(b, times: Rational(-1))
    else { return nil }
    var (low, high) = (sum.constant.double, sum.constant.double)
    for (column, weight) in sum.weights {
      guard let numbers = values(column).numbers else { return nil }
      let ends = [weight.double * numbers.lowerBound, weight.double * numbers.upperBound]
      low += ends.min() ?? 0
      high += ends.max() ?? 0
    }
    return RangeReader.widened(low...high)
  }

  private func listed(_ columns: [Int], _ list: TupleList) -> CellTruth {
    let cells = columns.map { values($0) }
    var result: CellTruth = cells.contains(where: \.isNull) ? .unknown : []
    if cells.contains(where: { $0.numbers == nil && $0.texts.isEmpty }) { return result }
    let isSingle = cells.allSatisfy(\.isSingle)
    let mayHold = list.rows.contains { row in
      zip(row, cells).allSatisfy { $1.mayBe($0) }
    }
    if mayHold { result.insert(.holds) }
    if !mayHold || !isSingle { result.insert(.fails) }
    return result
  }

  /// Fractions have no exact doubles: their ranges become a little wider.
  static func widened(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
    let (low, high) = (range.lowerBound, range.upperBound)
    func isExact(_ value: Double) -> Bool { value == value.rounded() && abs(value) < 0x1p53 }
    return
      (isExact(low) ? low : low - abs(low) * 1e-12)...(isExact(high)
      ? high : high + abs(high) * 1e-12)
  }
}

extension CellValues {
  /// Whether it is one value only.
  var isSingle: Bool {
    if let numbers { return texts.isEmpty && numbers.lowerBound == numbers.upperBound }
    return texts.count == 1
  }

  /// Whether a value may be among its own.
  func mayBe(_ value: RuleValue) -> Bool {
    switch value {
    case .null: return isNull
    case .number(let number):
      guard let numbers else { return false }
      let slack = abs(number.double) * 1e-12
      return numbers.lowerBound - slack <= number.double
        && number.double <= numbers.upperBound + slack
    case .text(let text): return texts.contains(text)
    }
  }
}

extension Comparison {
  /// What a comparison may be where the difference of its sides lies in a range.
  func truths(_ range: ClosedRange<Double>) -> CellTruth {
    let (low, high) = (range.lowerBound, range.upperBound)
    let isZero = low == 0 && high == 0
    let holds =
      switch self {
      case .equal: low <= 0 && high >= 0
      case .unequal: !isZero
      case .less: low < 0
      case .atMost: low <= 0
      case .greater: high > 0
      case .atLeast: high >= 0
      }
    let fails =
      switch self {
      case .equal: !isZero
      case .unequal: low <= 0 && high >= 0
      case .less: high >= 0
      case .atMost: high > 0
      case .greater: low <= 0
      case .atLeast: low < 0
      }
    var result: CellTruth = holds ? .holds : []
    if fails { result.insert(.fails) }
    return result
  }
}
