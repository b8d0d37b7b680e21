import Rules
import Tables

extension RulePlanner {
  /// What a condition may be over cells of modelled columns.
  func cellCondition(_ condition: Condition) -> CellCondition {
    let roots = roots(of: condition)
    guard let first = roots.first else {
      return .constant(CellTruth(condition.holds { _ in .null }))
    }
    if roots.count == 1 { return known(condition, first) }
    switch condition {
    case .not(let inner): return .negation(cellCondition(inner))
    case .and(let parts): return .both(parts.map(cellCondition))
    case .or(let parts): return .either(parts.map(cellCondition))
    case .implies(let left, let right):
      return .either([.negation(cellCondition(left)), cellCondition(right)])
    case .iff(let left, let right):
      let (a, b) = (cellCondition(left), cellCondition(right))
      return .either([.both([a, b]), .both([.negation(a), .negation(b)])])
    case .compare(let left, let comparison, let right):
      // What is left of the difference may be one column only: discharged >= admitted is length >= 0.
      if let sum = LinearForm(
        .arithmetic(.subtract, left, right), definitions: plan.definitions),
        sum.weights.count == 1, let root = sum.weights.keys.first
      {
        let nullable = roots.filter { $0 != root && schema.cells($0)?.nullCode != nil }
        let alone = known(
          .compare(sum.expression, comparison, .literal(.number(.zero))), root)
        return nullable.isEmpty ? alone : .either([alone, .constant([.fails, .unknown])])
      }
      return compared(condition, roots)
    default: return compared(condition, roots)
    }
  }

  private func compared(_ condition: Condition, _ roots: [Int]) -> CellCondition {
    let sources = roots.compactMap { root in schema.codes[root].map { (code: $0, root: root) } }
      .sorted { $0.code < $1.code }
    return .compared(
      CellComparison(
        condition: condition, sources: sources.map(\.code), positions: sources.map(\.root),
        definitions: plan.definitions))
  }

  /// The columns drawn from the model that a condition rests on, ascending.
  func roots(of condition: Condition) -> [Int] {
    var found: Set<Int> = []
    for column in condition.columns {
      found.formUnion(DerivedChoice.roots(.column(column), plan.definitions))
    }
    return found.sorted()
  }

  /// The most values of a bin that are looked at one by one.
  private static let mostListed: UInt64 = 32

  /// The truth in each fine cell of the one column that decides.
  private func known(_ condition: Condition, _ root: Int) -> CellCondition {
    guard let cells = schema.cells(root), let code = schema.codes[root] else {
      return .constant(.anything)
    }
    var ranges: [CellValues] = []
    let truths = (0..<cells.size).map { cell -> CellTruth in
      if let value = schema.value(root, code: cell) { return truth(condition, root, value) }
      guard let bins = cells.bins else { return .anything }
      let steps = bins.steps(of: cell)
      if steps.lowerBound.distance(to: steps.upperBound) < Int(RulePlanner.mostListed) {
        return steps.filter { bins.holdsValue($0) }.reduce([]) { sum, step in
          sum.union(truth(condition, root, .step(step, digits: schema.digits(root))))
        }
      }
      if ranges.isEmpty { ranges = values(code) }
      let reader = RangeReader(
        values: { [ranges] in $0 == root ? ranges[cell] : CellValues(isNull: true) },
        definitions: plan.definitions)
      return reader.truth(condition)
    }
    return .known(column: code, truths: truths)
  }

  private func truth(_ condition: Condition, _ root: Int, _ value: RuleValue) -> CellTruth {
    CellTruth(condition.holds { self.value(of: $0, where: root, is: value) })
  }

  /// A column's value in a row of which one column is known and all else follows from it.
  private func value(of column: Int, where root: Int, is value: RuleValue) -> RuleValue {
    if column == root { return value }
    guard let definition = plan.definitions[column] else { return .null }
    let computed = definition.value { self.value(of: $0, where: root, is: value) }
    guard let number = computed.number else { return computed }
    return number.steps(digits: schema.digits(column))
      .map { .step($0, digits: schema.digits(column)) } ?? .null
  }

