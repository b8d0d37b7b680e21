extension CodeTable {
  /// The counts of every pair among `columns`, all at once on all cores.
  ///
  /// The result does not depend on the number of cores.
  ///
  /// - Complexity: O(pairs · rows + cells).
  public func pairCounts(of columns: [Int]? = nil) -> [Clique: [Int32]] {
    (try? pairCounts(of: columns) { false }) ?? [:]
  }

  /// ``pairCounts(of:)``, asking `isCancelled` at least every 2 ms on each thread.
  ///
  /// - Throws: `CancellationError` once `isCancelled` says so.
  public func pairCounts(
    of columns: [Int]? = nil, isCancelled: @Sendable () -> Bool
  ) throws(CancellationError) -> [Clique: [Int32]] {
    let cover = PairCover(Clique(columns ?? Array(sizes.indices)).columns, of: self)
    let (groups, pairs) = (cover.groups, cover.pairs)
    let parts = Parallel.map(groups.count + pairs.count) { index -> [(Clique, [Int32])]? in
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
  /// - Throws: `CancellationError` once `isCancelled` says so.
  /// - Complexity: O(pairs · rows + cells).
  public func pairCounts(
    of columns: [Int]? = nil, isCancelled: @Sendable () -> Bool = { false }
  ) throws(CancellationError) -> [TrueCounts] {
    let counts = try codes.pairCounts(of: columns, isCancelled: isCancelled)
    return counts.map { TrueCounts(clique: $0.key, cells: $0.value) }
      .sorted { $0.clique < $1.clique }
  }
}
