import Documents
import Foundation
import GRDB
import Privacy
import TestSupport
import Testing

@testable import Governance

@Suite("Damage to the ledger") struct LedgerDamageTests {
  let folder: ScratchFolder
  var path: String { folder.path + "/ledger.sqlite" }

  init() throws {
    folder = try ScratchFolder()
    let ledger = try Ledger(path: path)
    let cost = PrivacyCost(rho: try #require(Rho(0.5)), delta: .zero)
    for digit in ["a", "b"] {
      let request = ChargeRequest(
        fingerprint: Fingerprint(hexadecimal: String(repeating: digit, count: 64)), name: digit,
        cost: cost, epsilon: try #require(Epsilon(1)), delta: try #require(Delta(1e-9)),
        columns: [], purpose: "release", method: "tree", mode: .curator)
      _ = try ledger.charge(request)
    }
  }

  @Test(arguments: [
    "UPDATE entries SET body = replace(body, '0.5', '0.1') WHERE kind = 'charge'",
    "UPDATE entries SET account = replace(account, 'a', 'b')",
    "UPDATE entries SET time = '2001-01-01T00:00:00Z' WHERE sequence = 1",
    "UPDATE entries SET kind = 'mode' WHERE kind = 'charge'",
    "UPDATE entries SET hash = upper(hash) WHERE sequence = 6",
    "UPDATE entries SET sequence = sequence + 1 WHERE sequence = 6",
    "DELETE FROM entries WHERE sequence = 2", "DELETE FROM entries WHERE sequence >= 6",
    "DELETE FROM entries",
  ])
  func everyChangeIsSeen(sql: String) throws {
    try DatabaseQueue(path: path).write { database in
      #expect(throws: DatabaseError.self) { try database.execute(sql: sql) }
      try database.execute(sql: "DROP TRIGGER entries_stay; DROP TRIGGER entries_remain")
      try database.execute(sql: sql)
    }
    let error = #expect(throws: InputError.self) { try Ledger(path: path) }
    #expect(error?.file == path)
    #expect(error?.message.contains("changed or damaged at entry") == true)
  }

  @Test func whatIsNoDatabaseIsSaid() throws {
    let other = folder.path + "/other.sqlite"
    try AtomicFile.write(String(repeating: "not a database ", count: 500), to: other)
    let error = #expect(throws: InputError.self) { try Ledger(path: other) }
    #expect(error?.message.contains("damaged") == true)
    #expect(throws: InputError.self) { try Ledger(path: folder.path) }
    #expect(throws: InputError.self) { try Ledger(path: folder.path + "/none/ledger.sqlite") }
  }

  @Test func aTornTransactionLeavesNoEntry() throws {
    let ledger = try Ledger(path: path)
    let before = try ledger.state().last
    #expect(throws: CancellationError.self) {
      try ledger.write { database in
        var state = try ledger.state(database)
        _ = try ledger.append(
          .mode, .map([("mode", .text("blind"))]),
          account: Fingerprint(hexadecimal: String(repeating: "a", count: 64)), to: &state,
          in: database)
        throw CancellationError()
      }
    }
    #expect(try Ledger(path: path).state().last == before)
  }
}
