import Documents
import Privacy
import TestSupport
import Testing

@testable import Governance

/// What parallel composition means for accounts: the parts of a table do not add, whole and part do.
@Suite struct LedgerPartsTests {
  private let folder: ScratchFolder
  private let place: Workspace
  private let ledger: Ledger

  init() throws {
    folder = try ScratchFolder()
    try folder.write("a\n1\n2\n", to: "in.csv")
    place = try Workspace.open(from: folder.path)
    ledger = try place.ledger()
  }

  private func dataset(_ side: TablePart.Side?, _ fraction: Double = 0.1) throws -> DatasetIdentity
  {
    try place.identity(
      of: folder.path(of: "in.csv"), name: "in.csv",
      part: try side.map { try TablePart($0, of: fraction) })
  }

  private func charge(_ side: TablePart.Side?, _ rho: Double, _ mode: LedgerMode = .design) throws {
    let dataset = try dataset(side)
    var request = ChargeRequest(
      fingerprint: dataset.fingerprint, name: dataset.name,
      cost: PrivacyCost(rho: try #require(Rho(rho))), epsilon: try #require(Epsilon(1)),
      delta: try #require(Delta(1e-9)), columns: [], purpose: "test", method: "tree", mode: mode)
    request.part = dataset.part
    _ = try ledger.charge(request)
  }

  private func exposure(_ side: TablePart.Side?) throws -> Double {
    try ledger.exposure(of: try dataset(side).fingerprint).rho.value
  }

  @Test func partsDoNotAddButTheWholeAddsToBoth() throws {
    defer { folder.remove() }
    try charge(.slice, 0.03)
    try charge(.remainder, 0.02)
    #expect(try exposure(.slice) == 0.03)
    #expect(try exposure(.remainder) == 0.02)
    #expect(try exposure(nil) == 0.03)
    try charge(nil, 0.01)
    #expect(abs(try exposure(.slice) - 0.04) < 1e-12)
    #expect(abs(try exposure(.remainder) - 0.03) < 1e-12)
    #expect(abs(try exposure(nil) - 0.04) < 1e-12)
    #expect(try ledger.spent(of: try dataset(.remainder).fingerprint).rho.value == 0.02)
  }

  /// A cap of ρ 0.015 on the whole table (ε just above 1) holds for what any one row may have cost.
  @Test func aCapOnTheWholeHoldsForItsParts() throws {
    defer { folder.remove() }
    let whole = try dataset(nil)
    let cap = AccountCap(epsilon: try #require(Epsilon(1.01)), delta: try #require(Delta(1e-9)))
    try ledger.setCap(cap, for: whole.fingerprint, name: whole.name)
    try charge(.slice, 0.014)
    try charge(.remainder, 0.014)
    #expect(throws: BudgetRefusal.self) { try charge(.remainder, 0.01) }
    #expect(throws: BudgetRefusal.self) { try charge(nil, 0.01) }
    #expect(abs(try exposure(nil) - 0.014) < 1e-12)
    let part = try dataset(.remainder)
    let tight = AccountCap(epsilon: try #require(Epsilon(0.98)), delta: try #require(Delta(1e-9)))
    try ledger.setCap(tight, for: part.fingerprint, name: part.name)
    #expect(throws: BudgetRefusal.self) { try charge(nil, 0.0005) }
  }

  @Test func modesOfTheWholeReachItsPartsButNotAcross() throws {
    defer { folder.remove() }
    try ledger.note(.curator, for: try dataset(.slice))
    try charge(.remainder, 0.01)
    #expect(try ledger.mode(of: try dataset(.remainder).fingerprint) == .design)
    #expect(try ledger.mode(of: try dataset(nil).fingerprint) == .curator)
    try ledger.note(.curator, for: try dataset(nil))
    #expect(try ledger.mode(of: try dataset(.remainder).fingerprint) == .curator)
  }

  @Test func aTableHasOneSplit() throws {
    defer { folder.remove() }
    try charge(.slice, 0.01)
    let other = try dataset(.remainder, 0.2)
    let error = #expect(throws: InputError.self) { try ledger.note(.design, for: other) }
    #expect(error?.message.contains("split already, with a slice of 0.1") == true)
    #expect(try ledger.accounts().count == 2)
    try ledger.verifyChain()
    #expect(try place.ledger().accounts().map(\.part?.part.side) == [nil, .slice])
  }
}
