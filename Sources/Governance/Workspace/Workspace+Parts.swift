import Crypto
import Foundation

extension Workspace {
  /// The account of a table, or of a part of it.
  ///
  /// A part has a fingerprint made of the whole's under this workspace's key, so that it tells nothing
  /// without it.
  ///
  /// - Throws: `InputError` where the file cannot be read.
  /// - Complexity: O(bytes).
  public func identity(
    of path: String, name: String, part: TablePart? = nil
  ) throws -> DatasetIdentity {
    let whole = try fingerprint(of: path)
    guard let part else { return DatasetIdentity(whole, name: name) }
    let own = code(of: "part 1\n\(part.side.rawValue)\n\(part.fraction)\n\(whole.hexadecimal)")
    var identity = DatasetIdentity(
      Fingerprint(hexadecimal: Data(own).hexadecimal), name: part.name(of: name))
    identity.part = DatasetIdentity.Whole(part: part, fingerprint: whole, name: name)
    return identity
  }

  /// How this workspace splits tables into a slice and a remainder; the same for ever.
  public func rowSplit() -> RowSplit { RowSplit(key: Array(code(of: "row split 1"))) }
}

/// Which rows of a table are in the slice: by the number of the row and a secret salt, never by a value.
///
/// Row i has a number u(i) of its own in 0 ..< 2³², eight hexadecimal digits of the keystream of ChaCha20
/// under the salt; it is in a slice of fraction f where u(i) < f · 2³². A larger slice holds a smaller one.
public struct RowSplit: Sendable, Hashable {
  private let key: [UInt8]
  private static let blockRows = 16_384

  init(key: [UInt8]) { self.key = key }

  /// The rows of one side among the first `count`, ascending.
  ///
  /// - Complexity: O(count).
  public func rows(of part: TablePart, among count: Int) -> [Int] {
    let limit = UInt64(part.fraction * 0x1p32)
    var rows: [Int] = []
    rows.reserveCapacity(count)
    for start in stride(from: 0, to: count, by: RowSplit.blockRows) {
      let numbers = numbers(ofBlock: start / RowSplit.blockRows)
      for row in start..<min(count, start + RowSplit.blockRows)
      where (numbers[row - start] < limit) == (part.side == .slice) {
        rows.append(row)
      }
    }
    return rows
  }

  /// The keystream of one block: what encrypts zeros.
  private func numbers(ofBlock block: Int) -> [UInt64] {
    let zeros = Data(count: 4 * RowSplit.blockRows)
    let nonce = (0..<12).map { $0 < 8 ? UInt8(truncatingIfNeeded: block >> (8 * $0)) : 0 }
    guard let nonce = try? ChaChaPoly.Nonce(data: nonce),
      let sealed = try? ChaChaPoly.seal(zeros, using: SymmetricKey(data: key), nonce: nonce)
    else { preconditionFailure("a key of 32 bytes and a nonce of 12 always encrypt") }
    let bytes = [UInt8](sealed.ciphertext)
    return stride(from: 0, to: bytes.count, by: 4).map { place in
      UInt64(bytes[place]) | UInt64(bytes[place + 1]) << 8 | UInt64(bytes[place + 2]) << 16
        | UInt64(bytes[place + 3]) << 24
    }
  }
}

extension RowSplit: CustomStringConvertible, CustomReflectable {
  /// Says nothing of the salt.
  public var description: String { "RowSplit(withheld)" }

  /// Shows nothing of the salt to reflection.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
