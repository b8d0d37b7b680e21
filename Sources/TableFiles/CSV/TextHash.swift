/// Bytes of short texts as words, eight at a time.
enum TextHash {
  /// Folds eight bytes at a time by a 64 × 64 → 128 bit product, whose halves are combined; `length`
  /// is at least 8.
  @inline(__always)
  static func hash(_ start: UnsafePointer<UInt8>, _ length: Int) -> UInt64 {
    var state = UInt64(truncatingIfNeeded: length) &* 0x9E37_79B9_7F4A_7C15
    var offset = 0
    while offset &+ 8 < length {
      state = folded(state ^ word(start + offset))
      offset &+= 8
    }
    return folded(state ^ word(start + (length &- 8)))
  }

  @inline(__always)
  static func folded(_ value: UInt64) -> UInt64 {
    let product = (value ^ 0xA076_1D64_78BD_642F).multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
    return product.high ^ product.low
  }

  /// Eight bytes from `start`, the first lowest.
  @inline(__always)
  static func word(_ start: UnsafePointer<UInt8>) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(start).loadUnaligned(as: UInt64.self))
  }

  /// The 0 … 8 bytes from `start`, the first lowest, without reading past them.
  @inline(__always)
  static func word(_ start: UnsafePointer<UInt8>, _ length: Int) -> UInt64 {
    if length == 8 { return word(start) }
    if length >= 4 {
      let low = half(start)
      let high = half(start + (length &- 4))
      return low | high &<< UInt64(8 &* (length &- 4))
    }
    if length == 0 { return 0 }
    let middle = UInt64(start[length >> 1]) &<< UInt64(8 &* (length >> 1))
    return UInt64(start[0]) | middle | UInt64(start[length &- 1]) &<< UInt64(8 &* (length &- 1))
  }

  @inline(__always)
  private static func half(_ start: UnsafePointer<UInt8>) -> UInt64 {
    UInt64(UInt32(littleEndian: UnsafeRawPointer(start).loadUnaligned(as: UInt32.self)))
  }

  /// Whether texts of `length` ≥ 8 are the same.
  @inline(__always)
  static func equal(
    _ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>, _ length: Int
  ) -> Bool {
    var offset = 0
    while offset &+ 8 < length {
      if word(left + offset) != word(right + offset) { return false }
      offset &+= 8
    }
    return word(left + (length &- 8)) == word(right + (length &- 8))
  }
}
