/// A bit for each row of a table.
public struct RowMask: Sendable, Hashable {
  /// 64 rows a word, the first in the lowest bit; bits past the last row are 0.
  private(set) var words: [UInt64]
  /// How many rows there are.
  public let rowCount: Int

  /// A mask without any row marked, or with all of them.
  public init(rowCount: Int, marked: Bool = false) {
    self.rowCount = rowCount
    words = [UInt64](repeating: marked ? .max : 0, count: (rowCount + 63) / 64)
    clearEnd()
  }

  /// Takes words of 64 rows each.
  ///
  /// - Precondition: there are as many words as the rows need.
  init(words: [UInt64], rowCount: Int) {
    precondition(words.count == (rowCount + 63) / 64)
    self.words = words
    self.rowCount = rowCount
    clearEnd()
  }

  private mutating func clearEnd() {
    if rowCount % 64 != 0 { words[words.count - 1] &= (1 << UInt64(rowCount % 64)) - 1 }
  }

  /// Whether a row is marked.
  public subscript(row: Int) -> Bool {
    get { words[row >> 6] & (1 << UInt64(row & 63)) != 0 }
    set {
      precondition(row >= 0 && row < rowCount)
      let bit: UInt64 = 1 << UInt64(row & 63)
      if newValue { words[row >> 6] |= bit } else { words[row >> 6] &= ~bit }
    }
  }

  /// How many rows are marked. Complexity: O(rows / 64).
  public var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// Whether no row is marked.
  public var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  /// The marked rows, ascending. Complexity: O(rows / 64 + marked rows).
  public var rows: [Int] {
    var rows: [Int] = []
    for (index, word) in words.enumerated() {
      var rest = word
      while rest != 0 {
        rows.append(index * 64 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
    return rows
  }

  /// Marks what another mask of as many rows marks too. Complexity: O(rows / 64).
  public mutating func formUnion(_ other: RowMask) {
    precondition(rowCount == other.rowCount)
    for index in words.indices { words[index] |= other.words[index] }
  }

  /// The rows that are not marked, as a mask.
  public var inverted: RowMask { RowMask(words: words.map { ~$0 }, rowCount: rowCount) }
}

extension RowMask: CustomStringConvertible {
  /// How many rows are marked, of how many.
  public var description: String { "\(count) of \(rowCount) rows" }
}
