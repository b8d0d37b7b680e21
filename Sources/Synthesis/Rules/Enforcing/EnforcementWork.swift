import Rules
import Tables

/// What enforcing rules on drawn rows needs, made ready once.
struct EnforcementWork: Sendable {
  let plan: RulePlan
  let schema: RuleSchema
  let seed: UInt64
  /// Where further rows come from, where no row at hand obeys.
  let model: TableModel
  /// Columns that rules read or write and those they rest on, that are written, ascending.
  let columns: [Int]
  /// The code of each of them that is modelled.
  let codeColumn: [Int: Int]
  /// How values of those drawn from the model are drawn again.
  let draws: [Int: CellDraws]
  /// Rules that rows are asked for one by one.
  private let asked: [Int]
  private let group: RuleGroup
  private let formulas: [FormulaProgram]
  private let alignments: [AlignmentProgram]
  private var determined: [DeterminedValues] = []
  private let nulls: [(position: Int, evaluator: RuleEvaluator)]
  /// For each column drawn from the model, all that hang together with it through rules.
  private let groups: [Int: [Int]]

  init(_ plan: RulePlan, _ schema: RuleSchema, model: TableModel, seed: UInt64) {
    self.plan = plan
    self.schema = schema
    self.seed = seed
    self.model = model
    var columns: Set<Int> = []
    for rule in plan.rules { columns.formUnion(rule.checked.columns) }
    for column in columns { columns.formUnion(plan.roots(of: column)) }
    for column in plan.derived { columns.insert(column.position) }
    self.columns = columns.filter { schema.cells($0) != nil }.sorted()
    codeColumn = schema.codes
    var draws: [Int: CellDraws] = [:]
    for position in self.columns where plan.definitions[position] == nil {
      guard let code = schema.codes[position] else { continue }
      let impossible = plan.impossibleCells(of: code)
      draws[position] = CellDraws(
        schema.encoding.columns[code], model.coarsenings[code], shares: model.densities[code],
        allowed: impossible.isEmpty ? nil : impossible.map { !$0 })
    }
    self.draws = draws
    asked = plan.rules.indices.filter { plan.rules[$0].isAsked }
    group = RuleGroup(asked.map { plan.rules[$0].checked }, schema: schema.schema)
    formulas = plan.derived.map { FormulaProgram($0, schema) }
    alignments = plan.aligned.compactMap { AlignmentProgram($0, schema) }
    nulls = plan.nulls.map { null in
      (
        null.position,
        RuleEvaluator(
          CheckedRule(condition: .not(null.condition), of: plan.rules[null.rule].checked.rule),
          schema: schema.schema)
      )
    }
    groups = EnforcementWork.groups(plan)
  }

  /// Takes the values that drawn rows determine.
  mutating func determine(by table: SchemaTable) {
    determined = plan.determined.compactMap { DeterminedValues($0, table) }
  }

  /// Whether anything is computed at all.
  var computes: Bool {
    !formulas.isEmpty || !alignments.isEmpty || !determined.isEmpty || !nulls.isEmpty
  }

  /// Positions of the columns that ``fill(_:like:)`` may put into other cells than were drawn: days and moments that
  /// are moved stay in theirs.
  var recodedColumns: [Int] {
    formulas.map(\.position) + plan.determined.compactMap(\.value) + nulls.map(\.position)
  }

  /// Positions of the columns that ``fillValues(_:)`` changes.
  var valueColumns: [Int] {
    formulas.map(\.position) + plan.aligned.map(\.position) + plan.determined.compactMap(\.value)
  }

  /// The columns that ``fillValues(_:)`` reads or changes.
  var fillColumns: [Int] {
    var columns = Set(valueColumns)
    for column in plan.derived { columns.formUnion(column.expression.columns) }
    for column in plan.aligned { columns.insert(column.source) }
    for keys in plan.determined { columns.formUnion(keys.columns) }
    return columns.sorted()
  }

  /// Computes all values that rest on other columns, but not where they are null.
  func fillValues(_ rows: inout LooseRows) {
    for values in determined { values.fill(&rows) }
    for alignment in alignments { alignment.fill(&rows) }
    for formula in formulas { formula.fill(&rows) }
  }

