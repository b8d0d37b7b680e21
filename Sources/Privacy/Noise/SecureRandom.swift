#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Random bits from the operating system's generator, fetched 64 KB at a time.
///
/// It has no seed and no state besides bits not yet used; each word is wiped as it is handed out and
/// the rest when it goes away. A class, so that no copy can hand out the same word twice, and not
/// `Sendable`: each thread makes its own.
public final class SecureRandom: RandomNumberGenerator {
  private static let capacity = 8192
  private let words = UnsafeMutablePointer<UInt64>.allocate(capacity: capacity)
  private var position = capacity

  /// Draws nothing until the first word is asked for.
  public init() { words.initialize(repeating: 0, count: SecureRandom.capacity) }

  deinit {
    SecureRandom.wipe(words)
    words.deallocate()
  }

  /// The next 64 uniform bits; stops the program if the operating system has none to give.
  ///
  /// - Complexity: O(1) amortised, about 30 ns.
  public func next() -> UInt64 {
    if position == SecureRandom.capacity { refill() }
    let word = words[position]
    words[position] = 0
    position += 1
    return word
  }

  private func refill() {
    let bytes = UnsafeMutableRawPointer(words)
    let size = SecureRandom.capacity * MemoryLayout<UInt64>.size
    // getentropy is getrandom(2) without flags, 256 bytes at most: it waits for the kernel's pool and
    // is never interrupted.
    for offset in stride(from: 0, to: size, by: 256) where getentropy(bytes + offset, 256) != 0 {
      fatalError("The operating system gave no random bytes (errno \(errno)).")
    }
    position = 0
  }

  private static func wipe(_ words: UnsafeMutablePointer<UInt64>) {
    let size = capacity * MemoryLayout<UInt64>.size
    #if canImport(Darwin)
      memset_s(words, size, 0, size)
    #else
      explicit_bzero(words, size)
    #endif
  }
}
