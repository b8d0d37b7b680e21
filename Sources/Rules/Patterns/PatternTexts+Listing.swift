import Tables

extension PatternTexts {
  /// Texts of a piece that one thread makes.
  private static let pieceTexts = 65_536

  /// The first `count` texts as UTF-8, one after another, and where each ends; fewer where fewer match.
  ///
  /// - Complexity: a few steps a text, most of which begin as the one before; on all cores.
  public func first(_ count: Int) -> (bytes: [UInt8], ends: [UInt32]) {
    let known = Int(min(self.count, UInt64(max(0, count))))
    guard isPlain, let size = bytes(ofFirst: known), size > 0 else { return collected(known) }
    return listed(known, size: size)
  }

  /// Whether every sign that a text may have is one byte.
  private var isPlain: Bool {
    signs.indices.allSatisfy { part in
      asciiSigns[part] != nil
        || automaton.accepts.indices.allSatisfy { automaton.next[$0 * signs.count + part] < 0 }
    }
  }

  /// The bytes of the first so many texts of single bytes; `nil` where 32 bits do not hold them.
  private func bytes(ofFirst count: Int) -> Int? {
    var (rest, bytes) = (UInt64(count), UInt64(0))
    for length in 0...longest where rest > 0 {
      let texts = min(rest, wholeCounts[length][0])
      rest -= texts
      let (product, overflow) = texts.multipliedReportingOverflow(by: UInt64(length))
      guard !overflow, product <= UInt64(UInt32.max) - bytes else { return nil }
      bytes += product
    }
    return Int(bytes)
  }

  /// Texts of single bytes, each piece written where it belongs.
  private func listed(_ count: Int, size: Int) -> (bytes: [UInt8], ends: [UInt32]) {
    let pieceTexts = PatternTexts.pieceTexts
    var ends: [UInt32] = []
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { byteBuffer, byteCount in
      ends = [UInt32](unsafeUninitializedCapacity: count) { endBuffer, endCount in
        guard let firstByte = byteBuffer.baseAddress, let firstEnd = endBuffer.baseAddress else {
          return
        }
        // Pieces write texts of their own only.
        nonisolated(unsafe) let (allBytes, allEnds) = (firstByte, firstEnd)
        Parallel.forEach((count + pieceTexts - 1) / pieceTexts) { piece in
          let start = piece * pieceTexts
          withUnsafeTemporaryAllocation(of: UInt8.self, capacity: longest + 1) { signs in
            guard let beginning = signs.baseAddress else { return }
            var writer = PlainTextWriter(
              texts: self, bytes: allBytes, ends: allEnds + start, beginning: beginning,
              offset: self.bytes(ofFirst: start) ?? 0, skipping: UInt64(start),
              wanted: min(pieceTexts, count - start))
            writer.write()
          }
        }
        endCount = count
      }
      byteCount = ends.isEmpty ? 0 : size
    }
    return (bytes, ends)
  }

  /// Texts of any signs, put together piece by piece.
  private func collected(_ known: Int) -> (bytes: [UInt8], ends: [UInt32]) {
    let pieceTexts = PatternTexts.pieceTexts
    let pieces = Parallel.map((known + pieceTexts - 1) / pieceTexts) { piece -> Listed in
      let start = piece * pieceTexts
      var found = Listed(skipping: UInt64(start), wanted: min(pieceTexts, known - start))
      for length in 0...longest where found.ends.count < found.wanted { add(0, length, &found) }
      return found
    }
    var bytes: [UInt8] = []
    var ends: [UInt32] = []
    bytes.reserveCapacity(pieces.reduce(0) { $0 + $1.bytes.count })
    ends.reserveCapacity(known)
    for piece in pieces {
      let base = UInt32(bytes.count)
      bytes.append(contentsOf: piece.bytes)
      for end in piece.ends { ends.append(base + end) }
    }
    return (bytes, ends)
  }

