import Tables

/// Contradictions of rules that speak of all rows together: totals, and keys that need more values than
/// there are.
struct TotalConflicts: Sendable {
  private let search: ConflictSearch
  private let rows: Int?
  /// The most different conditions that are weighed together; each doubles the kinds of rows.
  private static let mostConditions = 6

  init(_ search: ConflictSearch, rows: Int?) { (self.search, self.rows) = (search, rows) }

  /// What is found of the active rules.
  func findings(_ active: [Int]) -> [RuleFinding] {
    let totals = active.filter { total($0) != nil }
    return keys(active, totals) + contradictions(totals, active)
  }

  private func total(_ rule: Int) -> (condition: Condition?, target: TotalTarget)? {
    if case .total(let condition, let target) = search.rules[rule].statement {
      (condition, target)
    } else {
      nil
    }
  }

  /// How many rows some totals, or the request, say there are.
  private func rowCount(_ totals: [Int]) -> Int? {
    for case (nil, .count(let count))? in totals.map(total) { return count }
    return rows
  }

  /// Keys of which there are fewer than rows.
  private func keys(_ active: [Int], _ totals: [Int]) -> [RuleFinding] {
    guard let count = rowCount(totals) else { return [] }
    let counting = totals.filter { total($0)?.condition == nil }.prefix(1)
    return active.compactMap { rule in
      guard case .unique(let columns) = search.rules[rule].statement else { return nil }
      var size = 1.0
      for column in columns.map({ search.schema.columns[$0] }) {
        guard !column.nullable, let values = column.valueCount else { return nil }
        size *= values
      }
      return size < Double(count) ? .contradictory(rules: [rule] + counting) : nil
    }
  }

  private func contradictions(_ totals: [Int], _ active: [Int]) -> [RuleFinding] {
    guard totals.count > 1 || (totals.first.flatMap(total)?.condition != nil) else { return [] }
    guard Set(totals.compactMap { total($0)?.condition }).count <= TotalConflicts.mostConditions
    else { return [.undecided(rules: totals)] }
    let singles = active.filter { search.rules[$0].statement.isOfSingleRows }
    guard isImpossible(totals, singles) else { return [] }
    let least = search.smallest(totals) { isImpossible($0, singles) }
    let helpers =
      isImpossible(least, []) ? [] : search.smallest(singles) { isImpossible(least, $0) }
    return [.contradictory(rules: (least + helpers).sorted())]
  }

  /// Whether no numbers of rows of each kind meet the totals; a kind is a way to meet some of the
  /// conditions and not the others, that some row can have.
  private func isImpossible(_ totals: [Int], _ singles: [Int]) -> Bool {
    let targets = totals.compactMap(total)
    var conditions: [Condition] = []
    for case .some(let condition) in targets.map(\.condition) where !conditions.contains(condition)
    {
      conditions.append(condition)
    }
    let kinds = (0..<(1 << conditions.count)).filter { isPossible($0, conditions, singles) }
    let count = rowCount(totals)
    var table: [[Rational]] = []
    var limits: [Rational] = []
    func add(_ row: [Rational], _ low: Rational, _ high: Rational) {
      table += [row, row.map(\.negated)]
      limits += [high, low.negated]
    }
    for (condition, target) in targets {
      let place = condition.flatMap { conditions.firstIndex(of: $0) }
      let row = kinds.map { kind in
        place.map { kind & (1 << $0) != 0 } ?? true ? Rational.one : .zero
      }
      switch (target, count) {
      case (.count(let number), _):
        add(row, Rational(Int64(number)), Rational(Int64(number)))
      case (.share, let count?):
        let range = target.counts(of: count)
        add(row, Rational(Int64(range.lowerBound)), Rational(Int64(range.upperBound)))
      case (.share(let share), nil):
        // Of an unknown number of rows: the counted ones less their part of all are nothing.
        let rest = row.compactMap { $0.subtracting(share) }
        guard rest.count == row.count else { return false }
        add(rest, .zero, .zero)
      }
    }
    let all = kinds.map { _ in Rational.one }
    if let count {
      add(all, Rational(Int64(count)), Rational(Int64(count)))
    } else {
      // At least one row.
      table.append(all.map(\.negated))
      limits.append(Rational(-1))
    }
    return SimplexTable(table, limits).map(\.isInfeasible) ?? false
  }

  /// Whether a row can meet exactly these of some conditions; also where that is not decided.
  private func isPossible(_ kind: Int, _ conditions: [Condition], _ singles: [Int]) -> Bool {
    var demands: [(Condition, Outcomes)] = []
    for (index, condition) in conditions.enumerated() {
      demands.append((condition, kind & (1 << index) != 0 ? .yes : [.no, .unknown]))
    }
    return search.row(singles, meeting: demands) != .none
  }
}

extension ColumnSchema {
  /// How many values besides null it may take, where that is declared.
  fileprivate var valueCount: Double? {
    switch domain {
    case .grid(let lower, let upper):
      ((Double(upper) - Double(lower)) / Double(max(1, step ?? 1))).rounded(.down) + 1
    case .codes(let size): Double(size)
    case .categories: listedTexts.map { Double($0.count) }
    case .open: nil
    }
  }
}
