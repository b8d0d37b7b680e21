extension CodeTable {
  /// How many rows fall into each cell of the table over `clique`.
  ///
  /// Cells are row-major, the last column fastest; the empty clique has one cell.
  ///
  /// - Precondition: the clique's columns exist and its cells fit in memory.
  /// - Complexity: O(rows · columns + cells).
  public func counts(of clique: Clique) -> [Int32] {
    (try? counts(of: clique) { false }) ?? []
  }

  /// ``counts(of:)``, asking `isCancelled` at least every 2 ms.
  ///
  /// - Throws: `CancellationError` once `isCancelled` says so.
  public func counts(
    of clique: Clique, isCancelled: () -> Bool
  ) throws(CancellationError) -> [Int32] {
    guard let cellCount = clique.cellCount(sizes: sizes) else {
      preconditionFailure("the table over \(clique) has more cells than can be counted")
    }
    var cells = try CountingKernels.zeros(cellCount, isCancelled: isCancelled)
    let finished = cells.withUnsafeMutableBufferPointer { buffer -> Bool in
      guard let base = buffer.baseAddress else { return true }
      var scratch: [Int] = []
      if clique.count > 2 { scratch = Array(repeating: 0, count: CountingKernels.block) }
      var start = 0
      while start < rowCount {
        if isCancelled() { return false }
        let rows = start..<min(rowCount, start + CountingKernels.block)
        add(rows, of: clique.columns, into: base, scratch: &scratch)
        start = rows.upperBound
      }
      return true
    }
    if !finished { throw CancellationError() }
    return cells
  }

  /// Counts a block of rows.
  func add(
    _ rows: Range<Int>, of positions: [Int], into cells: UnsafeMutablePointer<Int32>,
    scratch: inout [Int]
  ) {
    switch positions.count {
    case 0: cells[0] &+= Int32(truncatingIfNeeded: rows.count)
    case 1:
      switch columns[positions[0]] {
      case .narrow(let codes):
        codes.withUnsafeBufferPointer { CountingKernels.one($0, rows, into: cells) }
      case .wide(let codes):
        codes.withUnsafeBufferPointer { CountingKernels.one($0, rows, into: cells) }
      }
    case 2: addPair(rows, positions[0], positions[1], into: cells)
    default: addMany(rows, positions, into: cells, scratch: &scratch)
    }
  }

  private func addPair(
    _ rows: Range<Int>, _ first: Int, _ second: Int, into cells: UnsafeMutablePointer<Int32>
  ) {
    func count<First: FixedWidthInteger, Second: FixedWidthInteger>(
      _ left: [First], _ right: [Second]
    ) {
      left.withUnsafeBufferPointer { left in
        right.withUnsafeBufferPointer { right in
          CountingKernels.two(left, right, rows, secondSize: sizes[second], into: cells)
        }
      }
    }
    switch (columns[first], columns[second]) {
    case (.narrow(let left), .narrow(let right)): count(left, right)
    case (.narrow(let left), .wide(let right)): count(left, right)
    case (.wide(let left), .narrow(let right)): count(left, right)
    case (.wide(let left), .wide(let right)): count(left, right)
    }
  }

  private func addMany(
    _ rows: Range<Int>, _ positions: [Int], into cells: UnsafeMutablePointer<Int32>,
    scratch: inout [Int]
  ) {
    scratch.withUnsafeMutableBufferPointer { buffer in
      guard let indices = buffer.baseAddress else { return }
      indices.update(repeating: 0, count: rows.count)
      for position in positions {
        let size = sizes[position]
        switch columns[position] {
        case .narrow(let codes):
          codes.withUnsafeBufferPointer {
            CountingKernels.extend(indices, with: $0, rows, size: size)
          }
        case .wide(let codes):
          codes.withUnsafeBufferPointer {
            CountingKernels.extend(indices, with: $0, rows, size: size)
          }
        }
      }
      for offset in 0..<rows.count { cells[indices[offset]] &+= 1 }
    }
  }
}
