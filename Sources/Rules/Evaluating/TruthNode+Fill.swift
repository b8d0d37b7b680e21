import Tables

extension TruthNode {
  /// Writes the truth of each of these rows, at most ``BlockRunner/blockRows``.
  func fill(_ out: UnsafeMutablePointer<UInt8>, _ rows: Range<Int>) {
    let count = rows.count
    switch self {
    case .constant(let truth): out.update(repeating: truth, count: count)
    case .table(let codes, let truths):
      TruthNode.withNumbers(.column(codes), rows) { numbers in
        truths.withUnsafeBufferPointer { truths in
          for row in 0..<count {
            let code = numbers[row]
            out[row] = code == PackedIntegers.null ? Truth.unknown : truths[Int(code)]
          }
        }
      }
    case .compare(let left, let comparison, let right):
      TruthNode.withNumbers(left, rows) { a in
        TruthNode.withNumbers(right, rows) { b in
          TruthNode.compare(out, count, comparison) { (a[$0], b[$0]) }
        }
      }
    case .compareQuotients(let left, let comparison, let right, let sign):
      TruthNode.withNumbers(left, rows) { a in
        TruthNode.withNumbers(right, rows) { b in
          TruthNode.withNumbers(sign, rows) { sign in
            // The sides change places where the divisor is negative; by 0 there is nothing.
            TruthNode.compare(out, count, comparison) { row in
              let divisor = sign[row]
              if divisor == 0 || divisor == PackedIntegers.null { return (PackedIntegers.null, 0) }
              return divisor > 0 ? (a[row], b[row]) : (b[row], a[row])
            }
          }
        }
      }
    case .compareConstant(let left, let comparison, let constant):
      TruthNode.withNumbers(left, rows) { a in
        TruthNode.compare(out, count, comparison) { (a[$0], constant) }
      }
    case .isNull(let inner):
      TruthNode.withNumbers(inner, rows) { numbers in
        for row in 0..<count {
          out[row] = numbers[row] == PackedIntegers.null ? Truth.yes : Truth.no
        }
      }
    case .member(let parts, let radix, let members):
      fillMembers(out, rows, parts, radix, members)
    case .coded(let parts, let truths):
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: max(1, count)) { buffer in
        guard let sums = buffer.baseAddress else { return }
        sums.update(repeating: 0, count: count)
        for part in parts {
          part.entries.withUnsafeBufferPointer { part.column.addEntries($0, rows, to: sums) }
        }
        truths.withUnsafeBufferPointer { truths in
          for row in 0..<count { out[row] = truths[Int(sums[row])] }
        }
      }
    case .not(let inner):
      inner.fill(out, rows)
      for row in 0..<count { out[row] = 2 &- out[row] }
    case .and(let parts):
      TruthNode.fold(parts, out, rows, empty: Truth.yes) { min($0, $1) }
    case .or(let parts):
      TruthNode.fold(parts, out, rows, empty: Truth.no) { max($0, $1) }
    case .iff(let left, let right):
      left.fill(out, rows)
      TruthNode.withTruths(right, rows) { other in
        for row in 0..<count {
          let (a, b) = (out[row], other[row])
          out[row] =
            a == Truth.unknown || b == Truth.unknown ? Truth.unknown : a == b ? Truth.yes : Truth.no
        }
      }
    case .rows(let holds):
      for (offset, row) in rows.enumerated() { out[offset] = Truth.of(holds(row)) }
    }
  }

  /// Calls `body` with the truths of these rows.
  static func withTruths(
    _ node: TruthNode, _ rows: Range<Int>, _ body: (UnsafeMutablePointer<UInt8>) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: max(1, rows.count)) { buffer in
      guard let start = buffer.baseAddress else { return }
      node.fill(start, rows)
      body(start)
    }
  }

  /// Calls `body` with the numbers of these rows.
  static func withNumbers(
    _ node: NumberNode, _ rows: Range<Int>, _ body: (UnsafeMutablePointer<Int64>) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: Int64.self, capacity: max(1, rows.count)) { buffer in
      guard let start = buffer.baseAddress else { return }
      node.fill(start, rows)
      body(start)
    }
  }

  @inline(__always)
  private static func fold(
    _ parts: [TruthNode], _ out: UnsafeMutablePointer<UInt8>, _ rows: Range<Int>, empty: UInt8,
    _ joined: (UInt8, UInt8) -> UInt8
  ) {
    guard let first = parts.first else {
      out.update(repeating: empty, count: rows.count)
      return
    }
    first.fill(out, rows)
    for part in parts.dropFirst() {
      withTruths(part, rows) { other in
        for row in 0..<rows.count { out[row] = joined(out[row], other[row]) }
      }
    }
  }

  @inline(__always)
  private static func compare(
    _ out: UnsafeMutablePointer<UInt8>, _ count: Int, _ comparison: Comparison,
    _ values: (Int) -> (Int64, Int64)
  ) {
    // Without branches, because which way a row goes is seldom foreseen.
    @inline(__always)
    func run(_ holds: (Int64, Int64) -> Bool) {
      for row in 0..<count {
        let (a, b) = values(row)
        let isNull: UInt8 = (a == PackedIntegers.null ? 1 : 0) | (b == PackedIntegers.null ? 1 : 0)
        let truth: UInt8 = holds(a, b) ? Truth.yes : Truth.no
        out[row] = truth &* (1 &- isNull) &+ isNull
      }
    }
    switch comparison {
    case .equal: run { $0 == $1 }
    case .unequal: run { $0 != $1 }
    case .less: run { $0 < $1 }
    case .atMost: run { $0 <= $1 }
    case .greater: run { $0 > $1 }
    case .atLeast: run { $0 >= $1 }
    }
  }

  private func fillMembers(
    _ out: UnsafeMutablePointer<UInt8>, _ rows: Range<Int>, _ parts: [NumberNode],
    _ radix: [Int64], _ members: KeySet
  ) {
    let count = rows.count
    TruthNode.withNumbers(.constant(0), rows) { keys in
      out.update(repeating: Truth.yes, count: count)
      for (part, radix) in zip(parts, radix) {
        TruthNode.withNumbers(part, rows) { places in
          for row in 0..<count {
            let place = places[row]
            if place == PackedIntegers.null {
              out[row] = Truth.unknown
            } else if place < 0 {
              out[row] = out[row] == Truth.unknown ? Truth.unknown : Truth.no
            } else {
              keys[row] = keys[row] &* radix &+ place
            }
          }
        }
      }
      for row in 0..<count where out[row] == Truth.yes {
        out[row] = members.contains(keys[row]) ? Truth.yes : Truth.no
      }
    }
  }
}
