import Crypto
import Foundation

/// The identity of a stage's inputs: SHA-256 over their canonical text.
struct ContentHash: Hashable, Sendable {
  private let bytes: [UInt8]

  /// Hashes a stage's name, the hashes it builds on, and its own inputs.
  init(_ stage: String, _ parents: [ContentHash] = [], _ inputs: [String] = []) {
    var hash = SHA256()
    func add(_ text: String) {
      hash.update(data: Data("\(text.utf8.count):".utf8))
      hash.update(data: Data(text.utf8))
    }
    add(stage)
    for parent in parents { hash.update(data: parent.bytes) }
    for input in inputs { add(input) }
    bytes = Array(hash.finalize())
  }

  /// The first 16 hexadecimal digits, enough for a file's name.
  var short: String {
    bytes.prefix(8).map { byte in
      let digits = String(byte, radix: 16)
      return byte < 16 ? "0" + digits : digits
    }.joined()
  }
}
