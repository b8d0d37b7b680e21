import Tables

extension TableBinding {
  /// The numbers of an expression; `nil` where 62 bits or one denominator do not hold them.
  func number(_ expression: Expression) -> NumberProgram? {
    switch expression {
    case .literal(.null), .literal(.text):
      return NumberProgram(
        .constant(PackedIntegers.null), denominator: 1, bounds: (0, 0))
    case .literal(.number(let number)): return NumberProgram(constant: number)
    case .literal(.date(let step)), .literal(.timestamp(let step)):
      return NumberProgram(constant: Rational(step))
    case .column(let index):
      guard let column = column(index), case .numbers = column.storage,
        let denominator = Int64(exactly: Rational.power(digits(index)))
      else {
        return NumberProgram(.constant(PackedIntegers.null), denominator: 1, bounds: (0, 0))
      }
      let bounds = TableBinding.bounds(column.rows)
      return NumberProgram(
        .column(column.rows), denominator: denominator,
        bounds: (Int128(bounds.lowerBound), Int128(bounds.upperBound)))
    case .negative(let inner): return number(inner)?.negated
    case .arithmetic(let operation, let left, let right):
      guard let a = number(left), let b = number(right) else { return nil }
      return NumberProgram.applied(operation, a, b)
    case .choice(let test, let yes, let no):
      guard let a = number(yes), let b = number(no) else { return nil }
      return NumberProgram.choice(truth(test), a, b)
    case .call(let function, let arguments): return call(function, arguments)
    }
  }

  private func call(_ function: RuleFunction, _ arguments: [Expression]) -> NumberProgram? {
    if case .length = function { return arguments.first.flatMap(length) }
    var numbers: [NumberProgram] = []
    for argument in arguments {
      guard let number = number(argument) else { return nil }
      numbers.append(number)
    }
    guard let first = numbers.first else { return nil }
    switch function {
    case .absolute: return first.absolute
    case .least, .greatest:
      var result: NumberProgram? = first
      for next in numbers.dropFirst() {
        result = result.flatMap {
          NumberProgram.extreme($0, next, isLeast: function == .least)
        }
      }
      return result
    case .round(let digits): return first.rounded(to: digits)
    case .floor: return first.whole(1, .down)
    case .ceiling: return first.whole(1, .up)
    case .wholeUnits(let size): return first.whole(size, .down)
    case .length: return nil
    case .year, .quarter, .month, .day, .weekday, .hour, .minute, .second, .date:
      guard let whole = first.whole(1, .down) else { return nil }
      // A part of the calendar is never farther from 0 than some millions, nor a day than its seconds.
      let far = max(
        10_000_000_000, whole.bounds.upperBound.magnitude, whole.bounds.lowerBound.magnitude)
      return NumberProgram(
        .calendar(whole.node, function), denominator: 1, bounds: (-Int128(far), Int128(far)))
    }
  }

  /// How many characters each text of a column has; `nil` for texts kept as numbers.
  private func length(_ expression: Expression) -> NumberProgram? {
    guard case .column(let index) = expression, let column = column(index),
      case .categories(let codes, let dictionary) = column.storage
    else { return nil }
    let lengths = (0..<dictionary.count).map { Int64(dictionary[$0].unicodeScalars.count) }
    return NumberProgram(
      .table(codes, lengths), denominator: 1, bounds: (0, Int128(lengths.max() ?? 0)))
  }

  /// Whether the columns' values are one of a list's combinations.
  func member(_ columns: [Int], _ list: TupleList) -> TruthNode {
    var parts: [NumberNode] = []
    var radix: [Int64] = []
    var keys = [Int64](repeating: 0, count: list.rows.count)
    for (position, index) in columns.enumerated() {
      var places: [RuleValue: Int64] = [:]
      let ofRow = list.rows.map { row -> Int64 in
        let place = places[row[position]] ?? Int64(places.count)
        places[row[position]] = place
        return place
      }
      guard let part = self.places(index, places) else {
        return byRow(.tuple(columns, list))
      }
      let size = Int64(max(1, places.count))
      parts.append(part)
      radix.append(size)
      for row in keys.indices {
        let (product, overflow) = keys[row].multipliedReportingOverflow(by: size)
        guard !overflow, product < .max - size else { return byRow(.tuple(columns, list)) }
        keys[row] = product + ofRow[row]
      }
    }
    let size = radix.reduce(Int64(1)) { $0 &* $1 }
    return .member(parts, radix: radix, among: KeySet(keys, size: size))
  }

  /// Where a column's value is in a list of values, −1 where it is not.
  func places(_ index: Int, _ places: [RuleValue: Int64]) -> NumberNode? {
    guard let column = column(index) else { return .constant(PackedIntegers.null) }
    if case .categories(let codes, let dictionary) = column.storage {
      return .table(
        codes, (0..<dictionary.count).map { places[.text(dictionary[$0])] ?? -1 })
    }
    var entries: [Int64: Int64] = [:]
    let isText = ValueType(schema.columns[index]) == .text
    for (value, place) in places {
      switch value {
      case .number(let number):
        if let step = number.exactSteps(digits: digits(index)) { entries[step] = place }
      case .text(let text):
        if isText, let step = column.format.number(from: text),
          column.format.text(of: step) == text
        {
          entries[step] = place
        }
      case .null: break
      }
    }
    let bounds = TableBinding.bounds(column.rows)
    let (span, overflow) = bounds.upperBound.subtractingReportingOverflow(bounds.lowerBound)
    guard !overflow, span < 1 << 17 else {
      return .dictionary(column.rows, entries, other: -1)
    }
    return .shiftedTable(
      column.rows, from: bounds.lowerBound,
      (0...span).map { entries[bounds.lowerBound + $0] ?? -1 })
  }
}
