import Tables

/// Asks questions about groups of rules, each answered by a search for one row.
struct ConflictSearch: Sendable {
  let rules: [CheckedRule]
  let schema: Schema
  let limit: Int
  /// The columns of which null counts as a value, whichever of the rules are asked about.
  let asksForNull: Set<Int>

  /// Makes ready to ask about those of some rules that are active.
  init(rules: [CheckedRule], active: [Int], schema: Schema, limit: Int) {
    (self.rules, self.schema, self.limit) = (rules, schema, limit)
    asksForNull = ColumnUses(active.map { rules[$0].statement }).asksForNull
  }

  /// What is found of rules that share columns, with or without what is only worth knowing.
  func findings(_ group: [Int], notes: Bool) -> [RuleFinding] {
    var rest = group
    var findings: [RuleFinding] = []
    while !rest.isEmpty {
      switch row(rest) {
      case .row: return notes ? findings + self.notes(rest) : findings
      case .undecided:
        // Without a rule that cannot be reasoned about, the others may still contradict one another.
        guard let part = undecidedPart(rest) else { return findings + [.undecided(rules: rest)] }
        findings.append(.contradictory(rules: part))
        rest.removeAll { part.contains($0) }
      case .none:
        // One contradiction is named, taken away, and the others are asked again.
        let least = smallest(rest) { self.row($0) == .none }
        findings.append(.contradictory(rules: least))
        rest.removeAll { least.contains($0) }
      }
    }
    return findings
  }

  /// A contradiction among all rules but one.
  private func undecidedPart(_ rules: [Int]) -> [Int]? {
    guard rules.count > 1 else { return nil }
    for left in rules {
      let others = rules.filter { $0 != left }
      if row(others) == .none { return smallest(others) { self.row($0) == .none } }
    }
    return nil
  }

  /// A row that keeps some rules, breaks one, and lies within what `limitTo` leaves of a box.
  func row(
    _ kept: [Int], breaking broken: Int? = nil,
    _ limitTo: (RowSpace, inout RowBox) -> Void = { _, _ in }
  ) -> RowSearch.Answer {
    let all = kept + (broken.map { [$0] } ?? [])
    let space = RowSpace(
      all.map { rules[$0].statement }, schema: schema, asksForNull: asksForNull)
    let builder = builder(space)
    var demands = demands(kept, builder)
    if let broken {
      let (statement, schema) = (rules[broken].statement, schema)
      guard let clause = builder.clause(statement) else { return .undecided }
      demands.append(
        RowSearch.Demand(clause: clause, allowed: .no) {
          statement.holds(schema: schema, $0) == false
        })
    }
    var box = RowBox(space)
    limitTo(space, &box)
    return RowSearch(space: space, demands: demands, limit: limit).row(in: box)
  }

  /// A row that keeps some rules and gives conditions allowed truths.
  func row(_ kept: [Int], meeting conditions: [(Condition, Outcomes)]) -> RowSearch.Answer {
    let space = RowSpace(
      kept.map { rules[$0].statement } + conditions.map { .condition($0.0) }, schema: schema,
      asksForNull: asksForNull)
    let builder = builder(space)
    var demands = demands(kept, builder)
    for (condition, allowed) in conditions {
      demands.append(
        RowSearch.Demand(clause: builder.clause(condition), allowed: allowed) { value in
          let found: Outcomes =
            switch condition.holds(value) {
            case true: .yes
            case false: .no
            default: .unknown
            }
          return allowed.contains(found)
        })
    }
    return RowSearch(space: space, demands: demands, limit: limit).row(in: RowBox(space))
  }

  private func builder(_ space: RowSpace) -> ClauseBuilder {
    let schema = schema
    return ClauseBuilder(space) {
      schema.columns.indices.contains($0) ? schema.columns[$0].gridDigits : 0
    }
  }

  private func demands(_ kept: [Int], _ builder: ClauseBuilder) -> [RowSearch.Demand] {
    let schema = schema
    return kept.compactMap { index in
      let statement = rules[index].statement
      return builder.clause(statement).map { clause in
        RowSearch.Demand(clause: clause, allowed: .unbroken) {
          statement.holds(schema: schema, $0) != false
        }
      }
    }
  }

  /// A part of a set for which a question is still answered yes, and for no smaller one by one rule.
  func smallest(_ set: [Int], _ isStill: ([Int]) -> Bool) -> [Int] {
    var kept = set
    for rule in set where kept.count > 1 {
      let fewer = kept.filter { $0 != rule }
      if isStill(fewer) { kept = fewer }
    }
    return kept
  }

  /// What is worth knowing of rules that can be kept together.
  private func notes(_ group: [Int]) -> [RuleFinding] {
    var findings: [RuleFinding] = []
    for rule in group {
      if row([], breaking: rule) == .none {
        findings.append(.alwaysTrue(rule: rule))
      } else {
        let others = group.filter { $0 != rule }
        if !others.isEmpty, row(others, breaking: rule) == .none {
          findings.append(
            .implied(rule: rule, by: smallest(others) { row($0, breaking: rule) == .none }))
        }
      }
    }
    let space = RowSpace(
      group.map { rules[$0].statement }, schema: schema, asksForNull: asksForNull)
    for axis in space.axes.indices where space.axes[axis].call == nil {
      findings += values(axis, space, group)
    }
    return findings
  }

  /// The values of a column that no row keeps.
  private func values(_ axis: Int, _ space: RowSpace, _ group: [Int]) -> [RuleFinding] {
    let column = space.axes[axis].column
    func isAlwaysNull(_ kept: [Int]) -> Bool {
      row(kept) { space, box in
        if let axis = space.axisOf[column] { box.requireValue(axis) }
      } == .none
    }
    if space.axes[axis].canBeNull, isAlwaysNull(group) {
      return [.alwaysNull(column: column, rules: smallest(group, isAlwaysNull))]
    }
    guard case .texts(let texts) = space.axes[axis].values, texts.count <= 400 else { return [] }
    var byRules: [[Int]: [String]] = [:]
    for members in space.axes[axis].members {
      func isImpossible(_ kept: [Int]) -> Bool {
        row(kept) { space, box in
          guard let axis = space.axisOf[column], case .texts(let texts) = space.axes[axis].values
          else { return }
          box.requireValue(axis)
          // Fewer rules tell fewer texts apart: any group that holds the text stands for it.
          let group = space.axes[axis].members.firstIndex { $0.contains(members[0]) }
          box.keep(CandidateSet(count: texts.count) { $0 == group }, axis)
        } == .none
      }
      if isImpossible(group) {
        byRules[smallest(group, isImpossible), default: []] += members
      }
    }
    return byRules.sorted { $0.key.lexicographicallyPrecedes($1.key) }
      .map { .impossible(column: column, texts: $1, rules: $0) }
  }
}
