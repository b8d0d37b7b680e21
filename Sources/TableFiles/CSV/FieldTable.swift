import Tables

/// Fields ready to be copied, in memory of its own: that of null first, then those of steps or codes from
/// ``lowest`` on, or none where they are made when they are written.
///
/// Its memory is its owner's to free: a struct in place, without reference counts, because the writer
/// asks it once a field.
struct FieldTable {
  /// Bytes that may be written past a field.
  static let slack = 16

  private let bytes: UnsafeMutablePointer<UInt8>
  /// Where each field starts, and where the last one ends.
  private let starts: UnsafeMutablePointer<UInt32>
  private let lowest: Int64
  private let hasFields: Bool
  private let format: ValueFormat
  private let hasTexts: Bool

  init(_ fields: [UInt8], _ ends: [UInt32], lowest: Int64, format: ValueFormat, hasTexts: Bool) {
    bytes = .allocate(capacity: fields.count + FieldTable.slack)
    bytes.initialize(repeating: 0, count: fields.count + FieldTable.slack)
    for (index, byte) in fields.enumerated() { bytes[index] = byte }
    starts = .allocate(capacity: ends.count + 1)
    starts[0] = 0
    for (index, end) in ends.enumerated() { starts[index + 1] = end }
    hasFields = ends.count > 1
    self.lowest = lowest
    self.format = format
    self.hasTexts = hasTexts
  }

  func deallocate() {
    bytes.deallocate()
    starts.deallocate()
  }

  /// Writes the field of a step or code, and perhaps ``slack`` bytes past it; `nil` where it is a text
  /// that is not in the table.
  @inline(__always)
  func write(_ step: Int64, to start: UnsafeMutablePointer<UInt8>) -> Int? {
    guard let index = index(of: step) else {
      return hasTexts ? nil : format.write(step, to: start)
    }
    let from = Int(starts[index])
    let length = Int(starts[index &+ 1]) &- from
    if length <= FieldTable.slack {
      let field = UnsafeRawPointer(bytes + from).loadUnaligned(as: SIMD16<UInt8>.self)
      UnsafeMutableRawPointer(start).storeBytes(of: field, as: SIMD16<UInt8>.self)
    } else {
      start.update(from: bytes + from, count: length)
    }
    return length
  }

  /// How many bytes the field of a step or code takes; `nil` where it is not in the table.
  func length(of step: Int64) -> Int? {
    index(of: step).map { Int(starts[$0 + 1]) - Int(starts[$0]) }
  }

  @inline(__always)
  private func index(of step: Int64) -> Int? {
    if step == PackedIntegers.null { return 0 }
    return hasFields ? Int(truncatingIfNeeded: step &- lowest) &+ 1 : nil
  }
}
