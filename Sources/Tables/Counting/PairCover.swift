/// Small groups of narrow columns that between them hold many pairs: the counts over a group give
/// those of all its pairs, at one addition a row.
///
/// Groups are grown greedily; columns of one size give a Steiner triple system where there is one.
struct PairCover {
  /// A group and the pairs of it that no earlier group holds.
  struct Group: Sendable {
    var columns: [Int]
    var pairs: [(first: Int, second: Int)]
  }

  /// The most cells a group of three columns or more may have: they stay in the cache of a core, and
  /// 16 bits number them.
  static let mostCells = 1 << 16

  /// Groups of narrow columns, of two or more.
  private(set) var groups: [Group] = []
  /// Pairs with a wide column.
  private(set) var pairs: [(first: Int, second: Int)] = []

  /// Covers the pairs among `columns`, ascending positions of columns of `table`, whose tables have at
  /// most `mostPairCells` cells and that hold one of `touched`, where it is given.
  ///
  /// - Throws: `CancellationError` once `isCancelled` says so.
  /// - Complexity: O(columns³), as each pair is covered once.
  init(
    _ columns: [Int], of table: CodeTable, mostPairCells: Int = .max,
    touching touched: Set<Int>? = nil,
    isCancelled: () -> Bool = { false }
  ) throws(CancellationError) {
    let limit = min(PairCover.mostCells, table.rowCount / 16)
    let sizes = columns.map { table.sizes[$0] }
    let isNarrow = columns.map { table.columns[$0].isNarrow }
    let count = columns.count
    var isCovered = [Bool](repeating: false, count: count * count)
    for first in 0..<count {
      for second in (first + 1)..<max(first + 1, count)
      where sizes[first] * sizes[second] > mostPairCells
        || touched?.isDisjoint(with: [columns[first], columns[second]]) == true
      {
        isCovered[first * count + second] = true
        isCovered[second * count + first] = true
      }
    }
    for first in 0..<count {
      for second in (first + 1)..<max(first + 1, count) where !isCovered[first * count + second] {
        if isCancelled() { throw CancellationError() }
        var group = [first, second]
        var cells = sizes[first] * sizes[second]
        while isNarrow[first], isNarrow[second] {
          var best: (column: Int, gain: Int) = (0, 1)
          for column in 0..<count where isNarrow[column] && cells * sizes[column] <= limit {
            guard !group.contains(column) else { continue }
            let gain = group.count { !isCovered[$0 * count + column] }
            if gain > best.gain { best = (column, gain) }
          }
          guard best.gain > 1 else { break }
          group.append(best.column)
          cells *= sizes[best.column]
        }
        group.sort()
        var new: [(first: Int, second: Int)] = []
        for (place, left) in group.enumerated() {
          for right in group[(place + 1)...] where !isCovered[left * count + right] {
            isCovered[left * count + right] = true
            isCovered[right * count + left] = true
            new.append((columns[left], columns[right]))
          }
        }
        if isNarrow[first], isNarrow[second] {
          groups.append(Group(columns: group.map { columns[$0] }, pairs: new))
        } else {
          pairs += new
        }
      }
    }
  }
}

extension CodeColumn {
  /// Whether it holds a byte a row.
  var isNarrow: Bool {
    if case .narrow = self { true } else { false }
  }
}
