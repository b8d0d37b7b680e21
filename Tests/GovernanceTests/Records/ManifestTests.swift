import Documents
import Privacy
import Tables
import Testing

@testable import Governance

@Suite("Manifest") struct ManifestTests {
  func facts(voided: [String] = [], notEndToEnd: [String] = []) throws -> ReleaseFacts {
    let request = ChargeRequest(
      fingerprint: Fingerprint(hexadecimal: "f0"), name: "t.csv",
      cost: PrivacyCost(rho: try #require(Rho(0.0125))), epsilon: try #require(Epsilon(1)),
      delta: try #require(Delta(1e-9)), columns: [], purpose: "release", method: "tree",
      mode: .curator)
    let charge = Charge(
      id: "00ff", sequence: 3, time: "2024-02-29T23:59:00Z", request: request, status: .measured)
    return ReleaseFacts(
      charge: charge,
      columnEpsilon: [
        ColumnEpsilon(column: "age", epsilon: Epsilon(0.5)),
        ColumnEpsilon(column: "id", epsilon: nil),
      ], created: "2024-02-29T23:59:00Z", voided: voided, notEndToEnd: notEndToEnd)
  }

  func manifest(_ promise: Manifest.Promise) -> Manifest {
    Manifest(
      promise: promise, rows: 100, rowsSource: "private estimate", columns: ["age", "id"],
      method: "tree",
      measurements: [
        MeasurementRecord(kind: "marginal", columns: ["age"], sigma2: 40, rho: 0.0125)
      ], modelCells: 85, domainSources: [("age", .declared)], mode: .curator, warnings: ["look"],
      version: "0.1", files: [("out.csv", "ab")])
  }

  @Test func aReleaseStatesItsGuarantee() throws {
    let document = manifest(.release(try facts())).document
    #expect(document["kind"] == .text("release"))
    #expect(document["epsilon"] == .number(1))
    #expect(document["rho"] == .number(0.0125))
    #expect(document["guarantee"]?["kind"] == .text("zCDP"))
    #expect(document["guarantee"]?["unit"] == .text("one row"))
    #expect(document["column_epsilon"] == .map([("age", .number(0.5)), ("id", .null)]))
    #expect(document["end_to_end"] == .boolean(true))
    #expect(document["charge"] == .text("00ff"))
    #expect(document["files"]?["out.csv"]?["sha256"] == .text("ab"))
  }

  @Test func aDraftPromisesNothing() {
    let document = manifest(.draft).document
    #expect(document["kind"] == .text("draft"))
    #expect(document["guarantee"] == .text("none"))
    for key in ["epsilon", "delta", "rho", "column_epsilon", "created", "charge"] {
      #expect(document[key] == .null)
    }
    #expect(document["end_to_end"] == .boolean(false))
  }

  @Test func aVoidGuaranteeIsNotClaimed() throws {
    let document = manifest(.release(try facts(voided: ["age: inferred"]))).document
    #expect(document["kind"] == .text("release"))
    #expect(document["guarantee"] == .text("none"))
    #expect(document["epsilon"] == .null)
    #expect(document["column_epsilon"] == .null)
    #expect(document["rho"] == .number(0.0125))
    #expect(document["end_to_end"] == .boolean(false))
    #expect(document["guarantee_void_because"] == .list([.text("age: inferred")]))
    let open = manifest(.release(try facts(notEndToEnd: ["curator mode"]))).document
    #expect(open["epsilon"] == .number(1))
    #expect(open["end_to_end"] == .boolean(false))
  }

  @Test func theOrderIsFixedAndTimingsAreAbsent() throws {
    let keys = try [manifest(.draft), manifest(.release(facts()))].map { manifest in
      try DocumentNode.parse(json: manifest.json).mapping().entries.map(\.key)
    }
    #expect(keys[0] == keys[1])
    #expect(!keys[0].contains("timings"))
  }

  @Test func whatAResultRestsOnIsSummed() throws {
    var facts = try facts()
    var second = facts.charge.request
    second.cost = PrivacyCost(rho: try #require(Rho(0.25)), delta: try #require(Delta(1e-11)))
    second.raises = "00ff"
    let raise = Charge(
      id: "11aa", sequence: 9, time: "2024-03-01T00:00:00Z", request: second, status: .released)
    facts.restsOn = [facts.charge, raise]
    facts.charge = raise
    facts.lossDistribution = LossStatement(epsilon: Epsilon(0.5), meaning: "information")
    let document = manifest(.release(facts)).document
    #expect(document["charge"] == .text("11aa"))
    #expect(document["rho"] == .number((0.0125 + 0.25).nextUp))
    #expect(document["delta_used"] == .number(1e-11))
    #expect(document["loss_distribution_epsilon"] == .number(0.5))
    #expect(document["loss_distribution_epsilon_is"] == .text("information"))
    guard case .list(let charges)? = document["rests_on"] else {
      Issue.record("no list of charges")
      return
    }
    #expect(charges.map { $0["charge"] } == [.text("00ff"), .text("11aa")])
    #expect(charges.map { $0["raises"] } == [.null, .text("00ff")])
    #expect(charges.map { $0["rho"] } == [.number(0.0125), .number(0.25)])
  }

  @Test func digestsReadBack() throws {
    let digest = String(repeating: "a1", count: 32)
    var manifest = manifest(.draft)
    manifest.files = [("out.csv", digest), ("out.measurements.json", digest)]
    let read = try ManifestDigests.parse(manifest.json)
    #expect(read.table == "out.csv" && read.measurements == "out.measurements.json")
    #expect(read.files["out.csv"] == digest)
    for (old, new) in [
      (digest, "b"), ("manifest 1", "manifest 9"), ("out.measurements.json", "other"),
    ] {
      let changed = manifest.json.replacing(old, with: new)
      #expect(throws: InputError.self) { try ManifestDigests.parse(changed) }
    }
  }
}
