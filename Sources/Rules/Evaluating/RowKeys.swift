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
    var ofRow: [Int]
    var count: Int
  }

  private func numbering(_ columns: [Int]) -> Numbering {
    guard let first = columns.first else {
      return Numbering(ofRow: [Int](repeating: 0, count: rowCount), count: 1)
    }
    return columns.dropFirst().reduce(numbering(first)) { joined($0, numbering($1)) }
  }

  private func numbering(_ index: Int) -> Numbering {
    guard let column = binding.column(index) else {
      return Numbering(ofRow: [Int](repeating: -1, count: rowCount), count: 0)
    }
    var (least, greatest): (Int64, Int64) = (.max, .min)
    column.rows.forEachBlock { _, numbers in
      for number in numbers where number != PackedIntegers.null {
        least = min(least, number)
        greatest = max(greatest, number)
      }
    }
    guard least <= greatest else {
      return Numbering(ofRow: [Int](repeating: -1, count: rowCount), count: 0)
    }
    let (span, overflow) = greatest.subtractingReportingOverflow(least)
    let isDense = !overflow && span < Int64(4 * rowCount + 1024)
    var ofRow: [Int] = []
    ofRow.reserveCapacity(rowCount)
    var seen = KeyNumbers(capacity: isDense ? 0 : rowCount)
    column.rows.forEachBlock { _, numbers in
      for number in numbers {
        if number == PackedIntegers.null {
          ofRow.append(-1)
        } else {
          ofRow.append(
            isDense ? Int(number - least) : seen.number(of: UInt64(bitPattern: number)))
        }
      }
    }
    return Numbering(ofRow: ofRow, count: isDense ? Int(span) + 1 : seen.count)
  }

  private func joined(_ left: Numbering, _ right: Numbering) -> Numbering {
    let (size, overflow) = left.count.multipliedReportingOverflow(by: right.count)
    let isDense = !overflow && size <= 4 * rowCount + 1024
    var seen = KeyNumbers(capacity: isDense ? 0 : rowCount)
    var ofRow = left.ofRow
    for row in 0..<rowCount {
      let (a, b) = (ofRow[row], right.ofRow[row])
      if a < 0 || b < 0 {
        ofRow[row] = -1
      } else {
        // Numberings have at most five million entries a million rows, so that products fit.
        let key = a &* right.count &+ b
        ofRow[row] = isDense ? key : seen.number(of: UInt64(bitPattern: Int64(key)))
      }
    }
    return Numbering(ofRow: ofRow, count: isDense ? size : seen.count)
  }

  /// The rows whose key other rows have too.
  func repeated(_ columns: [Int]) -> RowMask {
    let keys = numbering(columns)
    var counts = [UInt8](repeating: 0, count: keys.count)
    for key in keys.ofRow where key >= 0 { counts[key] = min(2, counts[key] + 1) }
    var mask = RowMask(rowCount: rowCount)
    for (row, key) in keys.ofRow.enumerated() where key >= 0 && counts[key] == 2 {
      mask[row] = true
    }
    return mask
  }

  /// The rows whose key comes with several values; nulls have neither.
  func brokenByDetermining(_ keys: [Int], _ value: Int) -> RowMask {
    let keys = numbering(keys)
    let values = numbering(value)
    var first = [Int](repeating: -1, count: keys.count)
    var hasSeveral = [Bool](repeating: false, count: keys.count)
    for (key, value) in zip(keys.ofRow, values.ofRow) where key >= 0 && value >= 0 {
      if first[key] < 0 {
        first[key] = value
      } else if first[key] != value {
        hasSeveral[key] = true
      }
    }
    var mask = RowMask(rowCount: rowCount)
    for row in 0..<rowCount {
      let key = keys.ofRow[row]
      if key >= 0, values.ofRow[row] >= 0, hasSeveral[key] { mask[row] = true }
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
  mutating func number(of key: UInt64) -> Int {
    var place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 20) & mask
    while numbers[place] >= 0 {
      if keys[place] == key { return Int(numbers[place]) }
      place = (place + 1) & mask
    }
    keys[place] = key
    numbers[place] = Int32(count)
    count += 1
    return count - 1
  }
}
