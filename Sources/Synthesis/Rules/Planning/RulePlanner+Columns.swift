import Rules
import Tables

extension RulePlanner {
  /// Finds columns that are null exactly where a condition on several others holds.
  ///
  /// Such a condition has no small sharp table: the column is modelled without null, which is then set where the
  /// drawn row meets the condition.
  mutating func computeNulls() {
    for rule in plan.rules.indices {
      guard case .condition(.iff(let left, let right)) = plan.rules[rule].checked.statement,
        let (position, condition) = nullness(left, right) ?? nullness(right, left),
        let null = schema.cells(position)?.nullCode, plan.definitions[position] == nil,
        !plan.nulls.contains(where: { $0.position == position }),
        !plan.derived.contains(where: { $0.expression.columns.contains(position) }),
        !condition.columns.contains(position),
        plan.nulls.allSatisfy({ !condition.columns.contains($0.position) }),
        roots(of: condition).count > 1, !isSharp(cellCondition(condition))
      else { continue }
      clauses.removeAll { $0.rule == rule }
      plan.nulls.append(DerivedNull(position: position, condition: condition, rule: rule))
      plan.rules[rule].note(
        .derived,
        "\(schema.name(position)) is drawn without null, which is then set where it says so")
      guard let code = schema.codes[position], let size = schema.cells(position)?.size else {
        continue
      }
      var truths = Array(repeating: CellTruth.holds, count: size)
      truths[null] = .fails
      plan.masks.append(
        RuleMask(
          clique: Clique(code), source: .clause(.known(column: code, truths: truths)), rule: rule))
    }
  }

  /// `x is null` on one side: the column, and where it is null.
  private func nullness(
    _ side: Condition, _ other: Condition
  ) -> (position: Int, condition: Condition)? {
    switch side {
    case .isNull(.column(let position)): (position, other)
    case .not(.isNull(.column(let position))): (position, .not(other))
    default: nil
    }
  }

  /// Finds which cells rules tell apart, so that coarse cells do not mix what is possible with what is not.
  mutating func tellApart() {
    for total in plan.totals {
      for part in cellCondition(total.condition).knownParts {
        refine(part.column, by: part.truths.map { Int($0.rawValue) })
      }
    }
    for mask in plan.masks {
      guard case .clause(let condition) = mask.source else { continue }
      for part in condition.knownParts {
        refine(part.column, by: part.truths.map { Int($0.rawValue) })
      }
    }
  }

  /// Splits the classes of a column's cells, unless they become too many.
  mutating func refine(_ code: Int, by added: [Int]) {
    guard let size = schema.cells(schema.encoding.modelled[code])?.size, added.count == size else {
      return
    }
    let old = plan.classes[code] ?? Array(repeating: 0, count: size)
    let split = Coarsener.numbered(zip(old, added).map { [$0, $1] })
    if Set(split).count <= RulePlanner.mostClasses { plan.classes[code] = split }
  }
}
