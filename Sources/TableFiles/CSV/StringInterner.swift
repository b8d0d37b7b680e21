import Tables

/// Gives each distinct text a code, in order of first appearance.
///
/// An open-addressing table, at most three quarters full, over one run of bytes. A text of up to eight
/// bytes is its own key, so that finding it touches one slot; a longer one is found by 64 bits of hash
/// and then compared. Its memory is its owner's to free: a struct in place, without reference counts,
/// because the reader asks it once a field. No text may hold a NUL byte.
struct StringInterner {
  private struct Slot: BitwiseCopyable {
    var key: UInt64
    /// One more than the code; 0 where the slot is free.
    var code: UInt32
    var length: UInt32
  }

  private var slots: UnsafeMutablePointer<Slot>
  private var mask: Int
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
    mask = 63
    slots = StringInterner.freeSlots(mask + 1)
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
  mutating func code(of text: UnsafeBufferPointer<UInt8>) -> UInt32 {
    guard let base = text.baseAddress else { return code(at: bytes, length: 0) }
    return code(at: base, length: text.count)
  }

  /// The code of `length` bytes from `start`.
  @inline(__always)
  mutating func code(at start: UnsafePointer<UInt8>, length: Int) -> UInt32 {
    length <= 8
      ? code(short: TextHash.word(start, length), at: start, length: length)
      : code(long: start, length: length)
  }

  /// The code of `length` ≤ 8 bytes from `start`, which are the low bytes of `word`, the rest 0.
  @inline(__always)
  mutating func code(
    short word: UInt64, at start: UnsafePointer<UInt8>, length: Int
  ) -> UInt32 {
    var slot = Int(truncatingIfNeeded: TextHash.folded(word)) & mask
    while true {
      let found = slots[slot]
      if found.key == word, found.length == UInt32(truncatingIfNeeded: length), found.code > 0 {
        return found.code &- 1
      }
      if found.code == 0 { return insert(start, length, key: word, slot) }
      slot = (slot &+ 1) & mask
    }
  }

  private mutating func code(long start: UnsafePointer<UInt8>, length: Int) -> UInt32 {
    let key = TextHash.hash(start, length)
    var slot = Int(truncatingIfNeeded: key) & mask
    while true {
      let found = slots[slot]
      if found.code == 0 { return insert(start, length, key: key, slot) }
      if found.key == key, found.length == UInt32(truncatingIfNeeded: length) {
        let end = Int(ends[Int(found.code) &- 1])
        if TextHash.equal(bytes + (end &- length), start, length) { return found.code &- 1 }
      }
      slot = (slot &+ 1) & mask
    }
  }

  /// Calls `body` with each text in order of code.
  func forEach(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    var from = 0
    for code in 0..<count {
      let end = Int(ends[code])
      body(UnsafeBufferPointer(start: bytes + from, count: end - from))
      from = end
    }
  }

  /// Adds every text of `other` and gives its codes here, in the order of its own codes.
  mutating func merge(_ other: StringInterner) -> [UInt32] {
    var codes: [UInt32] = []
    codes.reserveCapacity(other.count)
    var from = 0
    for code in 0..<other.count {
      let end = Int(other.ends[code])
      codes.append(self.code(at: other.bytes + from, length: end - from))
      from = end
    }
    return codes
  }

  /// The texts so far. Complexity: O(bytes).
  func dictionary() -> StringDictionary {
    StringDictionary(
      bytes: Array(UnsafeBufferPointer(start: bytes, count: byteCount)),
      ends: Array(UnsafeBufferPointer(start: ends, count: count)))
  }

  @inline(never)
  private mutating func insert(
    _ start: UnsafePointer<UInt8>, _ length: Int, key: UInt64, _ slot: Int
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
    slots[slot] = Slot(key: key, code: UInt32(count), length: UInt32(length))
    if count * 4 > (mask + 1) * 3 { rehash() }
    return UInt32(count - 1)
  }

  private mutating func rehash() {
    let old = UnsafeBufferPointer(start: slots, count: mask + 1)
    mask = (mask + 1) * (count > 4096 ? 4 : 2) - 1
    slots = StringInterner.freeSlots(mask + 1)
    for entry in old where entry.code > 0 {
      let hash = entry.length <= 8 ? TextHash.folded(entry.key) : entry.key
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot].code > 0 { slot = (slot &+ 1) & mask }
      slots[slot] = entry
    }
    old.deallocate()
  }

  private static func freeSlots(_ count: Int) -> UnsafeMutablePointer<Slot> {
    let slots = UnsafeMutablePointer<Slot>.allocate(capacity: count)
    slots.initialize(repeating: Slot(key: 0, code: 0, length: 0), count: count)
    return slots
  }

  private static func grown<Element: BitwiseCopyable>(
    _ old: UnsafeMutablePointer<Element>, used: Int, to capacity: Int
  ) -> UnsafeMutablePointer<Element> {
    let new = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
    new.update(from: old, count: used)
    old.deallocate()
    return new
  }
}
