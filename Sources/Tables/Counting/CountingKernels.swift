/// The inner loops of counting.
///
/// Every index is in range by construction: ``CodeTable`` checks on creation that each code is below
/// its column's size, and the cells are as many as the product of the sizes.
enum CountingKernels {
  /// Rows between two looks at the cancel flag; a block is counted in well under 2 ms.
  static let block = 1 << 15

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

  /// One narrow column against four: the four tables are independent, so their updates overlap.
  static func oneAgainstFour(
    _ first: UnsafePointer<UInt8>, _ others: [UnsafePointer<UInt8>], _ rows: Range<Int>,
    sizes: [Int], into cells: [UnsafeMutablePointer<Int32>]
  ) {
    let (b0, b1, b2, b3) = (others[0], others[1], others[2], others[3])
    let (s0, s1, s2, s3) = (sizes[0], sizes[1], sizes[2], sizes[3])
    let (c0, c1, c2, c3) = (cells[0], cells[1], cells[2], cells[3])
    for row in rows {
      let code = Int(first[row])
      c0[code &* s0 &+ Int(b0[row])] &+= 1
      c1[code &* s1 &+ Int(b1[row])] &+= 1
      c2[code &* s2 &+ Int(b2[row])] &+= 1
      c3[code &* s3 &+ Int(b3[row])] &+= 1
    }
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
