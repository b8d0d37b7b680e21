import Rules
import Tables

/// Keys that no row has yet, for rows that share theirs with another and found no other nearby.
struct UnusedKeys {
  /// The most keys that are listed one by one; of more, some are drawn.
  private static let mostListed = 1 << 20
  /// Keys that are tried for each row where they are drawn.
  private static let mostDrawn = 64
  /// How often all keys listed are offered.
  private static let passes = 4

  private let keys: RuleKeys
  private let work: EnforcementWork
  private let known: Set<[Int64]>

  /// - Parameter known: the keys that rows have.
  init(_ keys: RuleKeys, _ work: EnforcementWork, known: Set<[Int64]>) {
    self.keys = keys
    self.work = work
    self.known = known
  }

  /// Gives open rows keys that no row has, each in random order, and null where that is possible and no key is left.
  ///
  /// - Parameter accept: what a row besides has to be.
  /// - Throws: `CancellationError` once `isCancelled` says so.
  func give(
    to mending: inout RowMending, _ isCancelled: () -> Bool, accept: RowChanges.Acceptance
  ) throws(CancellationError) {
    // What is computed follows from others, which keys say nothing of.
    guard keys.columns.allSatisfy({ work.draws[$0] != nil }) else { return }
    var random = SeededRandom(seed: work.seed, stream: 1 << 49 | UInt64(keys.rule))
    let values = keys.columns.map { column in work.draws[column]?.values ?? .init() }
    let count = values.reduce(1) { product, own in
      let (next, overflow) = product.multipliedReportingOverflow(by: own.count)
      return overflow ? .max : next
    }
    if count > 0, count <= UnusedKeys.mostListed {
      var listed = list(values)
      // By Fisher and Yates, the same for ever.
      for place in listed.indices {
        let left = UInt64(listed.count - place)
        listed.swapAt(place, place + Int(random.next().multipliedFullWidth(by: left).high))
      }
      for _ in 0..<UnusedKeys.passes {
        var next = 0
        while next < listed.count, !mending.open.isEmpty {
          if isCancelled() { throw CancellationError() }
          let rows = Array(mending.open.prefix(listed.count - next))
          offer(rows.indices.map { listed[next + $0] }, rows, &mending, accept)
          next += rows.count
        }
      }
    } else if count > 0 {
      for _ in 0..<UnusedKeys.mostDrawn where !mending.open.isEmpty {
        if isCancelled() { throw CancellationError() }
        let rows = mending.open
        let drawn = rows.map { _ in values.map { $0.drawn(using: &random) } }
        offer(drawn, rows, &mending, accept)
      }
    }
    for (place, column) in keys.columns.enumerated() where !mending.open.isEmpty {
      guard work.draws[column]?.allowsNull == true else { continue }
      let rows = mending.open
      let nulls = rows.map { row in
        keys.columns.enumerated().map { index, column in
          index == place ? PackedIntegers.null : mending.loose[column, row]
        }
      }
      offer(nulls, rows, &mending, accept)
    }
  }

  private func offer(
    _ offered: [[Int64]], _ rows: [Int], _ mending: inout RowMending,
    _ accept: RowChanges.Acceptance
  ) {
    var trial = mending.loose.picked(rows)
    for (place, key) in offered.enumerated() {
      for (column, value) in zip(keys.columns, key) { trial[column, place] = value }
    }
    mending.take(&trial, rows, as: .repaired, accept: accept)
  }

  /// Every key that no row has.
  private func list(_ values: [DomainValues]) -> [[Int64]] {
    var listed: [[Int64]] = [[]]
    for own in values {
      listed = listed.flatMap { start in (0..<own.count).map { start + [own[$0]] } }
    }
    return listed.filter { !known.contains($0) }
  }
}

/// The values besides null that a column may take, numbered.
struct DomainValues: Sendable {
  private var cells: [(first: Int, cell: Int)] = []
  private var bins: GridBins?
  /// How many there are.
  private(set) var count = 0

  init() {}

  /// The values of those cells that may occur.
  init(_ encoding: ColumnEncoding, isPossible: (Int) -> Bool) {
    bins = encoding.bins
    for cell in 0..<encoding.valueCount where isPossible(cell) {
      cells.append((count, cell))
      let width = Int(min(UInt64(1 << 40), encoding.bins?.width(of: cell) ?? 1))
      count = min(1 << 60, count + width)
    }
  }

  /// The value of a number, 0 ..< ``count``.
  subscript(number: Int) -> Int64 {
    var (low, high) = (0, cells.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if cells[middle].first <= number { low = middle } else { high = middle - 1 }
    }
    let found = cells[low]
    return bins?.value(number - found.first, of: found.cell) ?? Int64(found.cell)
  }

  /// A value, each as likely as the others.
  func drawn(using random: inout SeededRandom) -> Int64 {
    self[Int(random.next().multipliedFullWidth(by: UInt64(count)).high)]
  }
}
