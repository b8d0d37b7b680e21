import Tables

/// Rows grouped by the codes of some columns: where the rows of every group begin in an order by group, and
/// where those of every block of rows begin within the group.
struct RowGroups: Sendable {
  /// Rows worked on between two polls: a fraction of a millisecond.
  static let blockRows = 32_768

  let rows: Int
  let blocks: Int
  /// Where each group begins, and the end.
  let starts: [Int]
  /// Each row's group; `nil` where there is one only.
  private let keys: SharedBuffer<UInt32>?
  /// Where the next row of each block's groups goes, block after block.
  private let cursors: SharedBuffer<UInt32>

  /// How many groups there are, empty ones among them.
  var count: Int { starts.count - 1 }

  private var groups: Int { count }

  /// Groups by the joint code of `columns`, whose sizes multiply to `groups`; `nil` on a cancel.
  ///
  /// - Parameters:
  ///   - keys: takes a number a row.
  ///   - blockRows: how many rows a block has at least.
  init?(
    rows: Int, by columns: [CodeColumn], sizes: [Int], groups: Int, keys: SharedBuffer<UInt32>,
    blockRows: Int = RowGroups.blockRows, isCancelled: () -> Bool
  ) {
    self.rows = rows
    let isSingle = columns.isEmpty
    // Counts of every block are kept, which must stay small beside the rows.
    let most = max(1, min(rows / blockRows, 4_194_304 / groups))
    let blocks = isSingle ? max(1, rows / blockRows) : most
    self.blocks = blocks
    self.keys = isSingle ? nil : keys
    cursors = SharedBuffer(unset: isSingle ? 0 : blocks * groups)
    guard !isSingle else {
      starts = [0, rows]
      return
    }
    let cursors = cursors
    for block in 0..<blocks {
      if isCancelled() { return nil }
      (cursors.values + block * groups).initialize(repeating: 0, count: groups)
    }
    let pieces = RowGroups.pieces(rows: rows, blocks: blocks)
    for piece in 0..<pieces {
      let isDone = Rounds.forEach(blocks, isCancelled: isCancelled) { block in
        let all = RowGroups.range(block, of: blocks, rows: rows)
        let range = RowGroups.range(piece, of: pieces, rows: all.count)
        let first = all.lowerBound + range.lowerBound
        RowGroups.count(
          first..<first + range.count, columns, sizes, keys.values,
          into: cursors.values + block * groups)
      }
      guard isDone else { return nil }
    }
    var starts = [0]
    starts.reserveCapacity(groups + 1)
    var next = 0
    for group in 0..<groups {
      if (group * blocks).isMultiple(of: 65_536), isCancelled() { return nil }
      for block in 0..<blocks {
        let count = Int(cursors.values[block * groups + group])
        cursors.values[block * groups + group] = UInt32(truncatingIfNeeded: next)
        next += count
      }
      starts.append(next)
    }
    self.starts = starts
  }

  /// Gives every row the next value of its group, in place of its key; `nil` on a cancel.
  func handOut(
    _ pool: SharedBuffer<UInt32>, isCancelled: () -> Bool
  ) -> SharedBuffer<UInt32>? {
    guard let keys else { return pool }
    let (cursors, groups, blocks, rows) = (cursors, groups, blocks, rows)
    let pieces = RowGroups.pieces(rows: rows, blocks: blocks)
    for piece in 0..<pieces {
      let isDone = Rounds.forEach(blocks, isCancelled: isCancelled) { block in
        let all = RowGroups.range(block, of: blocks, rows: rows)
        let range = RowGroups.range(piece, of: pieces, rows: all.count)
        let next = cursors.values + block * groups
        for row in range {
          let key = keys.values + all.lowerBound + row
          let place = next + Int(key.pointee)
          key.pointee = pool.values[Int(place.pointee)]
          place.pointee &+= 1
        }
      }
      guard isDone else { return nil }
    }
    return keys
  }

  /// The row's group.
  @inline(__always)
  func group(of row: Int) -> Int { keys.map { Int($0.values[row]) } ?? 0 }

  /// Which places of the order by group are those of a block's rows of a group; before they are handed out.
  func places(of group: Int, in block: Int) -> Range<Int> {
    guard keys != nil else { return RowGroups.range(block, of: blocks, rows: rows) }
    let end =
      block + 1 < blocks
      ? Int(cursors.values[(block + 1) * groups + group]) : starts[group + 1]
    return Int(cursors.values[block * groups + group])..<end
  }

  /// An even part of `rows`.
  static func range(_ part: Int, of parts: Int, rows: Int) -> Range<Int> {
    rows * part / parts..<rows * (part + 1) / parts
  }

  /// In how many pieces a block is worked on.
  private static func pieces(rows: Int, blocks: Int) -> Int {
    max(1, rows / blocks / blockRows)
  }

  private static func count(
    _ rows: Range<Int>, _ columns: [CodeColumn], _ sizes: [Int],
    _ keys: UnsafeMutablePointer<UInt32>, into counts: UnsafeMutablePointer<UInt32>
  ) {
    for (position, column) in columns.enumerated() {
      let size = position == 0 ? 0 : UInt32(truncatingIfNeeded: sizes[position])
      switch column {
      case .narrow(let codes): append(codes, size, rows, keys)
      case .wide(let codes): append(codes, size, rows, keys)
      }
    }
    for row in rows { counts[Int(keys[row])] &+= 1 }
  }

  /// keys · size + code; size 0 sets keys anew.
  private static func append<Code: FixedWidthInteger>(
    _ codes: [Code], _ size: UInt32, _ rows: Range<Int>, _ keys: UnsafeMutablePointer<UInt32>
  ) {
    codes.withUnsafeBufferPointer { codes in
      if size == 0 {
        for row in rows { keys[row] = UInt32(truncatingIfNeeded: codes[row]) }
      } else {
        for row in rows { keys[row] = keys[row] &* size &+ UInt32(truncatingIfNeeded: codes[row]) }
      }
    }
  }
}
