extension CodeTable {
  /// The counts of every pair among `columns`, all at once on all cores.
  ///
  /// The result does not depend on the number of cores.
  ///
  /// - Parameters:
  ///   - columns: All columns unless given.
  ///   - mostCells: Pairs of more cells are left out, so that what is kept stays small.
  /// - Complexity: O(pairs · rows + cells).
  public func pairCounts(
    of columns: [Int]? = nil, mostCells: Int = .max
  ) -> [Clique: [Int32]] {
    (try? pairCounts(of: columns, mostCells: mostCells) { false }) ?? [:]
  }

  /// ``pairCounts(of:mostCells:)``, asking `isCancelled` at least every 2 ms on each thread.
  ///
  /// - Parameters:
  ///   - touched: Only pairs that hold one of these columns, where it is given.
  ///   - onPart: Told, on any thread, when one of so many parts of the work is done.
  /// - Throws: `CancellationError` once `isCancelled` says so.
  public func pairCounts(
    of columns: [Int]? = nil, mostCells: Int = .max, touching touched: Set<Int>? = nil,
    isCancelled: @Sendable () -> Bool, onPart: @Sendable (_ parts: Int) -> Void = { _ in }
  ) throws(CancellationError) -> [Clique: [Int32]] {
    let cover = try PairCover(
      Clique(columns ?? Array(sizes.indices)).columns, of: self, mostPairCells: mostCells,
      touching: touched, isCancelled: isCancelled)
    let (groups, pairs) = (cover.groups, cover.pairs)
    let parts = Parallel.map(groups.count + pairs.count) { index -> [(Clique, [Int32])]? in
      defer { onPart(groups.count + pairs.count) }
      if index < groups.count { return groups[index].count(in: self, isCancelled: isCancelled) }
      let clique = Clique(pairs[index - groups.count].first, pairs[index - groups.count].second)
      return (try? counts(of: clique, isCancelled: isCancelled)).map { [(clique, $0)] }
    }
    var result: [Clique: [Int32]] = [:]
    for part in parts {
      guard let part else { throw CancellationError() }
      for (clique, cells) in part { result[clique] = cells }
    }
    return result
  }
}

extension PrivateTable {
  /// The real counts of every pair among `columns`, behind the wall, in ascending order.
  ///
  /// - Parameters:
  ///   - columns: All columns unless given.
  ///   - mostCells: Pairs of more cells are left out, so that what is kept stays small.
  ///   - touched: Only pairs that hold one of these columns, where it is given.
  ///   - isCancelled: Asked at least every 2 ms on each thread.
  ///   - onPart: Told, on any thread, when one of so many parts of the work is done.
  /// - Throws: `CancellationError` once `isCancelled` says so.
  /// - Complexity: O(pairs · rows + cells).
  public func pairCounts(
    of columns: [Int]? = nil, mostCells: Int = .max, touching touched: Set<Int>? = nil,
    isCancelled: @Sendable () -> Bool = { false },
    onPart: @Sendable (_ parts: Int) -> Void = { _ in }
  ) throws(CancellationError) -> [TrueCounts] {
    let counts = try codes.pairCounts(
      of: columns, mostCells: mostCells, touching: touched, isCancelled: isCancelled, onPart: onPart
    )
    return counts.map { TrueCounts(clique: $0.key, cells: $0.value) }
      .sorted { $0.clique < $1.clique }
  }

  /// The real counts of every column, behind the wall, in order, on all cores.
  ///
  /// - Parameter isCancelled: Asked at least every 2 ms on each thread.
  /// - Throws: `CancellationError` once `isCancelled` says so.
  /// - Complexity: O(columns · rows + cells).
  public func oneWayCounts(
    isCancelled: @Sendable () -> Bool = { false }
  ) throws(CancellationError) -> [TrueCounts] {
    let parts = Parallel.map(sizes.count) { column in
      try? counts(of: Clique(column), isCancelled: isCancelled)
    }
    var result: [TrueCounts] = []
    for part in parts {
      guard let part else { throw CancellationError() }
      result.append(part)
    }
    return result
  }

  /// The real counts over `clique`, behind the wall, asking `isCancelled` at least every 2 ms.
  ///
  /// - Throws: `CancellationError` once `isCancelled` says so.
  /// - Complexity: O(rows · columns + cells).
  public func counts(
    of clique: Clique, isCancelled: () -> Bool
  ) throws(CancellationError) -> TrueCounts {
    TrueCounts(clique: clique, cells: try codes.counts(of: clique, isCancelled: isCancelled))
  }
}
