extension PackedIntegers {
  /// Packs numbers that come in parts, among which ``null`` stands for null.
  ///
  /// - Complexity: O(count), each part on a core of its own.
  public init(joining parts: [[Int64]]) {
    let bounds = Parallel.map(parts.count) { part in
      parts[part].reduce(into: (least: Int64(0), greatest: Int64(0))) { bounds, number in
        // Null is the least number there is.
        bounds.least = min(bounds.least, number == PackedIntegers.null ? 0 : number)
        bounds.greatest = max(bounds.greatest, number)
      }
    }
    let (least, greatest) = bounds.reduce((0, 0)) { (min($0.0, $1.0), max($0.1, $1.1)) }
    var starts = [0]
    for part in parts { starts.append((starts.last ?? 0) + part.count) }
    let (offsets, count) = (starts, starts.last ?? 0)
    func pack<Value: FixedWidthInteger & Sendable>(_ type: Value.Type) -> [Value] {
      Array(unsafeUninitializedCapacity: count) { buffer, filled in
        if let base = buffer.baseAddress {
          // Parts write rows of their own only.
          nonisolated(unsafe) let rows = base
          Parallel.forEach(parts.count) { part in
            let start = rows + offsets[part]
            parts[part].withUnsafeBufferPointer { numbers in
              for place in numbers.indices {
                let number = numbers[place]
                start[place] =
                  number == PackedIntegers.null ? .min : Value(truncatingIfNeeded: number)
              }
            }
          }
        }
        filled = count
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
