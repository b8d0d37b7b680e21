extension PackedIntegers {
  /// Codes of consecutive rows as they are in memory, and what each becomes; `nil` keeps them.
  public enum Stretch {
    case narrow(UnsafeBufferPointer<UInt16>, table: [UInt32]?)
    case wide(UnsafeBufferPointer<UInt32>, table: [UInt32]?)

    /// How many rows it has.
    public var count: Int {
      switch self {
      case .narrow(let codes, _): codes.count
      case .wide(let codes, _): codes.count
      }
    }
  }

  /// Codes of one stretch of rows after another, each through a table of its own.
  ///
  /// - Parameters:
  ///   - stretches: The codes, which become numbers below `size`.
  ///   - size: One more than the largest code.
  /// - Precondition: every code is below the count of its table.
  /// - Complexity: O(rows).
  public init(stretches: [Stretch], size: Int) {
    let count = stretches.reduce(0) { $0 + $1.count }
    func fill<Code: FixedWidthInteger, Value: FixedWidthInteger>(
      _ codes: UnsafeBufferPointer<Code>, _ table: [UInt32]?,
      _ buffer: UnsafeMutableBufferPointer<Value>, _ filled: inout Int
    ) {
      if let table {
        table.withUnsafeBufferPointer { table in
          for code in codes {
            buffer[filled] = Value(truncatingIfNeeded: table[Int(code)])
            filled &+= 1
          }
        }
      } else {
        for code in codes {
          buffer[filled] = Value(truncatingIfNeeded: code)
          filled &+= 1
        }
      }
    }
    func pack<Value: FixedWidthInteger>(_ type: Value.Type) -> [Value] {
      Array(unsafeUninitializedCapacity: count) { buffer, filled in
        for stretch in stretches {
          switch stretch {
          case .narrow(let codes, let table): fill(codes, table, buffer, &filled)
          case .wide(let codes, let table): fill(codes, table, buffer, &filled)
          }
        }
      }
    }
    switch PackedIntegers.width(of: 0...Int64(size)) {
    case 1: self.init(.bits8(pack(Int8.self)))
    case 2: self.init(.bits16(pack(Int16.self)))
    case 4: self.init(.bits32(pack(Int32.self)))
    default: self.init(.bits64(pack(Int64.self)))
    }
  }

  /// Each code's entry in `table`, whose entries lie in `range` or are ``null``.
  ///
  /// - Precondition: every code is in the table, and none is null.
  /// - Complexity: O(rows + entries).
  init(_ codes: PackedIntegers, mappedTo table: [Int64], in range: ClosedRange<Int64>) {
    func map<Code: FixedWidthInteger, Value: FixedWidthInteger>(
      _ codes: [Code], _ type: Value.Type
    ) -> [Value] {
      let narrow = table.map { $0 == PackedIntegers.null ? .min : Value(truncatingIfNeeded: $0) }
      return narrow.withUnsafeBufferPointer { narrow in
        codes.map { narrow[Int($0)] }
      }
    }
    func map<Value: FixedWidthInteger>(_ type: Value.Type) -> [Value] {
      switch codes.values {
      case .bits8(let codes): map(codes, type)
      case .bits16(let codes): map(codes, type)
      case .bits32(let codes): map(codes, type)
      case .bits64(let codes): map(codes, type)
      }
    }
    switch PackedIntegers.width(of: range) {
    case 1: self.init(.bits8(map(Int8.self)))
    case 2: self.init(.bits16(map(Int16.self)))
    case 4: self.init(.bits32(map(Int32.self)))
    default: self.init(.bits64(map(Int64.self)))
    }
  }
}