  /// Finds the cells that a clause leaves empty, and says how the rest of it is met.
  mutating func enforce(_ condition: Condition, _ rule: Int) {
    let cells = cellCondition(condition)
    let sources = Clique(Array(cells.columns))
    if sources.count == 0 {
      if case .constant(let truth) = cells, truth == .holds || truth == .unknown { return }
      plan.rules[rule].note(.repair, "rows that break it take values of rows that obey")
      return
    }
    if isImplied(cells, sources) { return }
    var masked: [Clique] = []
    for clique in cliques(sources) {
      let mask = RuleMask(clique: clique, source: .clause(cells), rule: rule)
      if clique == sources && cells.comparisons.isEmpty || leavesCellsEmpty(mask) {
        plan.masks.append(mask)
        masked.append(clique)
      }
    }
    let names = masked.map { schema.names($0.columns).joined(separator: " × ") }
    if masked.first?.count == 1 {
      plan.rules[rule].note(.domain, "cells of \(names[0]) stay empty")
    } else if !masked.isEmpty {
      plan.rules[rule].note(
        .mask, "cells of \(names.joined(separator: " and of ")) stay empty in the model")
    }
    guard !isSharp(cells) || masked.last != sources else { return }
    plan.rules[rule].note(
      .withinCell, "values within the cells that remain are drawn until it holds")
    plan.rules[rule].note(.repair, "rows that still break it take values of rows that obey")
  }

  /// Whether no row of any cell can make a clause false.
  private func isImplied(_ cells: CellCondition, _ sources: Clique) -> Bool {
    // Cells that no part tells apart are alike, so that few combinations stand for all.
    let parts = cells.knownParts
    let alike = schema.encoding.sizes.enumerated().map { code, size in
      guard sources.contains(code) else { return Coarsening(identity: 1) }
      let own = parts.filter { $0.column == code }
      let keys = (0..<size).map { cell in own.map { $0.truths[cell].rawValue } }
      return Coarsening(Coarsener.numbered(keys)) ?? Coarsening(identity: size)
    }
    guard sources.cellCount(sizes: alike.map(\.size)) ?? .max <= 1 << 16 else { return false }
    return CoarseCondition(cells, over: sources, alike, values: values).neverFails
  }

  /// The values of a modelled column's fine cells.
  func values(_ code: Int) -> [CellValues] {
    CellValues.of(
      schema.encoding.columns[code], format: schema.format(schema.encoding.modelled[code]))
  }

  /// The tables in which empty cells are looked for: pairs first, and all columns where they are few.
  private func cliques(_ sources: Clique) -> [Clique] {
    let columns = sources.columns
    if columns.count <= 2 { return [sources] }
    var found: [Clique] = []
    for (place, first) in columns.enumerated() {
      for second in columns[(place + 1)...] { found.append(Clique(first, second)) }
    }
    return columns.count <= RulePlanner.mostMaskColumns ? found + [sources] : found
  }

  /// Whether a table of public cells would have an empty one.
  private func leavesCellsEmpty(_ mask: RuleMask) -> Bool {
    let sizes = schema.encoding.sizes
    let coarse = schema.encoding.columns.enumerated().map { code, column in
      mask.clique.contains(code) && column.size <= 512
        ? Coarsening(identity: column.size) : column.publicCoarsening
    }
    guard mask.clique.cellCount(sizes: coarse.map(\.size)) ?? .max <= RulePlanner.mostMaskCells,
      sizes.count == coarse.count
    else { return false }
    let zeros = mask.zeros(
      coarse, [], values: values, nulls: schema.encoding.columns.map(\.nullCode))
    return zeros?.isPossible.contains(false) ?? false
  }

  /// Whether each cell is wholly possible or wholly impossible.
  func isSharp(_ cells: CellCondition) -> Bool {
    cells.comparisons.isEmpty
      && cells.knownParts.allSatisfy { $0.truths.allSatisfy(\.isSharp) }
  }
}
