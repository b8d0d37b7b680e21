import Rules
import Tables

/// Changes rows that obey every rule by themselves, for rules about rows together: keys and totals.
struct RowChanges {
  let work: EnforcementWork
  let codes: CodeTable
  /// Rows that got other values within their cells.
  private(set) var redrawnRows = 0
  /// Rows that took values of other rows.
  private(set) var repairedRows = 0
  /// The rows that were changed.
  private(set) var changed: Set<Int> = []
  /// Totals that are met, which later changes have to keep.
  private var met: [RuleEvaluator] = []

  init(work: EnforcementWork, codes: CodeTable) {
    self.work = work
    self.codes = codes
  }

  /// Makes rows differ in the columns of a key.
  ///
  /// - Throws: ``RuleFailure`` where there are not enough different values; `CancellationError` once
  ///   `isCancelled` says so.
  mutating func separate(
    _ keys: RuleKeys, in table: inout SchemaTable, _ report: inout RuleReport,
    _ isCancelled: () -> Bool
  ) throws {
    let columns = keys.columns.compactMap { table.column($0)?.rows }
    var known: Set<[Int64]> = []
    var doubles: [Int] = []
    for row in 0..<table.rowCount {
      let key = columns.map { $0[row] ?? PackedIntegers.null }
      if key.contains(PackedIntegers.null) { continue }
      if !known.insert(key).inserted { doubles.append(row) }
    }
    report.outcomes[keys.rule].held = table.rowCount - doubles.count
    guard !doubles.isEmpty else { return }
    let donors = try work.donors(
      table, isBroken: RowMask(rowCount: table.rowCount), isCancelled: isCancelled)
    try change(
      doubles, roots: roots(keys.columns), donors, keys.rule,
      "there are not enough different values left for this rule", in: &table, &report, isCancelled,
      unused: UnusedKeys(keys, work, known: known)
    ) { trial in
      { place in
        let key = keys.columns.map { trial[$0, place] }
        return key.contains(PackedIntegers.null) || known.insert(key).inserted
      }
    }
  }

  /// Moves rows to the other side of a condition until as many meet it as a public figure says.
  ///
  /// - Throws: ``RuleFailure`` where that cannot be; `CancellationError` once `isCancelled` says so.
  mutating func meet(
    _ total: RuleTotal, in table: inout SchemaTable, _ report: inout RuleReport,
    _ isCancelled: () -> Bool
  ) throws {
    let rule = work.plan.rules[total.rule].checked
    let evaluator = RuleEvaluator(
      CheckedRule(condition: .not(total.condition), of: rule.rule), schema: work.schema.schema)
    // The rule `not condition` is broken exactly where the condition holds.
    let meets = evaluator.broken(in: table.table)
    let wanted = total.target.counts(of: table.rowCount)
    let count = meets.count
    let surplus = count > wanted.upperBound ? count - wanted.upperBound : count - wanted.lowerBound
    report.outcomes[total.rule].held = table.rowCount - abs(wanted.contains(count) ? 0 : surplus)
    if !wanted.contains(count) {
      guard wanted.upperBound >= 0, wanted.lowerBound <= table.rowCount else {
        throw RuleFailure(
          work.plan, [total.rule], "there are \(table.rowCount) rows, too few for this rule")
      }
      let goesIn = surplus < 0
      let side = goesIn ? meets.inverted.rows : meets.rows
      let rows = chosen(abs(surplus), of: side, total.rule)
      let present = table
      let donors = try work.donors(
        table, isBroken: goesIn ? meets.inverted : meets, isCancelled: isCancelled
      ) { spare in
        let meets = evaluator.broken(in: spare.table)
        return goesIn ? meets : meets.inverted
      }
      try change(
        rows, roots: roots(Array(total.condition.columns)), donors, total.rule,
        "rows could not be moved to meet this total", in: &table, &report, isCancelled
      ) { trial in
        let now = evaluator.broken(in: trial.table(like: present))
        return { place in now[place] == goesIn }
      }
    }
    met.append(evaluator)
  }

  private func roots(_ columns: [Int]) -> [Int] {
    Array(Set(columns.flatMap { work.plan.roots(of: $0) })).filter { work.draws[$0] != nil }
      .sorted()
  }

  /// So many of the rows, each as likely as the others, ascending.
  private func chosen(_ count: Int, of rows: [Int], _ rule: Int) -> [Int] {
    var random = SeededRandom(seed: work.seed, stream: 1 << 48 | UInt64(rule))
    var rows = rows
    for place in 0..<min(count, rows.count) {
      let left = UInt64(rows.count - place)
      rows.swapAt(place, place + Int(random.next().multipliedFullWidth(by: left).high))
    }
    return rows.prefix(count).sorted()
  }

  /// Whether a trial's rows are taken, by place.
  typealias Acceptance = (LooseRows) -> (Int) -> Bool

  private mutating func change(
    _ rows: [Int], roots: [Int], _ donors: DonorRows, _ rule: Int, _ reason: String,
    in table: inout SchemaTable, _ report: inout RuleReport, _ isCancelled: () -> Bool,
    unused: UnusedKeys? = nil, accept: Acceptance
  ) throws {
    var mending = RowMending(
      work, table, codes: codes, rows: rows, concerned: rows.map { _ in roots }, donors: donors)
    let present = table
    let before = met.map { evaluator in
      let mask = evaluator.broken(in: present.table)
      return Dictionary(uniqueKeysWithValues: rows.map { ($0, mask[$0]) })
    }
    let met = met
    func isTaken(_ trial: LooseRows) -> (Int) -> Bool {
      let own = accept(trial)
      let kept = met.map { $0.broken(in: trial.table(like: present)) }
      return { place in
        zip(before, kept).allSatisfy { $0[trial.rows[place]] == $1[place] } && own(place)
      }
    }
    try mending.run(isCancelled: isCancelled, accept: isTaken)
    if !mending.open.isEmpty { try unused?.give(to: &mending, isCancelled, accept: isTaken) }
    guard mending.open.isEmpty else { throw RuleFailure(work.plan, [rule], reason) }
    for change in mending.changes {
      if change == .redrawn {
        redrawnRows += 1
        report.outcomes[rule].redrawn += 1
      }
      if change == .repaired {
        repairedRows += 1
        report.outcomes[rule].repaired += 1
      }
    }
    table.write(mending.loose)
    changed.formUnion(rows)
  }
}
