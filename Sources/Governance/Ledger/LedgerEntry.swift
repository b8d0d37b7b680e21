import Crypto
import Documents
import Foundation
import GRDB

/// One row of the ledger, bound to the one before it by its hash.
struct LedgerEntry: Sendable, Hashable {
  enum Kind: String, CaseIterable {
    case open, charge, status, cap, mode
  }

  let sequence: Int
  let account: String
  let kind: String
  let time: String
  /// The particulars as JSON.
  let body: String
  let previous: String
  let hash: String

  /// What the first entry is bound to.
  static let origin = String(repeating: "0", count: 64)

  init(
    sequence: Int, account: String, kind: Kind, time: String, body: DocumentValue, previous: String
  ) {
    self.sequence = sequence
    self.account = account
    self.kind = kind.rawValue
    self.time = time
    self.body = body.json()
    self.previous = previous
    hash = LedgerEntry.hash(sequence, [account, kind.rawValue, time, self.body, previous])
  }

  init(row: Row) throws {
    sequence = try row.decode(forColumn: "sequence")
    account = try row.decode(forColumn: "account")
    kind = try row.decode(forColumn: "kind")
    time = try row.decode(forColumn: "time")
    body = try row.decode(forColumn: "body")
    previous = try row.decode(forColumn: "previous")
    hash = try row.decode(forColumn: "hash")
  }

  /// Whether the entry is as it was written, in this place and after `last`.
  func follows(_ last: LedgerEntry?) -> Bool {
    sequence == (last?.sequence ?? 0) + 1 && previous == last?.hash ?? LedgerEntry.origin
      && hash == LedgerEntry.hash(sequence, [account, kind, time, body, previous])
  }

  /// SHA-256 over the number and the fields, each led by its length, so that no two lists of fields
  /// have the same bytes.
  private static func hash(_ sequence: Int, _ fields: [String]) -> String {
    var bytes = Array("semblance ledger 1\n\(sequence)\n".utf8)
    for field in fields {
      bytes += Array("\(field.utf8.count):".utf8)
      bytes += Array(field.utf8)
    }
    return Data(SHA256.hash(data: bytes)).hexadecimal
  }
}