  /// Texts found so far, and the beginning of the next.
  private struct Listed {
    /// Texts that are passed over before the first.
    var skipping: UInt64
    let wanted: Int
    var bytes: [UInt8] = []
    var ends: [UInt32] = []
    var start: [UInt8] = []

    init(skipping: UInt64, wanted: Int) {
      self.skipping = skipping
      self.wanted = wanted
      ends.reserveCapacity(wanted)
    }
  }

  private func add(_ state: Int, _ left: Int, _ found: inout Listed) {
    let below = wholeCounts[left][state]
    if found.skipping >= below {
      found.skipping -= below
      return
    }
    if left == 0 {
      found.bytes.append(contentsOf: found.start)
      found.ends.append(UInt32(found.bytes.count))
      return
    }
    for part in signs.indices {
      let target = Int(automaton.next[state * signs.count + part])
      guard target >= 0, wholeCounts[left - 1][target] > 0 else { continue }
      for place in 0..<signs[part].count {
        guard found.ends.count < found.wanted, let sign = signs[part].scalar(at: place) else {
          return
        }
        if found.skipping >= wholeCounts[left - 1][target] {
          found.skipping -= wholeCounts[left - 1][target]
          continue
        }
        let length = found.start.count
        found.start.append(contentsOf: String(Character(sign)).utf8)
        add(target, left - 1, &found)
        found.start.removeLast(found.start.count - length)
      }
    }
  }
}

/// Writes texts of single bytes one after another, in order.
private struct PlainTextWriter {
  let texts: PatternTexts
  /// Where the bytes of all texts are, and where this piece's ends are.
  let bytes: UnsafeMutablePointer<UInt8>
  let ends: UnsafeMutablePointer<UInt32>
  /// The signs that the next text begins with.
  let beginning: UnsafeMutablePointer<UInt8>
  /// How many bytes the texts before the next take.
  var offset: Int
  /// Texts that are passed over before the first.
  var skipping: UInt64
  let wanted: Int
  private var written = 0

  init(
    texts: PatternTexts, bytes: UnsafeMutablePointer<UInt8>, ends: UnsafeMutablePointer<UInt32>,
    beginning: UnsafeMutablePointer<UInt8>, offset: Int, skipping: UInt64, wanted: Int
  ) {
    self.texts = texts
    self.bytes = bytes
    self.ends = ends
    self.beginning = beginning
    self.offset = offset
    self.skipping = skipping
    self.wanted = wanted
  }

  mutating func write() {
    for length in 0...texts.longest where written < wanted { add(0, length, depth: 0) }
  }

  private mutating func add(_ state: Int, _ left: Int, depth: Int) {
    let below = texts.wholeCounts[left][state]
    if skipping >= below {
      skipping -= below
      return
    }
    if left == 0 {
      end(depth)
      return
    }
    for part in texts.signs.indices {
      let target = Int(texts.automaton.next[state * texts.signs.count + part])
      guard target >= 0, let signs = texts.asciiSigns[part] else { continue }
      let each = texts.wholeCounts[left - 1][target]
      guard each > 0 else { continue }
      if left == 1 {
        // The last sign of most texts: they differ in it alone.
        let passed = Int(min(skipping, UInt64(signs.count)))
        skipping -= UInt64(passed)
        for sign in signs[passed...].prefix(wanted - written) {
          bytes[offset + depth] = sign
          end(depth, and: 1)
        }
      } else {
        for sign in signs {
          guard written < wanted else { return }
          if skipping >= each {
            skipping -= each
            continue
          }
          beginning[depth] = sign
          add(target, left - 1, depth: depth + 1)
        }
      }
    }
  }

  /// Ends a text after its beginning and so many signs that are there already.
  @inline(__always)
  private mutating func end(_ depth: Int, and more: Int = 0) {
    for place in 0..<depth { bytes[offset &+ place] = beginning[place] }
    offset &+= depth &+ more
    ends[written] = UInt32(truncatingIfNeeded: offset)
    written &+= 1
  }
}
