import Rules
import Tables

/// A rule for which every row needs a value of its own, and how many there are.
public struct RuleSupply: Sendable, Hashable {
  /// The rule's place in the list that the plan was made of.
  public let place: Int
  /// How many different values there can be at most.
  public let count: UInt64
  /// What they are, after their number: `texts match this pattern`.
  public let words: String

  /// Why so many rows cannot have a value each; `nil` where they can.
  ///
  /// - Parameters:
  ///   - rows: the rows asked for; `nil` where their number is private.
  ///   - guess: rows that are reckoned with then.
  public func shortage(rows: Int?, guess: Int) -> String? {
    guard count < UInt64(max(0, rows ?? guess)) else { return nil }
    guard let rows else {
      return "only \(count) \(words), and how many rows there will be is private: ask for at most "
        + "\(count) rows, or make room for more"
    }
    return "only \(count) \(words), for \(rows) rows: ask for fewer rows, or make room for more"
  }
}

extension RulePlan {
  /// The rules that can run out of values, as far as rules and schema tell.
  ///
  /// - Complexity: O(cells of the columns), and of a pattern O(length · states · classes).
  public var supplies: [RuleSupply] {
    rules.compactMap { rule in
      switch rule.checked.statement {
      case .pattern(let column, let pattern) where patterns[column] != nil:
        return RuleSupply(
          place: rule.place, count: PatternTexts(pattern).count, words: "texts match this pattern")
      // One that drops real rows is refused for that.
      case .unique(let columns) where !rule.checked.rule.dropsRealRows:
        guard let schema, let count = differentValues(columns) else { return nil }
        let names = columns.map(schema.name).joined(separator: ", ")
        return RuleSupply(
          place: rule.place, count: count,
          words: columns.count == 1
            ? "different values of \(names) are possible"
            : "different combinations of \(names) are possible")
      default: return nil
      }
    }
  }

  /// How many combinations of values columns can have, rules about single columns taken into account; `nil` where
  /// they never run out: with an identifier among them, or where null is possible, which is like nothing else.
  private func differentValues(_ columns: [Int]) -> UInt64? {
    guard let schema else { return nil }
    var count: UInt64 = 1
    for column in columns {
      guard let cells = schema.cells(column), let code = schema.codes[column] else { return nil }
      let impossible = impossibleCells(of: code)
      func isPossible(_ cell: Int) -> Bool { impossible.isEmpty || !impossible[cell] }
      if let null = cells.nullCode, isPossible(null) { return nil }
      var values: UInt64 = 0
      for cell in 0..<cells.valueCount where isPossible(cell) {
        let (sum, overflow) = values.addingReportingOverflow(cells.bins?.width(of: cell) ?? 1)
        values = overflow ? .max : sum
      }
      let (product, overflow) = count.multipliedReportingOverflow(by: values)
      count = overflow ? .max : product
    }
    return count
  }
}
