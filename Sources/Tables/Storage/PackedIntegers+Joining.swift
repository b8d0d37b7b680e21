extension PackedIntegers {
  /// Packs numbers that come in parts, among which ``null`` stands for null. Complexity: O(count).
  public init(joining parts: [[Int64]]) {
    var (least, greatest): (Int64, Int64) = (0, 0)
    for part in parts {
      for number in part where number != PackedIntegers.null {
        least = min(least, number)
        greatest = max(greatest, number)
      }
    }
    let count = parts.reduce(0) { $0 + $1.count }
    func pack<Value: FixedWidthInteger & SignedInteger>(_ type: Value.Type) -> [Value] {
      Array(unsafeUninitializedCapacity: count) { buffer, filled in
        for part in parts {
          for number in part {
            buffer[filled] =
              number == PackedIntegers.null ? .min : Value(truncatingIfNeeded: number)
            filled &+= 1
          }
        }
      }
    }
    switch PackedIntegers.width(of: least...greatest) {
    case 1: self.init(.bits8(pack(Int8.self)))
    case 2: self.init(.bits16(pack(Int16.self)))
    case 4: self.init(.bits32(pack(Int32.self)))
    default: self.init(.bits64(pack(Int64.self)))
    }
  }
}