  /// Makes values null where rules say so, in all rows of a table.
  ///
  /// - Complexity: O(rows) a column, and the conditions' parts.
  func setNulls(in table: inout SchemaTable) {
    for null in nulls {
      guard let column = table.column(null.position) else { continue }
      // The rule `not condition` is broken exactly where the condition holds.
      let rows = null.evaluator.broken(in: table.table).rows
      table.replace([
        null.position: column.holding(
          column.rows.replacing(
            rows, with: Array(repeating: PackedIntegers.null, count: rows.count)))
      ])
    }
  }

  /// Computes all that rests on other columns.
  func fill(_ rows: inout LooseRows, like table: SchemaTable) {
    fillValues(&rows)
    for null in nulls {
      // The rule `not condition` is broken exactly where the condition holds.
      let places = null.evaluator.broken(in: rows.table(like: table)).rows
      rows.change(null.position) { values in
        for place in places { values[place] = PackedIntegers.null }
      }
    }
  }

  /// For every rule that rows are asked for and some break, these rows.
  func broken(_ table: SchemaTable) -> [(rule: Int, rows: RowMask)] {
    var found = zip(asked, group.broken(in: table.table)).compactMap { rule, rows in
      rows.map { (rule: rule, rows: $0) }
    }
    for column in plan.derived {
      if let outside = outside(column.position, table) { found.append((column.rule, outside)) }
    }
    return found
  }

  /// The columns drawn from the model that the rules broken by each of some rows rest on, ascending, and those rules.
  func concerned(
    _ broken: [(rule: Int, rows: RowMask)], _ rows: [Int]
  ) -> [(columns: [Int], rules: [Int])] {
    let roots = plan.rules.map { rule in
      Set(rule.checked.columns.flatMap { plan.roots(of: $0) }).filter { draws[$0] != nil }
    }
    var columns = Array(repeating: Set<Int>(), count: rows.count)
    var rules = Array(repeating: [Int](), count: rows.count)
    for (rule, mask) in broken {
      for (place, row) in rows.enumerated() where mask[row] {
        columns[place].formUnion(roots[rule])
        if !rules[place].contains(rule) { rules[place].append(rule) }
      }
    }
    return zip(columns, rules).map { ($0.sorted(), $1) }
  }

  /// Whether each row breaks any rule.
  func breaks(_ rows: LooseRows, like table: SchemaTable) -> [Bool] {
    var all = RowMask(rowCount: rows.count)
    for (_, mask) in broken(SchemaTable(rows.table(like: table), schema.schema)) {
      all.formUnion(mask)
    }
    return (0..<rows.count).map { all[$0] }
  }

  /// Rows whose computed value is outside the column's own domain.
  private func outside(_ position: Int, _ table: SchemaTable) -> RowMask? {
    guard let column = table.column(position) else { return nil }
    let isNullable = schema.cells(position)?.nullCode != nil
    var (low, high) = (Int64.min + 1, Int64.max)
    if case .grid(let lower, let upper) = schema.column(position).domain {
      (low, high) = (lower, upper)
    }
    // Whether there are any is quicker to find than which: mostly there are none.
    let range = column.rows.bounds ?? low...low
    if low <= range.lowerBound, range.upperBound <= high, isNullable || !column.rows.holdsNull {
      return nil
    }
    var mask = RowMask(rowCount: table.rowCount)
    column.rows.forEachBlock { first, numbers in
      for place in numbers.indices {
        let number = numbers[place]
        let isBad = number == PackedIntegers.null ? !isNullable : number < low || number > high
        if isBad { mask[first + place] = true }
      }
    }
    return mask
  }

  /// The columns drawn from the model that hang together with these through rules.
  func group(of roots: [Int]) -> [Int] {
    Array(Set(roots.flatMap { groups[$0] ?? [$0] })).sorted()
  }

  private static func groups(_ plan: RulePlan) -> [Int: [Int]] {
    var parts: [Set<Int>] = []
    var sets = plan.rules.map { Set($0.checked.columns.flatMap { plan.roots(of: $0) }) }
    sets += plan.derived.map { Set(plan.roots(of: $0.position)) }
    for set in sets where !set.isEmpty {
      let touching = parts.filter { !$0.isDisjoint(with: set) }
      parts.removeAll { !$0.isDisjoint(with: set) }
      parts.append(touching.reduce(set) { $0.union($1) })
    }
    var groups: [Int: [Int]] = [:]
    for part in parts {
      for column in part { groups[column] = part.sorted() }
    }
    return groups
  }
}
