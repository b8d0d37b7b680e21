import Privacy
import Rules
import Tables

/// Makes every drawn row obey the rules of a plan.
///
/// What is computed is computed; rows that still break a rule get other values, the nearest first (``RowReach``);
/// keys and totals follow; then every rule is asked of all rows once more. All of it is post-processing and depends
/// on the seed, not on the number of cores.
public struct RuleEnforcer: Sendable {
  let plan: RulePlan
  private let encoding: TableEncoding
  private let model: TableModel
  private let seed: UInt64

  /// The result: rows that obey, as values and as codes, and what was done to them.
  public struct Enforced: Sendable {
    /// The rows.
    public let table: Table
    /// The same as codes of the modelled columns.
    public let codes: CodeTable
    /// What was done.
    public let report: RuleReport

    /// Puts a result together.
    public init(table: Table, codes: CodeTable, report: RuleReport) {
      self.table = table
      self.codes = codes
      self.report = report
    }
  }

  /// An enforcer for rows of `model`.
  ///
  /// - Parameter seed: what rows were drawn with; other streams of it are used.
  public init(_ plan: RulePlan, encoding: TableEncoding, model: TableModel, seed: UInt64) {
    self.plan = plan
    self.encoding = encoding
    self.model = model
    self.seed = SeededRandom.derived(seed)
  }

  /// Rows made of drawn ones.
  ///
  /// - Parameters:
  ///   - decoded: the drawn rows' values.
  ///   - codes: the same rows' codes.
  /// - Throws: ``RuleFailure`` where a rule that must hold cannot be met; `CancellationError` once `isCancelled`
  ///   says so.
  /// - Complexity: O(rows · rules), and more for rows that break one.
  public func enforced(
    _ decoded: Table, codes: CodeTable, isCancelled: @Sendable () -> Bool = { false }
  ) throws -> Enforced {
    guard let schema = plan.schema, !plan.isEmpty else {
      return Enforced(table: decoded, codes: codes, report: RuleReport())
    }
    var work = EnforcementWork(plan, schema, model: model, seed: seed)
    var table = SchemaTable(decoded, encoding.schema)
    let rounded = table.roundToWritten(work.columns)
    try makeIdentifiers(in: &table)
    work.determine(by: table)
    try computeAll(in: &table, work, isCancelled)
    var report = RuleReport()
    report.rows = table.rowCount
    report.outcomes = plan.rules.indices.map { RuleOutcome(rule: $0) }
    var changed = try mend(&table, codes, work, &report, isCancelled)
    var changes = RowChanges(work: work, codes: codes)
    for keys in plan.uniques { try changes.separate(keys, in: &table, &report, isCancelled) }
    for total in plan.totals { try changes.meet(total, in: &table, &report, isCancelled) }
    report.redrawnRows += changes.redrawnRows
    report.repairedRows += changes.repairedRows
    changed.formUnion(changes.changed)
    try check(table, changed.sorted(), &report)
    let touched = work.recodedColumns + rounded
    let final = try recoded(table, codes, work, touched, changed.sorted())
    measure(&report, before: codes, after: final, changed.isEmpty ? touched : work.columns)
    return Enforced(table: table.table, codes: final, report: report)
  }

  /// Computes what rests on other columns, block by block on all cores.
  private func computeAll(
    in table: inout SchemaTable, _ work: EnforcementWork, _ isCancelled: @Sendable () -> Bool
  ) throws {
    guard work.computes, table.rowCount > 0 else { return }
    defer { work.setNulls(in: &table) }
    let (computed, columns) = (work.valueColumns, work.fillColumns)
    if computed.isEmpty { return }
    let size = 32_768
    let blocks = (table.rowCount + size - 1) / size
    let rows = table
    let parts = Parallel.map(blocks) { block -> [Int: [Int64]] in
      if isCancelled() { return [:] }
      let range = block * size..<min(rows.rowCount, (block + 1) * size)
      var loose = LooseRows(rows, range: range, columns: columns)
      work.fillValues(&loose)
      return loose.values.filter { computed.contains($0.key) }
    }
    if isCancelled() { throw CancellationError() }
    var filled: [Int: Column] = [:]
    for position in Set(computed) {
      guard let column = table.column(position) else { continue }
      let numbers = PackedIntegers(joining: parts.map { $0[position] ?? [] })
      guard numbers.count == table.rowCount else { continue }
      filled[position] = column.holding(numbers)
    }
    table.replace(filled)
  }

