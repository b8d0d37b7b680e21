import Tables

extension NumberNode {
  /// Writes the number of each of these rows, at most ``BlockRunner/blockRows``.
  ///
  /// Sums and products cannot overflow: ``TableBinding`` makes these nodes only where bounds of the
  /// columns show it.
  func fill(_ out: UnsafeMutablePointer<Int64>, _ rows: Range<Int>) {
    let count = rows.count
    let null = PackedIntegers.null
    switch self {
    case .constant(let number): out.update(repeating: number, count: count)
    case .column(let column):
      column.copy(rows, into: UnsafeMutableBufferPointer(start: out, count: count))
    case .table(let column, let entries):
      column.copy(rows, into: UnsafeMutableBufferPointer(start: out, count: count))
      entries.withUnsafeBufferPointer { entries in
        for row in 0..<count where out[row] != null { out[row] = entries[Int(out[row])] }
      }
    case .shiftedTable(let column, let first, let entries):
      column.copy(rows, into: UnsafeMutableBufferPointer(start: out, count: count))
      entries.withUnsafeBufferPointer { entries in
        for row in 0..<count where out[row] != null { out[row] = entries[Int(out[row] &- first)] }
      }
    case .dictionary(let column, let entries, let other):
      column.copy(rows, into: UnsafeMutableBufferPointer(start: out, count: count))
      for row in 0..<count where out[row] != null { out[row] = entries[out[row]] ?? other }
    case .scaled(let inner, let factor): inner.map(out, rows) { $0 &* factor }
    case .add(let left, let right): left.join(right, out, rows) { $0 &+ $1 }
    case .subtract(let left, let right): left.join(right, out, rows) { $0 &- $1 }
    case .multiply(let left, let right): left.join(right, out, rows) { $0 &* $1 }
    case .least(let left, let right): left.join(right, out, rows) { min($0, $1) }
    case .greatest(let left, let right): left.join(right, out, rows) { max($0, $1) }
    case .absolute(let inner): inner.map(out, rows) { $0 < 0 ? 0 &- $0 : $0 }
    case .quotient(let left, let right):
      left.join(right, out, rows) { number, divisor in
        divisor == 0 ? null : NumberNode.nearest(number, divisor)
      }
    case .divided(let inner, let divisor, let rounding):
      switch rounding {
      case .down: inner.map(out, rows) { RuleFunction.quotient($0, divisor) }
      case .up: inner.map(out, rows) { 0 &- RuleFunction.quotient(0 &- $0, divisor) }
      case .nearest: inner.map(out, rows) { NumberNode.nearest($0, divisor) }
      }
    case .calendar(let inner, let function): inner.map(out, rows) { function.calendar(of: $0) }
    case .choice(let test, let yes, let no):
      yes.fill(out, rows)
      TruthNode.withTruths(test, rows) { truths in
        TruthNode.withNumbers(no, rows) { others in
          for row in 0..<count {
            let truth = truths[row]
            out[row] = truth == Truth.yes ? out[row] : truth == Truth.no ? others[row] : null
          }
        }
      }
    }
  }

  /// The nearest whole quotient by a number that is not 0, halves away from zero.
  @inline(__always)
  private static func nearest(_ number: Int64, _ divisor: Int64) -> Int64 {
    let (quotient, remainder) = number.quotientAndRemainder(dividingBy: divisor)
    guard remainder.magnitude >= divisor.magnitude &- remainder.magnitude else { return quotient }
    return quotient &+ ((number < 0) == (divisor < 0) ? 1 : -1)
  }

  @inline(__always)
  private func map(
    _ out: UnsafeMutablePointer<Int64>, _ rows: Range<Int>, _ body: (Int64) -> Int64
  ) {
    fill(out, rows)
    for row in 0..<rows.count {
      out[row] = out[row] == PackedIntegers.null ? PackedIntegers.null : body(out[row])
    }
  }

  @inline(__always)
  private func join(
    _ other: NumberNode, _ out: UnsafeMutablePointer<Int64>, _ rows: Range<Int>,
    _ body: (Int64, Int64) -> Int64
  ) {
    fill(out, rows)
    TruthNode.withNumbers(other, rows) { others in
      for row in 0..<rows.count {
        let isNull = out[row] == PackedIntegers.null || others[row] == PackedIntegers.null
        out[row] = isNull ? PackedIntegers.null : body(out[row], others[row])
      }
    }
  }
}
