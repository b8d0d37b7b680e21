import Synchronization
import Tables

/// Counts of the real rows, made once a table and kept behind the wall.
///
/// Fine one-ways always; pairs over the public cells that pictures show; pairs over fine cells while they
/// are not too many, so that coarse ones are sums of them whatever the coarsening.
struct CountedTable: Sendable {
  private let oneWays: [TrueCounts]
  private let finePairs: [Clique: TrueCounts]
  /// Pairs over ``publicCoarsenings``.
  private let publicPairs: [Clique: TrueCounts]
  private let rows: PrivateTable
  private let recoded = RecodedCounts()
  /// How many pairs over fine cells were counted for it, the kept ones left out.
  let countedPairs: Int
  /// The fixed cells of every column in which pairs are shown and compared.
  let publicCoarsenings: [Coarsening]

  /// The most fine cells of pairs that are kept together: 160 MB.
  private static let largestKept = 40_000_000.0

  /// Pairs of more fine cells than this are never kept.
  private static let largestPair = 1_000_000

  /// Counts of the same rows of which most columns have the same cells.
  struct Kept: Sendable {
    let table: CountedTable
    /// The columns whose cells are others now: everything that holds one is counted anew.
    let changed: Set<Int>
  }

  /// Counts every column, and every pair where that serves.
  ///
  /// - Parameters:
  ///   - coarsenings: the public cells of each column.
  ///   - isShown: whether pairs are shown, and coarse counts asked for again and again.
  ///   - kept: counts made earlier, of which those of unchanged columns are kept.
  /// - Throws: `CancellationError` once `isCancelled` says so.
  /// - Complexity: O(pairs · rows + cells), on all cores.
  init(
    _ rows: PrivateTable, publicCoarsenings coarsenings: [Coarsening], isShown: Bool = true,
    keeping kept: Kept? = nil, isCancelled: @Sendable () -> Bool,
    onPart: @Sendable (_ parts: Int) -> Void = { _ in }
  ) throws(CancellationError) {
    self.rows = rows
    publicCoarsenings = coarsenings
    let changed = kept?.changed
    if let kept {
      var counts = kept.table.oneWays
      for column in kept.changed {
        counts[column] = try rows.counts(of: Clique(column), isCancelled: isCancelled)
      }
      oneWays = counts
    } else {
      oneWays = try rows.oneWayCounts(isCancelled: isCancelled)
    }
    guard isShown else {
      finePairs = [:]
      publicPairs = [:]
      countedPairs = 0
      return
    }
    let sizes = rows.sizes
    let keepsFine = CountedTable.pairCells(sizes) <= CountedTable.largestKept
    let fresh =
      keepsFine
      ? try rows.pairCounts(
        mostCells: CountedTable.largestPair, touching: changed, isCancelled: isCancelled,
        onPart: onPart) : []
    func isKept(_ pair: Clique) -> Bool {
      changed.map { $0.isDisjoint(with: pair.columns) } ?? false
    }
    var fine = keepsFine ? kept?.table.finePairs.filter { isKept($0.key) } ?? [:] : [:]
    var coarse = kept?.table.publicPairs.filter { isKept($0.key) } ?? [:]
    for counts in fresh {
      if isCancelled() { throw CancellationError() }
      fine[counts.clique] = counts
      coarse[counts.clique] = counts.coarsened(coarsenings, sizes: sizes)
    }
    if coarse.count < sizes.count * (sizes.count - 1) / 2 {
      let narrow = try rows.coarsened(coarsenings, isCancelled: isCancelled)
      for counts in try narrow.pairCounts(
        touching: changed, isCancelled: isCancelled, onPart: onPart)
      where coarse[counts.clique] == nil {
        coarse[counts.clique] = counts
      }
    }
    finePairs = fine
    publicPairs = coarse
    countedPairs = fresh.count
  }

  /// Fine cells of all pairs that can be kept, together.
  private static func pairCells(_ sizes: [Int]) -> Double {
    var cells = 0.0
    for (place, first) in sizes.enumerated() {
      for second in sizes[(place + 1)...] where first * second <= largestPair {
        cells += Double(first * second)
      }
    }
    return cells
  }

  /// The fine counts of one column.
  func oneWay(_ column: Int) -> TrueCounts { oneWays[column] }

  /// The fine counts of a pair, where they are kept.
  func finePair(_ pair: Clique) -> TrueCounts? { finePairs[pair] }

  /// The counts of a pair over the public cells.
  ///
  /// - Throws: `CancellationError` once `isCancelled` says so.
  func publicPair(
    _ pair: Clique, isCancelled: @Sendable () -> Bool = { false }
  ) throws(CancellationError) -> TrueCounts {
    if let kept = publicPairs[pair] { return kept }
    return try counts(pair, publicCoarsenings, isCancelled: isCancelled)
  }

  /// The counts over `clique`: over fine cells, or over the coarse cells of `coarsenings`.
  ///
  /// - Complexity: what is kept costs nothing, pairs of kept ones a pass over their fine cells, the rest a
  ///   pass over the rows.
  /// - Throws: `CancellationError` once `isCancelled` says so.
  func counts(
    _ clique: Clique, _ coarsenings: [Coarsening]?, isCancelled: @Sendable () -> Bool
  ) throws(CancellationError) -> TrueCounts {
    if clique.count == 1, let column = clique.columns.first {
      return coarsenings.map { oneWays[column].coarsened($0, sizes: rows.sizes) }
        ?? oneWays[column]
    }
    guard let coarsenings else {
      if let fine = finePairs[clique] { return fine }
      return try rows.counts(of: clique, isCancelled: isCancelled)
    }
    if let fine = finePairs[clique] { return fine.coarsened(coarsenings, sizes: rows.sizes) }
    return try recoded.counts(of: clique, in: rows, coarsenings, isCancelled)
  }
}

/// The real rows in the coarse codes asked for last, with their pairs.
private final class RecodedCounts: Sendable {
  private struct Kept {
    let coarsenings: [Coarsening]
    let table: PrivateTable
    let pairs: [Clique: TrueCounts]
  }

  private let kept = Mutex<Kept?>(nil)

  /// Recodes all rows and counts all pairs the first time that a set of coarsenings is asked for.
  func counts(
    of clique: Clique, in rows: PrivateTable, _ coarsenings: [Coarsening],
    _ isCancelled: @Sendable () -> Bool
  ) throws(CancellationError) -> TrueCounts {
    let known = kept.withLock { $0 }
    let present: Kept
    if let known, known.coarsenings == coarsenings {
      present = known
    } else {
      let table =
        try coarsenings.allSatisfy(\.isIdentity)
        ? rows : rows.coarsened(coarsenings, isCancelled: isCancelled)
      let pairs = try table.pairCounts(mostCells: 65_536, isCancelled: isCancelled)
      present = Kept(
        coarsenings: coarsenings, table: table,
        pairs: Dictionary(uniqueKeysWithValues: pairs.map { ($0.clique, $0) }))
      kept.withLock { $0 = present }
    }
    if let pair = present.pairs[clique] { return pair }
    return try present.table.counts(of: clique, isCancelled: isCancelled)
  }
}
