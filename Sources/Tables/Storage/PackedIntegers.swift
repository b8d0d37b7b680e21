/// Nullable whole numbers in the narrowest of 8, 16, 32 or 64 bits.
///
/// The lowest value of each width stands for null, so numbers lie in −2^63 + 1 … 2^63 − 1.
public struct PackedIntegers: Sendable, Hashable {
  enum Values: Sendable, Hashable {
    case bits8([Int8])
    case bits16([Int16])
    case bits32([Int32])
    case bits64([Int64])
  }

  let values: Values

  /// Rows packed between two looks at whether to go on: a fraction of a millisecond.
  static let pollRows = 16_384

  /// What ``copy(_:into:)`` and ``init(unpacked:)`` write for null.
  public static let null = Int64.min

  /// Packs numbers; `nil` is null, and so is `Int64.min`. Complexity: O(count).
  public init(_ numbers: some Sequence<Int64?>) {
    self.init(unpacked: numbers.map { $0 ?? PackedIntegers.null })
  }

  /// Packs numbers among which ``null`` stands for null. Complexity: O(count).
  public init(unpacked numbers: [Int64]) {
    var least: Int64 = 0
    var greatest: Int64 = 0
    for number in numbers where number != PackedIntegers.null {
      least = min(least, number)
      greatest = max(greatest, number)
    }
    self.init(count: numbers.count, in: least...greatest) { numbers[$0] }
  }

  /// Packs `count` numbers that lie in `range` or are ``null``, asking `number` once a row.
  ///
  /// - Parameter shallStop: Asked every 16,384 rows; once it says so, the rows that follow are left out.
  /// - Complexity: O(count).
  @inline(__always)
  public init(
    count: Int, in range: ClosedRange<Int64>, shallStop: () -> Bool = { false },
    _ number: (Int) -> Int64
  ) {
    @inline(__always)
    func pack<Value: FixedWidthInteger>(_ type: Value.Type) -> [Value] {
      Array(unsafeUninitializedCapacity: count) { buffer, filled in
        while filled < count, !shallStop() {
          let end = min(count, filled + PackedIntegers.pollRows)
          for row in filled..<end {
            let next = number(row)
            buffer[row] = next == PackedIntegers.null ? .min : Value(truncatingIfNeeded: next)
          }
          filled = end
        }
      }
    }
    switch PackedIntegers.width(of: range) {
    case 1: values = .bits8(pack(Int8.self))
    case 2: values = .bits16(pack(Int16.self))
    case 4: values = .bits32(pack(Int32.self))
    default: values = .bits64(pack(Int64.self))
    }
  }

  /// The fewest bytes that hold a range and null.
  static func width(of range: ClosedRange<Int64>) -> Int {
    func fits<Value: FixedWidthInteger & SignedInteger>(_ type: Value.Type) -> Bool {
      range.lowerBound > Int64(Value.min) && range.upperBound <= Int64(Value.max)
    }
    return fits(Int8.self) ? 1 : fits(Int16.self) ? 2 : fits(Int32.self) ? 4 : 8
  }

  /// Takes values that are packed already.
  init(_ values: Values) { self.values = values }

  /// How many rows there are.
  public var count: Int {
    switch values {
    case .bits8(let array): array.count
    case .bits16(let array): array.count
    case .bits32(let array): array.count
    case .bits64(let array): array.count
    }
  }

  /// Bytes a row takes: 1, 2, 4 or 8.
  public var width: Int {
    switch values {
    case .bits8: 1
    case .bits16: 2
    case .bits32: 4
    case .bits64: 8
    }
  }

  /// The number of a row, `nil` for null.
  public subscript(row: Int) -> Int64? {
    let number = unpacked(row)
    return number == PackedIntegers.null ? nil : number
  }

  /// The number of a row, ``null`` for null.
  func unpacked(_ row: Int) -> Int64 {
    switch values {
    case .bits8(let array): PackedIntegers.widened(array[row])
    case .bits16(let array): PackedIntegers.widened(array[row])
    case .bits32(let array): PackedIntegers.widened(array[row])
    case .bits64(let array): array[row]
    }
  }

  /// Copies rows into the start of `buffer`, ``null`` for null. Complexity: O(rows), vectorised.
  ///
  /// - Precondition: the rows exist and fit in `buffer`.
  public func copy(_ rows: Range<Int>, into buffer: UnsafeMutableBufferPointer<Int64>) {
    func widen<Value: FixedWidthInteger & SignedInteger>(_ array: [Value]) {
      precondition(array.indices.contains(rows) && rows.count <= buffer.count)
      array.withUnsafeBufferPointer { source in
        guard let from = source.baseAddress, let to = buffer.baseAddress else { return }
        for offset in 0..<rows.count {
          to[offset] = PackedIntegers.widened(from[rows.lowerBound &+ offset])
        }
      }
    }
    switch values {
    case .bits8(let array): widen(array)
    case .bits16(let array): widen(array)
    case .bits32(let array): widen(array)
    case .bits64(let array): widen(array)
    }
  }

  /// Calls `body` with each block of at most 4,096 rows and its numbers, ``null`` for null.
  ///
  /// - Complexity: O(count).
  public func forEachBlock(
    _ body: (_ firstRow: Int, _ numbers: UnsafeBufferPointer<Int64>) throws -> Void
  ) rethrows {
    try forEachBlock(of: 0..<count, body)
  }

  /// Calls `body` with each block of at most 4,096 of some rows and its numbers, ``null`` for null.
  ///
  /// - Precondition: the rows exist.
  /// - Complexity: O(rows).
  public func forEachBlock(
    of all: Range<Int>,
    _ body: (_ firstRow: Int, _ numbers: UnsafeBufferPointer<Int64>) throws -> Void
  ) rethrows {
    let size = 4096
    try withUnsafeTemporaryAllocation(of: Int64.self, capacity: size) { buffer in
      for start in stride(from: all.lowerBound, to: all.upperBound, by: size) {
        let rows = start..<min(all.upperBound, start + size)
        copy(rows, into: buffer)
        try body(start, UnsafeBufferPointer(rebasing: buffer[..<rows.count]))
      }
    }
  }

  @inline(__always)
  private static func widened<Value: FixedWidthInteger & SignedInteger>(_ value: Value) -> Int64 {
    value == .min ? null : Int64(truncatingIfNeeded: value)
  }
}

extension Range<Int> {
  fileprivate func contains(_ other: Range<Int>) -> Bool {
    other.isEmpty || (lowerBound <= other.lowerBound && other.upperBound <= upperBound)
  }
}
