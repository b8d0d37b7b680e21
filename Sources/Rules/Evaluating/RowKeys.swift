import Tables

/// Numbers rows by what some columns hold, for rules that compare rows with one another.
struct RowKeys {
  private let binding: TableBinding
  private let rowCount: Int

  init(_ binding: TableBinding) {
    self.binding = binding
    rowCount = binding.table.rowCount
  }

  /// A number for each row, the same where the columns hold the same; −1 where one is null.
  private struct Numbering {
    var ofRow: [Int32]
    var count: Int
  }

  /// How many numbers a table of them may have, besides those of rows.
  private var mostDense: Int { min(Int(Int32.max) - 1, 4 * rowCount + 1024) }

  private func numbering(_ columns: [Int]) -> Numbering {
    guard let first = columns.first else {
      return Numbering(ofRow: [Int32](repeating: 0, count: rowCount), count: 1)
    }
    return columns.dropFirst().reduce(numbering(first)) { joined($0, numbering($1)) }
  }

  private func numbering(_ index: Int) -> Numbering {
    guard let column = binding.column(index) else {
      return Numbering(ofRow: [Int32](repeating: -1, count: rowCount), count: 0)
    }
    var bounds = TableBinding.bounds(column.rows)
    if case .categories(_, let dictionary) = column.storage {
      bounds = 0...Int64(dictionary.count)
    }
    let (span, overflow) = bounds.upperBound.subtractingReportingOverflow(bounds.lowerBound)
    let isDense = !overflow && span < Int64(mostDense)
    var seen = KeyNumbers(capacity: isDense ? 0 : rowCount)
    let ofRow = [Int32](unsafeUninitializedCapacity: rowCount) { buffer, filled in
      column.rows.forEachBlock { first, numbers in
        for (offset, number) in numbers.enumerated() {
          buffer[first &+ offset] =
            number == PackedIntegers.null
            ? -1
            : isDense
              ? Int32(truncatingIfNeeded: number &- bounds.lowerBound)
              : seen.number(of: UInt64(bitPattern: number))
        }
      }
      filled = rowCount
    }
    return Numbering(ofRow: ofRow, count: isDense ? Int(span) + 1 : seen.count)
  }

  private func joined(_ left: Numbering, _ right: Numbering) -> Numbering {
    let (size, overflow) = left.count.multipliedReportingOverflow(by: right.count)
    let isDense = !overflow && size <= mostDense
    var seen = KeyNumbers(capacity: isDense ? 0 : rowCount)
    var ofRow = left.ofRow
    for row in 0..<rowCount {
      let (a, b) = (ofRow[row], right.ofRow[row])
      if a < 0 || b < 0 {
        ofRow[row] = -1
      } else if isDense {
        ofRow[row] = Int32(truncatingIfNeeded: Int(a) &* right.count &+ Int(b))
      } else {
        ofRow[row] = seen.number(of: UInt64(UInt32(a)) << 32 | UInt64(UInt32(b)))
      }
    }
    return Numbering(ofRow: ofRow, count: isDense ? size : seen.count)
  }

  /// The rows whose key other rows have too.
  func repeated(_ columns: [Int]) -> RowMask {
    if columns.count == 1, differ(columns[0]) { return RowMask(rowCount: rowCount) }
    let keys = numbering(columns)
    var counts = [UInt8](repeating: 0, count: keys.count)
    for key in keys.ofRow where key >= 0 { counts[Int(key)] = min(2, counts[Int(key)] &+ 1) }
    var mask = RowMask(rowCount: rowCount)
    for (row, key) in keys.ofRow.enumerated() where key >= 0 && counts[Int(key)] == 2 {
      mask[row] = true
    }
    return mask
  }

  /// Whether a column of few enough values holds each at most once, in one pass that keeps a bit a value.
  private func differ(_ index: Int) -> Bool {
    guard let column = binding.column(index), let range = binding.range(index) else { return true }
    let (span, overflow) = range.upperBound.subtractingReportingOverflow(range.lowerBound)
    guard !overflow, span < Int64(mostDense) else { return false }
    var (seen, isDouble) = ([UInt64](repeating: 0, count: Int(span) / 64 + 1), UInt64(0))
    seen.withUnsafeMutableBufferPointer { seen in
      column.rows.forEachBlock { _, numbers in
        for number in numbers where number != PackedIntegers.null {
          let place = Int(number &- range.lowerBound)
          let bit: UInt64 = 1 << UInt64(truncatingIfNeeded: place & 63)
          isDouble |= seen[place >> 6] & bit
          seen[place >> 6] |= bit
        }
      }
    }
    return isDouble == 0
  }

  /// The rows whose key comes with several values; nulls have neither.
  func brokenByDetermining(_ keys: [Int], _ value: Int) -> RowMask {
    let keys = numbering(keys)
    let values = numbering(value)
    // The value a key first came with, −1 before it came, −2 once it came with another.
    var first = [Int32](repeating: -1, count: keys.count)
    for row in 0..<rowCount {
      let (key, value) = (Int(keys.ofRow[row]), values.ofRow[row])
      guard key >= 0, value >= 0, first[key] != value else { continue }
      first[key] = first[key] == -1 ? value : -2
    }
    var mask = RowMask(rowCount: rowCount)
    guard first.contains(-2) else { return mask }
    for row in 0..<rowCount {
      let key = Int(keys.ofRow[row])
      if key >= 0, values.ofRow[row] >= 0, first[key] == -2 { mask[row] = true }
    }
    return mask
  }
}

/// Numbers keys in order of first appearance; open addressing with linear steps.
struct KeyNumbers {
  private var keys: [UInt64]
  private var numbers: [Int32]
  private let mask: Int
  private(set) var count = 0

  /// Makes room for so many different keys, at most 2^30.
  init(capacity: Int) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    keys = [UInt64](repeating: 0, count: size)
    numbers = [Int32](repeating: -1, count: size)
    mask = size - 1
  }

  /// The number of a key.
  mutating func number(of key: UInt64) -> Int32 {
    var place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 20) & mask
    while numbers[place] >= 0 {
      if keys[place] == key { return numbers[place] }
      place = (place + 1) & mask
    }
    keys[place] = key
    numbers[place] = Int32(truncatingIfNeeded: count)
    count += 1
    return numbers[place]
  }
}
