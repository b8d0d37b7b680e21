import Tables

/// Gives each distinct text a code, in order of first appearance.
///
/// An open-addressing table of 64-bit entries (32 bits of hash, 32 bits of code), at most three
/// quarters full, over one run of bytes. Its memory is its owner's to free: a struct in place, without
/// reference counts, because the reader asks it once a field.
struct StringInterner {
  private var slots: UnsafeMutablePointer<UInt64>
  private var slotCount: Int
  private var bytes: UnsafeMutablePointer<UInt8>
  private var byteCount = 0
  private var byteCapacity: Int
  private var ends: UnsafeMutablePointer<UInt32>
  private var endCapacity: Int

  /// How many distinct texts there are.
  private(set) var count = 0
  /// Whether a text was refused because all of them would take 4 GiB or more.
  private(set) var isFull = false

  /// An empty interner.
  init() {
    slotCount = 64
    slots = .allocate(capacity: slotCount)
    slots.initialize(repeating: 0, count: slotCount)
    byteCapacity = 512
    bytes = .allocate(capacity: byteCapacity)
    endCapacity = 64
    ends = .allocate(capacity: endCapacity)
  }

  /// Frees its memory; it must not be used after.
  func deallocate() {
    slots.deallocate()
    bytes.deallocate()
    ends.deallocate()
  }

  /// The code of a text, new where it was not seen before; 0 once ``isFull``.
  ///
  /// - Complexity: O(length), amortised.
  @inline(__always)
  mutating func code(of text: UnsafeBufferPointer<UInt8>) -> UInt32 {
    guard let base = text.baseAddress else { return code(at: bytes, length: 0) }
    return code(at: base, length: text.count)
  }

  /// The code of `length` bytes from `start`.
  @inline(__always)
  mutating func code(at start: UnsafePointer<UInt8>, length: Int) -> UInt32 {
    let hash = StringInterner.hash(start, length)
    let tag = hash & 0xFFFF_FFFF_0000_0000
    let mask = slotCount &- 1
    var slot = Int(truncatingIfNeeded: hash >> 20) & mask
    while true {
      let entry = slots[slot]
      if entry == 0 { return insert(start, length, tag, slot) }
      if entry & 0xFFFF_FFFF_0000_0000 == tag {
        let code = Int(truncatingIfNeeded: entry & 0xFFFF_FFFF) &- 1
        let from = code == 0 ? 0 : Int(ends[code &- 1])
        if Int(ends[code]) &- from == length,
          StringInterner.equal(bytes + from, start, length)
        {
          return UInt32(truncatingIfNeeded: code)
        }
      }
      slot = (slot &+ 1) & mask
    }
  }

  /// Adds every text of `other` and gives its codes here, in the order of its own codes.
  mutating func merge(_ other: StringInterner) -> [UInt32] {
    var from = 0
    return (0..<other.count).map { code in
      let end = Int(other.ends[code])
      defer { from = end }
      return self.code(at: other.bytes + from, length: end - from)
    }
  }

  /// The texts so far. Complexity: O(bytes).
  func dictionary() -> StringDictionary {
    StringDictionary(
      bytes: Array(UnsafeBufferPointer(start: bytes, count: byteCount)),
      ends: Array(UnsafeBufferPointer(start: ends, count: count)))
  }

  private mutating func insert(
    _ start: UnsafePointer<UInt8>, _ length: Int, _ tag: UInt64, _ slot: Int
  ) -> UInt32 {
    guard byteCount + length < Int(UInt32.max), count < Int(Int32.max) else {
      isFull = true
      return 0
    }
    if byteCount + length > byteCapacity {
      let capacity = max(byteCount + length, byteCapacity * 2)
      bytes = StringInterner.grown(bytes, used: byteCount, to: capacity)
      byteCapacity = capacity
    }
    if count == endCapacity {
      endCapacity *= 2
      ends = StringInterner.grown(ends, used: count, to: endCapacity)
    }
    (bytes + byteCount).update(from: start, count: length)
    byteCount += length
    ends[count] = UInt32(byteCount)
    count += 1
    slots[slot] = tag | UInt64(count)
    if count * 4 > slotCount * 3 { rehash() }
    return UInt32(count - 1)
  }

  private mutating func rehash() {
    slots.deallocate()
    slotCount *= count > 4096 ? 4 : 2
    slots = .allocate(capacity: slotCount)
    slots.initialize(repeating: 0, count: slotCount)
    let mask = slotCount - 1
    var from = 0
    for code in 0..<count {
      let end = Int(ends[code])
      let hash = StringInterner.hash(bytes + from, end - from)
      from = end
      var slot = Int(truncatingIfNeeded: hash >> 20) & mask
      while slots[slot] != 0 { slot = (slot &+ 1) & mask }
      slots[slot] = hash & 0xFFFF_FFFF_0000_0000 | UInt64(code + 1)
    }
  }

  private static func grown<Element: BitwiseCopyable>(
    _ old: UnsafeMutablePointer<Element>, used: Int, to capacity: Int
  ) -> UnsafeMutablePointer<Element> {
    let new = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
    new.update(from: old, count: used)
    old.deallocate()
    return new
  }

  /// Folds eight bytes at a time by a 64 × 64 → 128 bit product, whose halves are combined.
  @inline(__always)
  private static func hash(_ start: UnsafePointer<UInt8>, _ length: Int) -> UInt64 {
    var state = UInt64(truncatingIfNeeded: length) &* 0x9E37_79B9_7F4A_7C15
    var offset = 0
    while offset &+ 8 <= length {
      state = folded(state ^ word(start + offset))
      offset &+= 8
    }
    return folded(state ^ tail(start + offset, length &- offset))
  }

  @inline(__always)
  private static func folded(_ value: UInt64) -> UInt64 {
    let product = (value ^ 0xA076_1D64_78BD_642F).multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
    return product.high ^ product.low
  }

  @inline(__always)
  private static func word(_ start: UnsafePointer<UInt8>) -> UInt64 {
    UnsafeRawPointer(start).loadUnaligned(as: UInt64.self)
  }

  /// The last 0 … 7 bytes as one word, without reading past them.
  @inline(__always)
  private static func tail(_ start: UnsafePointer<UInt8>, _ length: Int) -> UInt64 {
    let raw = UnsafeRawPointer(start)
    if length >= 4 {
      let low = UInt64(raw.loadUnaligned(as: UInt32.self))
      let high = UInt64(raw.loadUnaligned(fromByteOffset: length &- 4, as: UInt32.self))
      return low | high << 32
    }
    if length == 0 { return 0 }
    return UInt64(start[0]) | UInt64(start[length >> 1]) << 8 | UInt64(start[length &- 1]) << 16
  }

  @inline(__always)
  private static func equal(
    _ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>, _ length: Int
  ) -> Bool {
    var offset = 0
    while offset &+ 8 <= length {
      if word(left + offset) != word(right + offset) { return false }
      offset &+= 8
    }
    return tail(left + offset, length &- offset) == tail(right + offset, length &- offset)
  }
}
