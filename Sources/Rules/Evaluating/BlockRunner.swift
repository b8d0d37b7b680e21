import Tables

/// Runs a bound condition over all rows.
enum BlockRunner {
  /// Rows of a block; a multiple of 64.
  static let blockRows = 4096
  /// Rows of a piece of work; a multiple of the block.
  private static let pieceRows = 65_536

  /// What is looked for.
  enum Wanted: Sendable {
    case yes, no

    var truth: UInt8 { self == .yes ? Truth.yes : Truth.no }
  }

  /// The rows where the condition has the wanted truth.
  static func mask(_ node: TruthNode, rowCount: Int, where wanted: Wanted) -> RowMask {
    let pieces = (rowCount + pieceRows - 1) / pieceRows
    let words = Parallel.map(pieces) { piece in
      var words: [UInt64] = []
      words.reserveCapacity(pieceRows / 64)
      forEachBlock(node, piece: piece, rowCount: rowCount) { truths in
        appendBits(of: truths, equal: wanted.truth, to: &words)
      }
      return words
    }
    return RowMask(words: Array(words.joined()), rowCount: rowCount)
  }

  /// How many rows have the wanted truth.
  static func count(_ node: TruthNode, rowCount: Int, where wanted: Wanted) -> Int {
    if case .constant(let truth) = node { return truth == wanted.truth ? rowCount : 0 }
    let pieces = (rowCount + pieceRows - 1) / pieceRows
    return Parallel.map(pieces) { piece in
      var count = 0
      forEachBlock(node, piece: piece, rowCount: rowCount) { truths in
        let wanted = wanted.truth
        for truth in truths { count &+= truth == wanted ? 1 : 0 }
      }
      return count
    }.reduce(0, +)
  }

  private static func forEachBlock(
    _ node: TruthNode, piece: Int, rowCount: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    let end = min(rowCount, (piece + 1) * pieceRows)
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: blockRows) { buffer in
      guard let start = buffer.baseAddress else { return }
      for first in stride(from: piece * pieceRows, to: end, by: blockRows) {
        let rows = first..<min(end, first + blockRows)
        node.fill(start, rows)
        body(UnsafeBufferPointer(start: start, count: rows.count))
      }
    }
  }

  private static func appendBits(
    of truths: UnsafeBufferPointer<UInt8>, equal wanted: UInt8, to words: inout [UInt64]
  ) {
    for first in stride(from: 0, to: truths.count, by: 64) {
      var word: UInt64 = 0
      for bit in 0..<min(64, truths.count &- first) {
        word |= (truths[first &+ bit] == wanted ? 1 : 0) &<< UInt64(truncatingIfNeeded: bit)
      }
      words.append(word)
    }
  }
}
