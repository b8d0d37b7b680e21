import Tables

/// The values that the rows of each group are given, in random order within the group.
///
/// Expected counts n·p(v | group) are rounded with one uniform number (systematic sampling, Madow 1949), so that
/// every count is within 1 of its expectation.
struct ValuePool: Sendable {
  /// Values shuffled in one piece; more are scattered over buckets of about half as many first.
  private static let mostShuffled = 131_072

  let seed: UInt64
  /// p(v | group) up to scale, group after group.
  let weights: [Double]
  /// Values a group chooses from.
  let width: Int

  /// Draws the values of all groups; `false` on a cancel.
  ///
  /// Each group has random numbers of its own, so the order in which groups are drawn changes nothing.
  func draw(
    groups starts: [Int], into pool: SharedBuffer<UInt32>, isCancelled: () -> Bool
  ) -> Bool {
    var runs: [Range<Int>] = []
    var first = 0
    for group in 0..<starts.count - 1 {
      let rows = starts[group + 1] - starts[group]
      if rows > ValuePool.mostShuffled {
        if group > first { runs.append(first..<group) }
        guard
          scatter(
            group, into: pool, from: starts[group], count: rows, isCancelled: isCancelled)
        else { return false }
        first = group + 1
      } else if starts[group + 1] - starts[first] >= RowGroups.blockRows
        || (group + 1 - first) * width >= 262_144
      {
        runs.append(first..<group + 1)
        first = group + 1
      }
    }
    if first < starts.count - 1 { runs.append(first..<starts.count - 1) }
    let pieces = runs
    return Rounds.forEach(pieces.count, isCancelled: isCancelled) { piece in
      for group in pieces[piece] where starts[group + 1] > starts[group] {
        let rows = starts[group + 1] - starts[group]
        let target = UnsafeMutableBufferPointer(
          start: pool.values + starts[group], count: rows)
        var random = SeededRandom(seed: seed, stream: UInt64(group))
        fill(target, group: group, random: &random)
        ValuePool.shuffle(target, random: &random)
      }
    }
  }

  /// How many of a group's rows have a value of at most v, for each v.
  private func ends(_ group: Int, rows: Int, random: inout SeededRandom) -> [Int] {
    weights.withUnsafeBufferPointer { weights in
      let weights = weights[group * width..<(group + 1) * width]
      let sum = weights.reduce(0, +)
      let scale = sum > 0 ? Double(rows) / sum : 0
      var reached = random.unit()
      var ends = weights.map { weight in
        reached += weight * scale
        return min(rows, Int(reached))
      }
      // Rounding errors of the sum can leave the last row open; what has no weight gets none.
      let last = weights.lastIndex { $0 > 0 }.map { $0 - weights.startIndex } ?? 0
      for value in last..<width { ends[value] = rows }
      return ends
    }
  }

  /// Fills `group` with values in ascending order.
  private func fill(
    _ target: UnsafeMutableBufferPointer<UInt32>, group: Int, random: inout SeededRandom
  ) {
    var filled = 0
    for (value, end) in ends(group, rows: target.count, random: &random).enumerated() {
      while filled < end {
        target[filled] = UInt32(truncatingIfNeeded: value)
        filled += 1
      }
    }
  }

  /// A large group on all cores: every value goes to a random bucket, and the buckets are shuffled, which makes
  /// every order equally likely (Sanders 1998).
  private func scatter(
    _ group: Int, into pool: SharedBuffer<UInt32>, from start: Int, count: Int,
    isCancelled: () -> Bool
  ) -> Bool {
    var random = SeededRandom(seed: seed, stream: UInt64(group))
    let ends = ends(group, rows: count, random: &random)
    let seed = random.next()
    let buckets = 2 * count / ValuePool.mostShuffled
    let blocks = max(1, count / RowGroups.blockRows)
    let cursors = SharedBuffer<UInt32>(unset: blocks * buckets)
    cursors.values.initialize(repeating: 0, count: blocks * buckets)
    var isDone = Rounds.forEach(blocks, isCancelled: isCancelled) { block in
      var random = SeededRandom(seed: seed, stream: UInt64(block))
      let counts = cursors.values + block * buckets
      for _ in RowGroups.range(block, of: blocks, rows: count) {
        counts[ValuePool.below(buckets, &random)] &+= 1
      }
    }
    guard isDone else { return false }
    var bounds = [start]
    for bucket in 0..<buckets {
      var next = bounds[bucket]
      for block in 0..<blocks {
        let rows = Int(cursors.values[block * buckets + bucket])
        cursors.values[block * buckets + bucket] = UInt32(truncatingIfNeeded: next)
        next += rows
      }
      bounds.append(next)
    }
    isDone = Rounds.forEach(blocks, isCancelled: isCancelled) { block in
      var random = SeededRandom(seed: seed, stream: UInt64(block))
      let next = cursors.values + block * buckets
      let rows = RowGroups.range(block, of: blocks, rows: count)
      var value = ValuePool.first(past: rows.lowerBound, ends)
      for row in rows {
        while ends[value] <= row { value += 1 }
        let place = next + ValuePool.below(buckets, &random)
        pool.values[Int(place.pointee)] = UInt32(truncatingIfNeeded: value)
        place.pointee &+= 1
      }
    }
    guard isDone else { return false }
    let edges = bounds
    return Rounds.forEach(buckets, isCancelled: isCancelled) { bucket in
      var random = SeededRandom(seed: seed, stream: UInt64(blocks + bucket))
      let target = UnsafeMutableBufferPointer(
        start: pool.values + edges[bucket], count: edges[bucket + 1] - edges[bucket])
      ValuePool.shuffle(target, random: &random)
    }
  }

  /// The first value whose rows end past `row`.
  private static func first(past row: Int, _ ends: [Int]) -> Int {
    var (low, high) = (0, ends.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if ends[middle] > row { high = middle } else { low = middle + 1 }
    }
    return low
  }

  @inline(__always)
  private static func below(_ bound: Int, _ random: inout SeededRandom) -> Int {
    Int(random.next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// Fisher and Yates.
  private static func shuffle(
    _ values: UnsafeMutableBufferPointer<UInt32>, random: inout SeededRandom
  ) {
    var left = values.count
    while left > 1 {
      let chosen = below(left, &random)
      left -= 1
      values.swapAt(left, chosen)
    }
  }
}
