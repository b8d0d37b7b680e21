extension PackedIntegers {
  /// How many entries ``addEntries(_:_:to:)`` needs: one for each number of 8 or 16 bits; `nil` for wider ones.
  public var entryCount: Int? { width <= 2 ? 1 << (8 * width) : nil }

  /// The entry of a number, and of ``null``, among those of a width.
  ///
  /// - Precondition: the numbers are of 8 or 16 bits.
  public func entry(of number: Int64) -> Int {
    number == PackedIntegers.null ? 0 : Int(number) + (1 << (8 * width - 1))
  }

  /// Adds to the sum of each of some rows the entry of its number.
  ///
  /// - Precondition: the numbers are of 8 or 16 bits, and there are ``entryCount`` entries.
  /// - Complexity: O(rows).
  public func addEntries(
    _ entries: UnsafeBufferPointer<Int32>, _ rows: Range<Int>,
    to sums: UnsafeMutablePointer<Int32>
  ) {
    precondition(entries.count == entryCount && rows.lowerBound >= 0 && rows.upperBound <= count)
    guard let table = entries.baseAddress else { return }
    func add<Value: FixedWidthInteger & SignedInteger>(_ array: [Value]) {
      let shift = 1 << (Value.bitWidth - 1)
      array.withUnsafeBufferPointer { source in
        guard let from = source.baseAddress else { return }
        for offset in 0..<rows.count {
          sums[offset] &+= table[Int(from[rows.lowerBound &+ offset]) &+ shift]
        }
      }
    }
    switch values {
    case .bits8(let array): add(array)
    case .bits16(let array): add(array)
    case .bits32, .bits64: preconditionFailure("wider numbers have no entries")
    }
  }

  /// Leaves of the bits of each of some rows those that the entry of its number has too.
  ///
  /// - Precondition: the numbers are of 8 or 16 bits, and there are ``entryCount`` entries.
  /// - Complexity: O(rows).
  public func intersectEntries(
    _ entries: UnsafeBufferPointer<UInt64>, _ rows: Range<Int>,
    with bits: UnsafeMutablePointer<UInt64>
  ) {
    precondition(entries.count == entryCount && rows.lowerBound >= 0 && rows.upperBound <= count)
    guard let table = entries.baseAddress else { return }
    func intersect<Value: FixedWidthInteger & SignedInteger>(_ array: [Value]) {
      let shift = 1 << (Value.bitWidth - 1)
      array.withUnsafeBufferPointer { source in
        guard let from = source.baseAddress else { return }
        for offset in 0..<rows.count {
          bits[offset] &= table[Int(from[rows.lowerBound &+ offset]) &+ shift]
        }
      }
    }
    switch values {
    case .bits8(let array): intersect(array)
    case .bits16(let array): intersect(array)
    case .bits32, .bits64: preconditionFailure("wider numbers have no entries")
    }
  }

  /// The least and the greatest number; `nil` where every row is null. Complexity: O(count), vectorised.
  public var bounds: ClosedRange<Int64>? {
    func range<Value: FixedWidthInteger & SignedInteger>(_ array: [Value]) -> ClosedRange<Int64>? {
      array.withUnsafeBufferPointer { buffer in
        // Null is the least number of the width: it is taken for the greatest where the least is looked for.
        var (least, greatest) = (Value.max, Value.min)
        for number in buffer {
          let other = number == .min ? Value.max : number
          least = other < least ? other : least
          greatest = number > greatest ? number : greatest
        }
        return greatest == .min ? nil : Int64(least)...Int64(greatest)
      }
    }
    switch values {
    case .bits8(let array): return range(array)
    case .bits16(let array): return range(array)
    case .bits32(let array): return range(array)
    case .bits64(let array): return range(array)
    }
  }

  /// Whether some row is null. Complexity: O(count), vectorised.
  public var holdsNull: Bool {
    func holds<Value: FixedWidthInteger & SignedInteger>(_ array: [Value]) -> Bool {
      array.withUnsafeBufferPointer { buffer in
        var found: Value = 0
        for number in buffer { found |= number == .min ? 1 : 0 }
        return found != 0
      }
    }
    switch values {
    case .bits8(let array): return holds(array)
    case .bits16(let array): return holds(array)
    case .bits32(let array): return holds(array)
    case .bits64(let array): return holds(array)
    }
  }

  /// The numbers with others in some rows, ``null`` for null.
  ///
  /// - Precondition: the rows exist.
  /// - Complexity: O(count) to copy, and again where the others need more bits.
  public func replacing(_ rows: [Int], with numbers: [Int64]) -> PackedIntegers {
    func put<Value: FixedWidthInteger & SignedInteger>(_ array: [Value]) -> [Value]? {
      let fits = numbers.allSatisfy {
        $0 == PackedIntegers.null || $0 > Int64(Value.min) && $0 <= Int64(Value.max)
      }
      guard fits else { return nil }
      var array = array
      for (row, number) in zip(rows, numbers) {
        array[row] = number == PackedIntegers.null ? .min : Value(truncatingIfNeeded: number)
      }
      return array
    }
    switch values {
    case .bits8(let array): if let new = put(array) { return PackedIntegers(.bits8(new)) }
    case .bits16(let array): if let new = put(array) { return PackedIntegers(.bits16(new)) }
    case .bits32(let array): if let new = put(array) { return PackedIntegers(.bits32(new)) }
    case .bits64(let array): if let new = put(array) { return PackedIntegers(.bits64(new)) }
    }
    var all = [Int64](repeating: 0, count: count)
    all.withUnsafeMutableBufferPointer { copy(0..<count, into: $0) }
    for (row, number) in zip(rows, numbers) { all[row] = number }
    return PackedIntegers(unpacked: all)
  }
}
