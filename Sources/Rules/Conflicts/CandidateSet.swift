/// Some of the values a text column may take, by number.
struct CandidateSet: Sendable, Hashable {
  private var words: [UInt64]

  init(count: Int, all: Bool) {
    words = [UInt64](repeating: all ? .max : 0, count: (count + 63) / 64)
    if all, count % 64 != 0 { words[words.count - 1] = (1 << UInt64(count % 64)) - 1 }
  }

  init(count: Int, where isMember: (Int) -> Bool) {
    self.init(count: count, all: false)
    for value in 0..<count where isMember(value) { insert(value) }
  }

  func contains(_ value: Int) -> Bool { words[value >> 6] & (1 << UInt64(value & 63)) != 0 }

  mutating func insert(_ value: Int) { words[value >> 6] |= 1 << UInt64(value & 63) }

  mutating func removeAll() { for index in words.indices { words[index] = 0 } }

  mutating func formIntersection(_ other: CandidateSet) {
    for index in words.indices { words[index] &= other.words[index] }
  }

  mutating func subtract(_ other: CandidateSet) {
    for index in words.indices { words[index] &= ~other.words[index] }
  }

  func isDisjoint(with other: CandidateSet) -> Bool {
    zip(words, other.words).allSatisfy { $0 & $1 == 0 }
  }

  func isSubset(of other: CandidateSet) -> Bool {
    zip(words, other.words).allSatisfy { $0 & ~$1 == 0 }
  }

  /// One more than the greatest value it has room for.
  var capacity: Int { words.count * 64 }

  var isEmpty: Bool { words.allSatisfy { $0 == 0 } }
  var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  var first: Int? {
    for (index, word) in words.enumerated() where word != 0 {
      return index * 64 + word.trailingZeroBitCount
    }
    return nil
  }

  var members: [Int] {
    words.indices.flatMap { index in
      (0..<64).filter { words[index] & (1 << UInt64($0)) != 0 }.map { index * 64 + $0 }
    }
  }
}
