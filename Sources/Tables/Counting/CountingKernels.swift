/// The inner loops of counting.
///
/// Every index is in range by construction: ``CodeTable`` checks on creation that each code is below
/// its column's size, and the cells are as many as the product of the sizes.
enum CountingKernels {
  /// Rows between two looks at the cancel flag; a block is counted in well under 2 ms.
  static let block = 1 << 15

  /// As many zeros, of which a large number takes its time too.
  ///
  /// - Throws: `CancellationError` once `isCancelled` says so, asked every 256 kB.
  static func zeros(
    _ count: Int, isCancelled: () -> Bool
  ) throws(CancellationError) -> [Int32] {
    var isStopped = false
    let cells = [Int32](unsafeUninitializedCapacity: count) { buffer, filled in
      guard let base = buffer.baseAddress else { return }
      while filled < count {
        if isCancelled() {
          isStopped = true
          return
        }
        let next = min(count - filled, 1 << 16)
        (base + filled).initialize(repeating: 0, count: next)
        filled += next
      }
    }
    if isStopped { throw CancellationError() }
    return cells
  }

  /// Adds one to the cell of each code.
  @inline(__always)
  static func one<Code: FixedWidthInteger>(
    _ codes: UnsafeBufferPointer<Code>, _ rows: Range<Int>,
    into cells: UnsafeMutablePointer<Int32>
  ) {
    guard let base = codes.baseAddress else { return }
    for row in rows { cells[Int(truncatingIfNeeded: base[row])] &+= 1 }
  }

  /// Adds one to the cell of each pair of codes.
  @inline(__always)
  static func two<First: FixedWidthInteger, Second: FixedWidthInteger>(
    _ first: UnsafeBufferPointer<First>, _ second: UnsafeBufferPointer<Second>, _ rows: Range<Int>,
    secondSize: Int, into cells: UnsafeMutablePointer<Int32>
  ) {
    guard let left = first.baseAddress, let right = second.baseAddress else { return }
    for row in rows {
      let index =
        Int(truncatingIfNeeded: left[row]) &* secondSize &+ Int(truncatingIfNeeded: right[row])
      cells[index] &+= 1
    }
  }

  /// Turns `indices` of cells, below 2^16, into those of the table with one more, fastest column.
  static func extend(
    _ indices: UnsafeMutablePointer<UInt16>, with codes: UnsafePointer<UInt8>, _ count: Int,
    size: Int
  ) {
    let size = UInt16(truncatingIfNeeded: size)
    if size == 0 {
      for row in 0..<count { indices[row] = UInt16(codes[row]) }
    } else {
      for row in 0..<count { indices[row] = indices[row] &* size &+ UInt16(codes[row]) }
    }
  }

  /// Adds one to the cell of each index. Even rows and odd ones may have tables of their own, so that
  /// neighbours with the same cell need not wait for each other.
  static func add(
    _ indices: UnsafePointer<UInt16>, _ count: Int, into even: UnsafeMutablePointer<UInt16>,
    _ odd: UnsafeMutablePointer<UInt16>
  ) {
    var row = 0
    while row &+ 1 < count {
      even[Int(indices[row])] &+= 1
      odd[Int(indices[row &+ 1])] &+= 1
      row &+= 2
    }
    if row < count { even[Int(indices[row])] &+= 1 }
  }

  /// Turns `indices` of a table into those of the table with one more, fastest column.
  @inline(__always)
  static func extend<Code: FixedWidthInteger>(
    _ indices: UnsafeMutablePointer<Int>, with codes: UnsafeBufferPointer<Code>, _ rows: Range<Int>,
    size: Int
  ) {
    guard let base = codes.baseAddress else { return }
    for offset in 0..<rows.count {
      indices[offset] =
        indices[offset] &* size &+ Int(truncatingIfNeeded: base[rows.lowerBound &+ offset])
    }
  }
}
