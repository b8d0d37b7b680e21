import Rules
import Tables

/// What a condition on one column says of each of the column's cells.
struct ConditionCells: Sendable, Hashable {
  /// Whether rows of a cell fulfil a condition.
  enum Coverage: Sendable, Hashable { case none, some, all }

  /// By fine cell, the null cell included.
  let cells: [Coverage]

  /// Values that are looked at, at most; a column with more is looked at in ``samples`` places a cell.
  private static let mostValues = 1 << 23
  private static let samples = 1024

  /// Asks the condition for the values of every cell.
  ///
  /// - Parameters:
  ///   - condition: reads `column` alone.
  ///   - column: the schema position.
  /// - Complexity: O(values of the domain), at most 2²³.
  init(_ condition: Condition, of column: Int, _ encoding: ColumnEncoding) {
    @Sendable func holds(_ value: RuleValue) -> Bool {
      condition.holds { $0 == column ? value : .null } == true
    }
    var cells: [Coverage]
    if let bins = encoding.bins {
      let values = (0..<bins.count).map { bins.steps(of: $0) }
      let span = values.reduce(0.0) { $0 + Double($1.upperBound) - Double($1.lowerBound) + 1 }
      let looksAtAll = span <= Double(ConditionCells.mostValues)
      cells = Parallel.map(bins.count) { bin in
        ConditionCells.coverage(
          encoding.schema.occurring(in: values[bin], looksAtAll ? nil : ConditionCells.samples)
        ) { holds(.step($0, digits: encoding.schema.fractionDigits)) }
      }
    } else {
      // Codes are compared as texts or as numbers, by the kind of their column.
      cells = (0..<encoding.valueCount).map { cell in
        let isIn = holds(.text(encoding.label(cell))) || holds(.step(Int64(cell)))
        return isIn ? .all : .none
      }
    }
    if encoding.nullCode != nil { cells.append(holds(.null) ? .all : .none) }
    self.cells = cells
  }

  private static func coverage(_ values: [Int64], _ holds: (Int64) -> Bool) -> Coverage {
    guard let first = values.first else { return .none }
    let isFirst = holds(first)
    // The ends first: they tell most cells that are cut.
    if let last = values.last, holds(last) != isFirst { return .some }
    return values.allSatisfy { holds($0) == isFirst } ? (isFirst ? .all : .none) : .some
  }
}

extension ColumnSchema {
  /// The values that may occur in a range, or `samples` of them and both ends.
  fileprivate func occurring(in range: ClosedRange<Int64>, _ samples: Int?) -> [Int64] {
    let stride = max(1, step ?? 1)
    let count = (Int128(range.upperBound) - Int128(range.lowerBound)) / Int128(stride) + 1
    let wanted = Int(min(count, Int128(samples ?? Int.max)))
    let values = (0..<wanted).map { place -> Int64 in
      let index =
        wanted > 1 ? Int128(place) * (count - 1) / Int128(wanted - 1) : 0
      return range.lowerBound &+ Int64(truncatingIfNeeded: index * Int128(stride))
    }
    guard let granularity else { return values }
    return Set(values.map { granularity.start(of: $0, kind: kind) }).filter(range.contains).sorted()
  }
}

extension Condition {
  /// The conditions that must all be true for this one to be.
  var conjuncts: [Condition] {
    if case .and(let parts) = self { return parts.flatMap(\.conjuncts) }
    return [self]
  }
}
