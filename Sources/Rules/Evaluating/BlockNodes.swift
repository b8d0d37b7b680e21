import Tables

/// True, unknown or false, so ordered that `and` is the least, `or` the greatest, and `not` 2 − x.
enum Truth {
  static let no: UInt8 = 0
  static let unknown: UInt8 = 1
  static let yes: UInt8 = 2

  static func of(_ holds: Bool?) -> UInt8 { holds.map { $0 ? yes : no } ?? unknown }
}

/// A condition bound to a table's columns, computed for a block of rows at a time.
indirect enum TruthNode: Sendable {
  case constant(UInt8)
  /// The truth of each code of a column; of null, unknown.
  case table(PackedIntegers, [UInt8])
  /// Steps of one common denominator.
  case compare(NumberNode, Comparison, NumberNode)
  case compareConstant(NumberNode, Comparison, Int64)
  /// Products of numerators with the other side's divisor, and the product of the divisors.
  case compareQuotients(NumberNode, Comparison, NumberNode, sign: NumberNode)
  case isNull(NumberNode)
  /// Places in lists, −1 for a value that is in none, joined into one number by `radix`.
  case member([NumberNode], radix: [Int64], among: KeySet)
  /// The truth of each combination of classes of the columns' values; see ``CodedCondition``.
  case coded([CodedPart], truths: [UInt8])
  case not(TruthNode)
  case and([TruthNode])
  case or([TruthNode])
  case iff(TruthNode, TruthNode)
  /// What no node above can hold, row by row.
  case rows(@Sendable (Int) -> Bool?)
}

/// Whole numbers bound to a table's columns, `PackedIntegers.null` for null.
indirect enum NumberNode: Sendable {
  case constant(Int64)
  case column(PackedIntegers)
  /// Each code's entry; of null, null.
  case table(PackedIntegers, [Int64])
  /// The entry of each number from a least one on; of null, null.
  case shiftedTable(PackedIntegers, from: Int64, [Int64])
  /// Each number's entry, or a number for those without.
  case dictionary(PackedIntegers, [Int64: Int64], other: Int64)
  case scaled(NumberNode, Int64)
  case add(NumberNode, NumberNode)
  case subtract(NumberNode, NumberNode)
  case multiply(NumberNode, NumberNode)
  case least(NumberNode, NumberNode)
  case greatest(NumberNode, NumberNode)
  case absolute(NumberNode)
  /// The quotient by a positive number, rounded.
  case divided(NumberNode, Int64, Rounding)
  /// The quotient of two, rounded to the nearest, halves away from zero; by 0, null.
  case quotient(NumberNode, NumberNode)
  case calendar(NumberNode, RuleFunction)
  case choice(TruthNode, NumberNode, NumberNode)

  enum Rounding: Sendable { case down, up, nearest }
}

/// A set of whole numbers from 0, as bits where they are small.
struct KeySet: Sendable {
  private var bits: [UInt64] = []
  private var others: Set<Int64> = []

  /// Holds these numbers, all at least 0 and below `size`.
  init(_ keys: [Int64], size: Int64) {
    guard size <= 1 << 24 else {
      others = Set(keys)
      return
    }
    bits = [UInt64](repeating: 0, count: Int(size >> 6) + 1)
    for key in keys { bits[Int(key >> 6)] |= 1 << UInt64(key & 63) }
  }

  @inline(__always)
  func contains(_ key: Int64) -> Bool {
    bits.isEmpty
      ? others.contains(key)
      : bits[Int(truncatingIfNeeded: key >> 6)] & (1 << UInt64(truncatingIfNeeded: key & 63)) != 0
  }
}
