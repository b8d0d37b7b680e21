import Tables

/// Derives how a column's fine cells are put together in pairs, from what is released or public.
///
/// Public groups come first. Values of a column without an order whose noisy count is below 3σ then share
/// one cell (McKenna, Miklau and Sheldon 2021, section 3.3), and so do all but the largest where there are too
/// many. An ordered column becomes runs of neighbouring cells of about equal mass, with heaps of their own
/// (``MassRuns``). Null is always apart, and so are values that a rule tells apart (``SynthesisColumn/ruleClasses``).
public struct Coarsener: Sendable {
  /// A column without an order and with up to this many values keeps all that are not rare.
  static let keptCells = 512
  /// Cells in pairs of one with more values.
  static let pairCells = 256
  /// Cells in pairs of an ordered column, least and most.
  static let orderedCells = 12...64

  private let column: SynthesisColumn

  /// For this column.
  public init(_ column: SynthesisColumn) { self.column = column }

  /// The coarse cells that follow from a released one-way marginal.
  ///
  /// A column that is never measured has one coarse cell: pairs and models leave it out.
  /// - Parameters:
  ///   - oneWay: counts by fine cell with noise and their variance; `nil` where nothing is measured or the
  ///     number of cells is another.
  ///   - pairSigma: the noise to be expected in pairs. An ordered column that does not say how many
  ///     cells it may have gets so many that a table of two such columns holds 4σ rows a cell.
  /// - Complexity: O(n log n).
  public func coarsening(oneWay: MarginalEstimate?, pairSigma: Double) -> Coarsening {
    let identity = Coarsening(identity: column.size)
    guard let oneWay, oneWay.values.count == column.size else {
      return Coarsening(Array(repeating: 0, count: column.size)) ?? identity
    }
    var groups = identity
    if let declared = column.declaredGroups, declared.fineSize == column.size { groups = declared }
    let kinds = column.ruleClasses.flatMap { $0.count == column.size ? $0 : nil }
    if let kinds { groups = groups.split(by: kinds) }
    let members = groups.members
    let null = column.nullCell.flatMap { cell -> Int? in
      guard groups.cells.indices.contains(cell) else { return nil }
      return members[groups.cells[cell]].count == 1 ? groups.cells[cell] : nil
    }
    let open = members.indices.filter { $0 != null }
    let sums = groups.sums(oneWay.values)
    let values = open.map { sums[$0] }
    let sigma = oneWay.variance.squareRoot()
    var merged: [Int]
    if column.isOrdered {
      let rows = max(1, oneWay.values.reduce(0, +))
      let limit = column.pairCells ?? Coarsener.cells(rows: rows, pairSigma: pairSigma)
      if open.count <= max(1, limit) { return groups }
      merged = MassRuns(values, sigma: sigma, limit: max(1, limit)).cells
    } else {
      let limit =
        column.pairCells
        ?? (open.count <= Coarsener.keptCells ? Coarsener.keptCells : Coarsener.pairCells)
      merged = heavy(
        values, members: open.map { members[$0].count }, sigma: sigma, limit: max(1, limit))
    }
    if let kinds {
      // What a rule tells apart stays apart, so that the rule's zeros are sharp.
      let split = zip(open, merged).map { [$1, kinds[members[$0][0]]] }
      merged = Coarsener.numbered(split)
    }
    var cells = Array(repeating: Int.max, count: groups.size)
    for (unit, cell) in zip(open, merged) { cells[unit] = cell }
    return Coarsening(Coarsener.numbered(groups.cells.map { cells[$0] })) ?? groups
  }

  /// The coarse cells that a measured column may have, null included: no noise makes it more.
  static func mostCells(of column: SynthesisColumn) -> Int {
    let null = column.nullCell == nil ? 0 : 1
    let declared = column.declaredGroups.flatMap { $0.fineSize == column.size ? $0.size : nil }
    let units = max(1, (declared ?? column.size) - null)
    let most =
      column.isOrdered
      ? orderedCells.upperBound : units <= keptCells ? keptCells : pairCells
    let together = min(units, max(1, column.pairCells ?? most))
    let classes = max(1, Set(column.ruleClasses ?? []).count)
    return classes == 1 ? together + null : min(column.size - null, together * classes) + null
  }

  /// √(N/4σ) within ``orderedCells``.
  private static func cells(rows: Double, pairSigma: Double) -> Int {
    let wanted = pairSigma > 0 ? (rows / (4 * pairSigma)).squareRoot() : .infinity
    return Int(
      min(max(wanted, Double(orderedCells.lowerBound)), Double(orderedCells.upperBound)))
  }

  /// Values of at least 3σ keep a cell each, the largest `limit` − 1 of them where they are too many; the
  /// others share one.
  private func heavy(_ values: [Double], members: [Int], sigma: Double, limit: Int) -> [Int] {
    let ranked = values.indices.sorted { (values[$1], $0) < (values[$0], $1) }
    let kept = ranked.filter { values[$0] >= 3 * sigma * Double(members[$0]).squareRoot() }
      .prefix(limit < values.count ? limit - 1 : limit)
    var cells = Array(repeating: values.count, count: values.count)
    for unit in kept { cells[unit] = unit }
    return cells
  }

  /// The same partition with cells numbered in order of first appearance.
  static func numbered<Cell: Hashable>(_ cells: [Cell]) -> [Int] {
    var numbers: [Cell: Int] = [:]
    return cells.map { cell in
      let number = numbers[cell] ?? numbers.count
      numbers[cell] = number
      return number
    }
  }
}
