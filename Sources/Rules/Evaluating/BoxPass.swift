import Tables

/// Boxes of several rules, at most 64, which all rows are asked for at once.
struct BoxPass {
  /// Rows of a block: their bits stay in the nearest memory.
  private static let blockRows = 1024
  /// Rows of a piece of work; a multiple of the block.
  private static let pieceRows = 65_536

  /// The rule of each box.
  private var rules: [Int] = []
  /// By the column's position in the schema: the boxes that each number lies in, and the boxes that ask for it.
  private var columns: [Int: (rows: PackedIntegers, entries: [UInt64], asking: UInt64)] = [:]

  /// Whether so many more boxes have a bit.
  func hasRoom(for count: Int) -> Bool { rules.count + count <= UInt64.bitWidth }

  /// Takes the boxes of one rule.
  mutating func add(_ parts: [CodedPart], _ boxes: [CodedBoxes.Box], of rule: Int) {
    guard !boxes.isEmpty else { return }
    let first = rules.count
    rules += boxes.map { _ in rule }
    for (index, part) in parts.enumerated() {
      var ofClass = [UInt64](repeating: 0, count: part.classes)
      var asking: UInt64 = 0
      for (place, box) in boxes.enumerated() {
        let bit: UInt64 = 1 << UInt64(first + place)
        asking |= bit
        for (number, isIn) in box[index].enumerated() where isIn { ofClass[number] |= bit }
      }
      var known =
        columns.removeValue(forKey: part.position)
        ?? (part.column, [UInt64](repeating: 0, count: part.entries.count), 0)
      known.entries[0] |= ofClass[Int(part.entries[0]) / part.step]
      for entry in part.used {
        known.entries[entry] |= ofClass[Int(part.entries[entry]) / part.step]
      }
      known.asking |= asking
      columns[part.position] = known
    }
  }

  /// Marks the rows in each rule's boxes; a rule that no row breaks keeps what is there.
  ///
  /// - Complexity: O(rows · columns), on all cores.
  func run(_ rowCount: Int, _ masks: inout [RowMask?]) {
    guard !rules.isEmpty else { return }
    let all = columns.sorted { $0.key < $1.key }.map { _, column in
      // Boxes that do not ask for a column hold all its values.
      (rows: column.rows, entries: column.entries.map { $0 | ~column.asking })
    }
    let size = BoxPass.pieceRows
    let pieces = Parallel.map((rowCount + size - 1) / size) { piece in
      found(all, piece * size..<min(rowCount, piece * size + size))
    }
    for (row, bits) in pieces.joined() {
      var rest = bits
      while rest != 0 {
        let rule = rules[rest.trailingZeroBitCount]
        if masks[rule] == nil { masks[rule] = RowMask(rowCount: rowCount) }
        masks[rule]?[row] = true
        rest &= rest - 1
      }
    }
  }

  /// The rows that are in some box, with their boxes.
  private func found(
    _ columns: [(rows: PackedIntegers, entries: [UInt64])], _ rows: Range<Int>
  ) -> [(row: Int, bits: UInt64)] {
    var found: [(row: Int, bits: UInt64)] = []
    let boxes: UInt64 = rules.count == UInt64.bitWidth ? .max : (1 << UInt64(rules.count)) - 1
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: BoxPass.blockRows) { buffer in
      guard let bits = buffer.baseAddress else { return }
      for start in stride(from: rows.lowerBound, to: rows.upperBound, by: BoxPass.blockRows) {
        let block = start..<min(rows.upperBound, start + BoxPass.blockRows)
        bits.update(repeating: boxes, count: block.count)
        for column in columns {
          column.entries.withUnsafeBufferPointer {
            column.rows.intersectEntries($0, block, with: bits)
          }
        }
        for offset in 0..<block.count where bits[offset] != 0 {
          found.append((start + offset, bits[offset]))
        }
      }
    }
    return found
  }
}
