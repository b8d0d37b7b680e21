import Documents
import Foundation
import GRDB
import Privacy
import TestSupport
import Testing

@testable import Governance

@Suite("Ledger") struct LedgerTests {
  let folder: ScratchFolder
  var path: String { folder.path + "/ledger.sqlite" }
  let data = Fingerprint(hexadecimal: String(repeating: "a", count: 64))

  init() throws { folder = try ScratchFolder() }

  func request(_ rho: Double, mode: LedgerMode = .curator) throws -> ChargeRequest {
    ChargeRequest(
      fingerprint: data, name: "t.csv",
      cost: PrivacyCost(rho: try #require(Rho(rho)), delta: .zero),
      epsilon: try #require(Epsilon(1)), delta: try #require(Delta(1e-9)),
      columns: [
        ColumnCeiling(column: "age", rho: Rho(rho / 3)), ColumnCeiling(column: "no", rho: nil),
      ], purpose: "release", method: "tree", mode: mode)
  }

  func cap(_ epsilon: Double) throws -> AccountCap {
    AccountCap(epsilon: try #require(Epsilon(epsilon)), delta: try #require(Delta(1e-9)))
  }

  @Test func chargesAddUpAndOutliveTheProcess() throws {
    let first = try Ledger(path: path, now: { Date(timeIntervalSince1970: 951_868_799) })
    let receipt = try first.charge(request(0.1))
    #expect(receipt.rho.value == 0.1)
    #expect(receipt.columnCeilings == [Rho(0.1 / 3), nil])
    #expect(receipt.id.count == 16)
    _ = try first.charge(request(0.2))
    let second = try Ledger(path: path)
    let account = try #require(try second.account(for: data))
    #expect(account.name == "t.csv")
    #expect(account.opened == "2000-02-29T23:59:59Z")
    #expect(account.chargeCount == 2)
    #expect(account.mode == .curator)
    #expect(account.cap == nil)
    #expect(abs(account.spent.rho.value - 0.3) < 1e-12)
    #expect(account.spent.rho.value >= 0.1 + 0.2)
    #expect(
      account.spentEpsilon(at: Delta(1e-9) ?? .zero)
        == account.spent.epsilon(at: Delta(1e-9) ?? .zero))
    let charges = try second.charges(of: data)
    #expect(charges.map(\.request) == [try request(0.1), try request(0.2)])
    #expect(charges.first?.id == receipt.id)
    #expect(charges.map(\.status) == [.charged, .charged])
    try second.verifyChain()
  }

  @Test func commitsAreFlushed() throws {
    let ledger = try Ledger(path: path)
    let settings = try ledger.queue.read {
      (
        try Int.fetchOne($0, sql: "PRAGMA synchronous"),
        try String.fetchOne($0, sql: "PRAGMA journal_mode")
      )
    }
    #expect(settings.0 == 2)
    #expect(settings.1 == "wal")
  }

  @Test func capsRefuseWithOneSentence() throws {
    let ledger = try Ledger(path: path)
    try ledger.setCap(cap(1), for: data, name: "t.csv")
    let whole = try #require(Epsilon(1)).rho(at: Delta(1e-9) ?? .zero).value
    _ = try ledger.charge(request(whole / 2))
    _ = try ledger.charge(request(whole / 2))
    let refusal = #expect(throws: BudgetRefusal.self) { try ledger.charge(request(whole / 100)) }
    #expect(refusal?.description.contains("over its cap of 1 at δ 1e-09") == true)
    #expect(refusal?.description.contains("t.csv") == true)
    #expect(try ledger.account(for: data)?.chargeCount == 2)
    let lowered = try ledger.setCap(cap(0.1), for: data, name: "t.csv")
    #expect(lowered.cap == (try cap(0.1)))
    #expect(throws: BudgetRefusal.self) { try ledger.charge(request(1e-9)) }
    #expect(try ledger.setCap(nil, for: data, name: "t.csv").cap == nil)
    _ = try ledger.charge(request(5))
  }

  @Test func aWholeBudgetFitsItsOwnCap() throws {
    for epsilon in [0.01, 0.1, 1, 3, 10] {
      let ledger = try Ledger(path: folder.path + "/\(epsilon).sqlite")
      try ledger.setCap(cap(epsilon), for: data, name: "t")
      let rho = try #require(Epsilon(epsilon)).rho(at: Delta(1e-9) ?? .zero).value
      for _ in 0..<3 { _ = try ledger.charge(request(rho / 3)) }
      #expect(throws: BudgetRefusal.self) { try ledger.charge(request(rho * 1e-6)) }
    }
  }

  @Test func onlyTheLeastStrictModeIsKept() throws {
    let ledger = try Ledger(path: path)
    #expect(try ledger.note(.design, for: data, name: "t").mode == .design)
    #expect(try ledger.note(.blind, for: data, name: "t").mode == .blind)
    #expect(try ledger.note(.design, for: data, name: "t").mode == .blind)
    _ = try ledger.charge(request(0.1, mode: .design))
    #expect(try ledger.account(for: data)?.mode == .blind)
  }

  @Test func statusesOnlyGoForward() throws {
    let ledger = try Ledger(path: path)
    let id = try ledger.charge(request(0.1)).id
    try ledger.mark(.measured, charge: id)
    try ledger.mark(.released, charge: id)
    try ledger.mark(.measured, charge: id)
    #expect(try ledger.charges(of: data).first?.status == .released)
    #expect(throws: InputError.self) { try ledger.mark(.measured, charge: "none") }
  }

  @Test func placesOfTablesAreKeptEachOnceTheNewestLast() throws {
    let ledger = try Ledger(path: path)
    let id = try ledger.charge(request(0.1)).id
    #expect(try ledger.charges(of: data).first?.outputs == [])
    for place in ["/a.csv", "/a.csv", "/b.csv", "/a.csv"] {
      try ledger.mark(.released, charge: id, output: place)
    }
    let charge = try #require(try Ledger(path: path).charges(of: data).first)
    #expect(charge.outputs == ["/b.csv", "/a.csv"])
    // What another charge has written over is no longer this one's.
    let other = try ledger.charge(request(0.1)).id
    try ledger.mark(.released, charge: other, output: "/a.csv")
    #expect(try ledger.charges(of: data).map(\.outputs) == [["/b.csv"], ["/a.csv"]])
    #expect(charge.status == .released)
    try ledger.verifyChain()
  }

  @Test func accountsAreFoundByNameOrDigits() throws {
    let ledger = try Ledger(path: path)
    #expect(try ledger.accounts().isEmpty)
    #expect(try ledger.spent(of: data) == .zero)
    try ledger.note(.curator, for: data, name: "t.csv")
    #expect(try ledger.accounts(matching: "t.csv").count == 1)
    #expect(try ledger.accounts(matching: "AAAA").count == 1)
    #expect(try ledger.accounts(matching: "aaa").isEmpty)
  }

  @Test func twoConnectionsNeverPassTheCapTogether() async throws {
    let path = path
    let first = try Ledger(path: path)
    try first.setCap(cap(1), for: data, name: "t.csv")
    let whole = try #require(Epsilon(1)).rho(at: Delta(1e-9) ?? .zero).value
    let request = try request(whole / 10)
    let granted = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<4 {
        group.addTask {
          let ledger = try Ledger(path: path)
          var granted = 0
          for _ in 0..<6 {
            do {
              _ = try ledger.charge(request)
              granted += 1
            } catch is BudgetRefusal {}
          }
          return granted
        }
      }
      return try await group.reduce(0, +)
    }
    #expect(granted == 10)
    #expect(try first.account(for: data)?.chargeCount == 10)
    try first.verifyChain()
  }

