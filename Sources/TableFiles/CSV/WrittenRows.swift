import Tables

/// Formats rows of columns made ready for writing.
struct WrittenRows: Sendable {
  private let columns: [WrittenColumn]
  private let delimiter: UInt8
  /// Positions of the columns whose longest field is so long that room for it is not had in every row.
  private let wide: [Int]
  /// Room that a row needs, but for the fields of wide columns.
  private let room: Int

  /// How many rows make a piece of about 64 KiB.
  let blockSize: Int

  init(_ columns: [WrittenColumn], delimiter: UInt8) {
    self.columns = columns
    self.delimiter = delimiter
    let wide = columns.indices.filter { columns[$0].mostBytes > 64 }
    self.wide = wide
    let narrow = columns.indices.filter { !wide.contains($0) }
    room = columns.count + narrow.reduce(0) { $0 + columns[$1].mostBytes }
    let usual = columns.reduce(0) { $0 + min(12, $1.mostBytes) + 1 }
    blockSize = max(64, min(1 << 14, (1 << 16) / max(1, usual)))
  }

  /// The lines of `rows`. Complexity: O(bytes).
  func lines(of rows: Range<Int>) -> [UInt8] {
    let (rowCount, columnCount) = (rows.count, columns.count)
    return withUnsafeTemporaryAllocation(of: Int64.self, capacity: rowCount * columnCount) {
      steps in
      for index in columns.indices {
        let start = index * rowCount
        columns[index].rows.copy(
          rows, into: UnsafeMutableBufferPointer(rebasing: steps[start..<start + rowCount]))
      }
      var capacity = rowCount * room + FieldTable.slack
      for index in wide {
        for row in 0..<rowCount {
          capacity += columns[index].room(for: steps[index * rowCount + row])
        }
      }
      return [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
        guard let start = buffer.baseAddress else { return }
        count = write(steps, rowCount, to: start)
      }
    }
  }

  /// Writes row by row numbers that are given column by column. Returns how many bytes.
  private func write(
    _ steps: UnsafeMutableBufferPointer<Int64>, _ rowCount: Int,
    to start: UnsafeMutablePointer<UInt8>
  ) -> Int {
    let last = columns.count - 1
    var end = 0
    columns.map(\.fields).withUnsafeBufferPointer { fields in
      for row in 0..<rowCount {
        for index in fields.indices {
          let step = steps[index &* rowCount &+ row]
          end &+=
            fields[index].write(step, to: start + end)
            ?? columns[index].writeText(Int(step), to: start + end)
          start[end] = index < last ? delimiter : CSVByte.newline
          end &+= 1
        }
      }
    }
    return end
  }
}
