/// Distinct texts, each with a code, kept as one run of UTF-8 bytes.
public struct StringDictionary: Sendable, Hashable {
  let bytes: [UInt8]
  /// Where each text ends in ``bytes``.
  let ends: [UInt32]

  /// Takes the texts' bytes one after another, and where each ends.
  ///
  /// - Precondition: `ends` is ascending and its last is `bytes.count`.
  public init(bytes: [UInt8], ends: [UInt32]) {
    precondition(Int(ends.last ?? 0) == bytes.count)
    self.bytes = bytes
    self.ends = ends
  }

  /// Holds these texts in order; they should be distinct.
  ///
  /// - Precondition: together they take less than 4 GiB.
  public init(_ texts: some Sequence<String>) {
    var bytes: [UInt8] = []
    var ends: [UInt32] = []
    for text in texts {
      bytes.append(contentsOf: text.utf8)
      ends.append(UInt32(bytes.count))
    }
    self.init(bytes: bytes, ends: ends)
  }

  /// How many texts there are.
  public var count: Int { ends.count }

  /// The text of a code. Complexity: O(length).
  public subscript(code: Int) -> String {
    String(decoding: bytes[byteRange(of: code)], as: UTF8.self)
  }

  /// All texts in order of code. Complexity: O(bytes).
  public var texts: [String] { (0..<count).map { self[$0] } }

  /// Calls `body` with the UTF-8 bytes of a code's text.
  public func withBytes<Result>(
    of code: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    let range = byteRange(of: code)
    return try bytes.withUnsafeBufferPointer { all in
      try body(UnsafeBufferPointer(rebasing: all[range]))
    }
  }

  /// Calls `body` with the UTF-8 bytes of all texts, one after another, and where each of them ends.
  public func withAllBytes<Result>(
    _ body: (UnsafeBufferPointer<UInt8>, _ ends: UnsafeBufferPointer<UInt32>) throws -> Result
  ) rethrows -> Result {
    try bytes.withUnsafeBufferPointer { bytes in
      try ends.withUnsafeBufferPointer { ends in try body(bytes, ends) }
    }
  }

  /// The length of a code's text in bytes.
  public func byteCount(of code: Int) -> Int { byteRange(of: code).count }

  func byteRange(of code: Int) -> Range<Int> {
    (code == 0 ? 0 : Int(ends[code - 1]))..<Int(ends[code])
  }
}