  /// Gives other values to rows that break a rule.
  private func mend(
    _ table: inout SchemaTable, _ codes: CodeTable, _ work: EnforcementWork,
    _ report: inout RuleReport, _ isCancelled: () -> Bool
  ) throws -> Set<Int> {
    let broken = work.broken(table)
    var all = RowMask(rowCount: table.rowCount)
    for (_, mask) in broken { all.formUnion(mask) }
    for rule in plan.rules.indices {
      let masks = broken.filter { $0.rule == rule }.map(\.rows)
      report.outcomes[rule].held = table.rowCount - (masks.map(\.count).max() ?? 0)
    }
    let rows = all.rows
    guard !rows.isEmpty else { return [] }
    let concerned = work.concerned(broken, rows)
    var mending = RowMending(
      work, table, codes: codes, rows: rows, concerned: concerned.map(\.columns),
      donors: try work.donors(table, isBroken: all, isCancelled: isCancelled))
    try mending.run(isCancelled: isCancelled)
    guard mending.open.isEmpty else {
      throw RuleFailure(
        plan, Set(mending.open.flatMap { concerned[$0].rules }).sorted(),
        "no values were found with which every row obeys these rules together")
    }
    for (place, change) in mending.changes.enumerated() {
      if change == .redrawn { report.redrawnRows += 1 }
      if change == .repaired { report.repairedRows += 1 }
      for rule in concerned[place].rules {
        if change == .redrawn { report.outcomes[rule].redrawn += 1 }
        if change == .repaired { report.outcomes[rule].repaired += 1 }
      }
    }
    table.write(mending.loose)
    return Set(rows)
  }

  /// Asks every rule of the rows as they are now; a rule that must hold and does not is a failure.
  ///
  /// Rules about single rows are asked of the rows that were changed: the others were asked as they are.
  private func check(
    _ table: SchemaTable, _ changed: [Int], _ report: inout RuleReport
  ) throws(RuleFailure) {
    let columns = plan.schema.map { schema in
      schema.schema.columns.indices.filter { schema.cells($0) != nil }
    }
    let rows = LooseRows(table, rows: changed, columns: columns ?? []).table(like: table)
    let broken = plan.rules.map { rule in
      RuleEvaluator(rule.checked, schema: encoding.schema)
        .brokenCount(in: rule.isAsked ? rows : table.table)
    }
    for (place, count) in broken.enumerated() { report.outcomes[place].broken = count }
    let failed = broken.indices.filter { broken[$0] > 0 }
    guard failed.isEmpty else {
      throw RuleFailure(plan, failed, "rows as they would be written break these rules")
    }
  }

  /// The rows' codes: as they were drawn, but for columns that were computed and for the rows that were changed.
  private func recoded(
    _ table: SchemaTable, _ codes: CodeTable, _ work: EnforcementWork, _ touched: [Int],
    _ changed: [Int]
  ) throws -> CodeTable {
    let rows = SchemaTable(
      LooseRows(table, rows: changed, columns: work.columns).table(like: table), encoding.schema)
    let whole = Set(touched)
    let pieces = work.columns.compactMap {
      position -> (code: Int, column: Column, isWhole: Bool)? in
      let isWhole = whole.contains(position)
      guard isWhole || !changed.isEmpty, let code = work.codeColumn[position],
        let column = (isWhole ? table : rows).column(position)
      else { return nil }
      return (code, column, isWhole)
    }
    var columns = codes.columns
    // Whole columns are encoded on all cores each, and of the others only some rows: they are copied side by side.
    for piece in pieces where piece.isWhole {
      columns[piece.code] = try encoding.columns[piece.code].encode(piece.column)
    }
    let partial = pieces.filter { !$0.isWhole }
    let replaced = Parallel.map(partial.count) { [encoding] place in
      let piece = partial[place]
      return Result {
        codes.columns[piece.code].replacing(
          changed, with: try encoding.columns[piece.code].encode(piece.column))
      }
    }
    for (piece, result) in zip(partial, replaced) { columns[piece.code] = try result.get() }
    return CodeTable(sizes: codes.sizes, columns: columns, rowCount: table.rowCount)
  }

  /// How far each rule's columns were moved by what was done after drawing.
  private func measure(
    _ report: inout RuleReport, before: CodeTable, after: CodeTable, _ touched: [Int]
  ) {
    guard let schema = plan.schema else { return }
    let moved = Set(touched.compactMap { schema.codes[$0] })
    let drawn = plan.rules.map { rule in
      rule.checked.columns.filter { column in
        !plan.derived.contains { $0.position == column }
      }.compactMap { schema.codes[$0] }
    }
    let asked = Set(drawn.joined()).intersection(moved).sorted()
    let found = Parallel.map(asked.count) { place in
      let code = asked[place]
      return before.columns[code] == after.columns[code]
        ? 0
        : RuleEnforcer.distance(before.counts(of: Clique(code)), after.counts(of: Clique(code)))
    }
    let distances = Dictionary(zip(asked, found), uniquingKeysWith: { $1 })
    for (place, codes) in drawn.enumerated() {
      report.outcomes[place].effect = codes.map { distances[$0] ?? 0 }.max()
    }
  }

  private static func distance(_ left: [Int32], _ right: [Int32]) -> Double {
    let (a, b) = (left.reduce(0) { $0 + Double($1) }, right.reduce(0) { $0 + Double($1) })
    guard a > 0, b > 0 else { return 0 }
    return zip(left, right).reduce(0) { $0 + abs(Double($1.0) / a - Double($1.1) / b) } / 2
  }
}

extension SeededRandom {
  /// A seed of its own for what follows the drawing of rows.
  static func derived(_ seed: UInt64) -> UInt64 {
    var random = SeededRandom(seed: seed, stream: 1 << 40)
    return random.next()
  }
}
