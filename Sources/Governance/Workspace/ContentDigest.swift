import Crypto
import Documents
import Foundation

/// A running SHA-256 of bytes as they are written.
public struct ContentDigest: Sendable {
  private var state = SHA256()

  /// Nothing so far.
  public init() {}

  /// Adds bytes.
  public mutating func update(_ bytes: some Collection<UInt8>) {
    if bytes.withContiguousStorageIfAvailable({
      state.update(bufferPointer: UnsafeRawBufferPointer($0))
    }) == nil {
      state.update(data: Array(bytes))
    }
  }

  /// The digest so far: 64 hexadecimal digits in lower case.
  public var hexadecimal: String { Data(state.finalize()).hexadecimal }

  /// The SHA-256 of a file's bytes.
  ///
  /// - Throws: `InputError` where the file cannot be read.
  public static func sha256(ofFile path: String) throws -> String {
    var digest = ContentDigest()
    try FileBlocks.read(path) { digest.update($0) }
    return digest.hexadecimal
  }

  /// The SHA-256 of bytes.
  public static func sha256(of bytes: [UInt8]) -> String {
    var digest = ContentDigest()
    digest.update(bytes)
    return digest.hexadecimal
  }

  /// The SHA-256 of text as UTF-8.
  public static func sha256(of text: String) -> String {
    var digest = ContentDigest()
    digest.update(text.utf8)
    return digest.hexadecimal
  }
}

extension Data {
  var hexadecimal: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}

/// Reads a file of any size a block at a time.
enum FileBlocks {
  static func read(_ path: String, _ body: (ArraySlice<UInt8>) throws -> Void) throws {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw InputError.system(errno, cannot: "read the file", path: path)
    }
    defer { close(descriptor) }
    var block = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = Foundation.read(descriptor, &block, block.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw InputError.system(errno, cannot: "read the file", path: path)
      }
      if count == 0 { return }
      try body(block[..<count])
    }
  }
}