  @Test func aChangedTableDoesNotEscapeTheCapOfItsName() async throws {
    let path = path
    let first = try Ledger(path: path)
    try first.setCap(cap(0.5), for: data, name: "t.csv")
    var other = try request(0.001)
    other.fingerprint = Fingerprint(hexadecimal: String(repeating: "b", count: 64))
    let changed = other
    #expect(throws: InputError.self) { try first.charge(changed) }
    #expect(try first.account(for: changed.fingerprint) == nil)
    // Whoever charges first, a cap set at the same time holds for every other content of the name.
    let later = Fingerprint(hexadecimal: String(repeating: "c", count: 64))
    var third = changed
    third.fingerprint = later
    let raced = third
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<4 {
        group.addTask { _ = try? Ledger(path: path).charge(raced) }
      }
    }
    #expect(try first.account(for: later) == nil)
    try first.setCap(cap(0.5), for: later, name: "t.csv")
    _ = try first.charge(raced)
  }

  @Test func aRaiseAddsToACharge() throws {
    let ledger = try Ledger(path: path)
    let base = try ledger.charge(request(0.1)).id
    var more = try request(0.2)
    more.raises = base
    let raise = more
    #expect(throws: InputError.self) { try ledger.charge(raise) }
    try ledger.mark(.measured, charge: base)
    let added = try ledger.charge(raise).id
    #expect(try ledger.chain(to: added).map(\.id) == [base, added])
    #expect(try ledger.chain(to: base).map(\.id) == [base])
    #expect(try ledger.charges(of: data).map(\.request.raises) == [nil, base])
    #expect(abs(try ledger.spent(of: data).rho.value - 0.3) < 1e-12)
    #expect(try ledger.charges(matching: String(added.prefix(12))).map(\.id) == [added])
    #expect(try ledger.charges(matching: "").isEmpty)
    var foreign = raise
    foreign.fingerprint = Fingerprint(hexadecimal: String(repeating: "b", count: 64))
    foreign.name = "u.csv"
    let stranger = foreign
    #expect(throws: InputError.self) { try ledger.charge(stranger) }
    #expect(throws: InputError.self) { try ledger.chain(to: "none") }
  }
}
