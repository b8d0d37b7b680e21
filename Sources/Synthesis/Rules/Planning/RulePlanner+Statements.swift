import Rules
import Tables

extension RulePlanner {
  /// Takes what a rule says as clauses, lists, keys or totals.
  mutating func read(_ rule: Int) throws(RulePlanProblem) {
    switch plan.rules[rule].checked.statement {
    case .condition(let condition): add(condition, rule)
    case .formula(let column, let expression):
      guard !plan.derived.contains(where: { $0.rule == rule }) else { return }
      add(equality(column, expression), rule)
    case .balance(let balance):
      guard !plan.derived.contains(where: { $0.rule == rule }) else { return }
      add(
        .near(
          LinearForm(balance).expression, .literal(.number(.zero)), tolerance: balance.tolerance),
        rule)
    case .tuples(let columns, let list): addList(columns, list, rule)
    case .pattern(let column, let pattern):
      if schema.cells(column) == nil {
        plan.patterns[column] = pattern
        plan.rules[rule].isAsked = false
        plan.rules[rule].note(
          .generated, "\(schema.name(column)) is made anew, of texts that match the pattern")
      } else {
        add(.text(column: column, .matches(pattern)), rule)
      }
    case .unique(let columns): addUnique(columns, rule)
    case .determines(let keys, let value): try addDetermined(keys, value, rule)
    case .total(let condition, let target): try addTotal(condition, target, rule)
    }
  }

  private mutating func add(_ condition: Condition, _ rule: Int) {
    clauses += condition.clauses.map { ($0, rule) }
  }

  /// What a formula asks of a row whose column is drawn like the others.
  private func equality(_ column: Int, _ expression: Expression) -> Condition {
    if schema.cells(column)?.bins == nil { return .sameText(.column(column), expression) }
    return .compare(.column(column), .equal, expression)
  }

  private mutating func addList(_ columns: [Int], _ list: TupleList, _ rule: Int) {
    let clique = Clique(columns.compactMap { schema.codes[$0] })
    let sizes = schema.encoding.sizes
    let isComputed = columns.contains { plan.definitions[$0] != nil }
    guard clique.count == columns.count, clique.count <= RulePlanner.mostMaskColumns, !isComputed,
      clique.cellCount(sizes: sizes) ?? .max <= RulePlanner.mostMaskCells
    else { return add(.tuple(columns, list), rule) }
    let order = clique.columns.map { code in columns.firstIndex { schema.codes[$0] == code } ?? 0 }
    let coded = list.rows.compactMap { row -> [Int]? in
      let codes = order.compactMap { place in
        code(row[place], of: columns[place])
      }
      return codes.count == order.count ? codes : nil
    }
    let rows = Array(Set(coded)).sorted { $0.lexicographicallyPrecedes($1) }
    plan.masks.append(RuleMask(clique: clique, source: .list(rows), rule: rule))
    for (axis, code) in clique.columns.enumerated() {
      tellApart(code, byPartnersIn: rows, axis: axis)
    }
    plan.rules[rule].note(
      .mask,
      "cells of \(schema.names(clique.columns).joined(separator: " × ")) outside the list stay empty"
    )
    plan.rules[rule].note(.withinCell, "values within cells are drawn from the list")
  }

  /// Values of an axis whose rows of a list agree in all else stay together; others are told apart.
  private mutating func tellApart(_ code: Int, byPartnersIn rows: [[Int]], axis: Int) {
    var partners: [Int: Set<[Int]>] = [:]
    for row in rows {
      var rest = row
      let own = rest.remove(at: axis)
      partners[own, default: []].insert(rest)
    }
    var numbers: [Set<[Int]>: Int] = [:]
    let classes = (0..<schema.encoding.sizes[code]).map { cell in
      let own = partners[cell] ?? []
      let number = numbers[own] ?? numbers.count
      numbers[own] = number
      return number
    }
    refine(code, by: classes)
  }

  /// The fine cell of a value of a list; `nil` where the column has none for it.
  private func code(_ value: RuleValue, of position: Int) -> Int? {
    guard let cells = schema.cells(position) else { return nil }
    if value == .null { return cells.nullCode }
    guard let stored = schema.stored(value, position) else { return nil }
    guard let bins = cells.bins else { return Int(stored) }
    return bins.contains(stored) ? bins.bin(of: stored) : nil
  }

  private mutating func addUnique(_ columns: [Int], _ rule: Int) {
    plan.rules[rule].isAsked = false
    if columns.contains(where: { schema.cells($0) == nil }) {
      plan.rules[rule].note(.generated, "identifiers are made anew, no two alike")
      return
    }
    plan.uniques.append(
      RuleKeys(
        columns: columns, clique: Clique(columns.compactMap { schema.codes[$0] }), rule: rule))
    plan.rules[rule].note(
      .withinCell, "rows that agree are drawn again within their cells")
    plan.rules[rule].note(.repair, "or take values of other rows")
  }

  private mutating func addDetermined(
    _ keys: [Int], _ value: Int, _ rule: Int
  ) throws(RulePlanProblem) {
    plan.rules[rule].isAsked = false
    let clique = Clique((keys + [value]).compactMap { schema.codes[$0] })
    let computed = (keys + [value]).first { plan.definitions[$0] != nil }
    guard clique.count <= RulePlanner.mostMaskColumns, computed == nil,
      let code = schema.codes[value]
    else {
      throw RulePlanProblem(
        place: plan.rules[rule].place,
        message: computed.map {
          "“\(schema.name($0))” is computed of other columns, so that it cannot stand in “determines”"
        } ?? "“determines” reads at most two columns on its left, whose released counts fix the "
          + "values; declare the combinations in a table instead, (a, b, c) in table FILE")
    }
    let wide = (keys + [value]).first { position in
      guard let bins = schema.cells(position)?.bins else { return false }
      return (0..<bins.count).contains {
        bins.steps(of: $0).lowerBound != bins.steps(of: $0).upperBound
      }
    }
    if let wide {
      throw RulePlanProblem(
        place: plan.rules[rule].place,
        message:
          "“\(schema.name(wide))” has cells of several values, so that no released count says "
          + "which value goes with which; give it a cell a value, or a formula")
    }
    plan.masks.append(RuleMask(clique: clique, source: .determined(value: code), rule: rule))
    plan.determined.append(RuleKeys(columns: keys, value: value, clique: clique, rule: rule))
    plan.rules[rule].note(
      .determined,
      "\(schema.name(value)) is what the released counts of "
        + "\(schema.names(clique.columns).joined(separator: " × ")) say")
  }

  private mutating func addTotal(
    _ condition: Condition?, _ target: TotalTarget, _ rule: Int
  ) throws(RulePlanProblem) {
    plan.rules[rule].isAsked = false
    guard let condition else {
      guard case .count(let count) = target else {
        plan.rules[rule].note(.implied, "a share of all rows is all of them")
        return
      }
      if let other = plan.rowCount, other != count {
        throw RulePlanProblem(
          place: plan.rules[rule].place, message: "another rule asks for \(other) rows")
      }
      plan.rowCount = count
      plan.rules[rule].note(.quota, "\(count) rows are written")
      return
    }
    plan.totals.append(RuleTotal(condition: condition, target: target, rule: rule))
    plan.rules[rule].note(
      .quota, "the model is tilted to the total, and rows change sides until the count is exact")
  }
}
