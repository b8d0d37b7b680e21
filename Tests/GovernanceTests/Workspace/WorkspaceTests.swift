import Crypto
import Documents
import Foundation
import Privacy
import Tables
import TestSupport
import Testing

@testable import Governance

@Suite("Workspace") struct WorkspaceTests {
  let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  @Test func theNearestFolderAboveIsUsed() throws {
    let deep = folder.path + "/a/b"
    try FileManager.default.createDirectory(atPath: deep, withIntermediateDirectories: true)
    let made = try Workspace.open(from: folder.path)
    #expect(made.folder.hasSuffix("/.semblance"))
    #expect(try Workspace.open(from: deep).folder == made.folder)
    #expect(try Workspace.open(from: made.folder).folder == made.folder)
    mkdir(deep + "/.semblance", 0o700)
    #expect(
      try Workspace.open(from: deep).folder
        == made.folder.replacing("/.semblance", with: "/a/b/.semblance"))
    #expect(throws: InputError.self) { try Workspace.open(from: folder.path + "/none") }
  }

  @Test func theKeyIsSecretAndKept() throws {
    let workspace = try Workspace.open(from: folder.path)
    #expect(folder.mode(of: ".semblance") == 0o700)
    #expect(folder.mode(of: ".semblance/key") == 0o600)
    #expect(try TextFile.bytes(workspace.folder + "/key").count == 32)
    let file = folder.path + "/t.csv"
    try AtomicFile.write("a,b\n1,2\n", to: file)
    let first = try workspace.fingerprint(of: file)
    #expect(try Workspace.open(from: folder.path).fingerprint(of: file) == first)
    _ = try workspace.ledger()
    unlink(workspace.folder + "/key")
    #expect(throws: InputError.self) { try Workspace.open(from: folder.path) }
    try AtomicFile.write("short", to: workspace.folder + "/key")
    #expect(throws: InputError.self) { try Workspace.open(from: folder.path) }
  }

  @Test func fingerprintsAreKeyedAndOfBytesAlone() throws {
    let one = folder.path + "/one"
    let two = folder.path + "/two"
    mkdir(one, 0o700)
    mkdir(two, 0o700)
    let bytes = [UInt8](repeating: 9, count: (1 << 20) + 17)
    for path in ["/x.csv", "/y.csv"] { try AtomicFile.write(bytes, to: folder.path + path) }
    let first = try Workspace.open(from: one)
    let second = try Workspace.open(from: two)
    let print = try first.fingerprint(of: folder.path + "/x.csv")
    #expect(try first.fingerprint(of: folder.path + "/y.csv") == print)
    #expect(try second.fingerprint(of: folder.path + "/x.csv") != print)
    #expect(print.hexadecimal.count == 64)
    #expect(print.hexadecimal != (try ContentDigest.sha256(ofFile: folder.path + "/x.csv")))
    let key = SymmetricKey(data: try TextFile.bytes(first.folder + "/key"))
    let whole = HMAC<SHA256>.authenticationCode(for: bytes, using: key)
    #expect(Data(whole).hexadecimal == print.hexadecimal)
    #expect(throws: InputError.self) { try first.fingerprint(of: folder.path + "/none") }
  }

  @Test func digestsAreThoseOfTheStandard() {
    // FIPS 180-4, the message "abc".
    #expect(
      ContentDigest.sha256(of: "abc")
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test func measurementsPaidForAreKept() throws {
    let workspace = try Workspace.open(from: folder.path)
    let ledger = try workspace.ledger()
    let data = Fingerprint(hexadecimal: String(repeating: "c", count: 64))
    let receipt = try ledger.charge(
      ChargeRequest(
        fingerprint: data, name: "t", cost: PrivacyCost(rho: try #require(Rho(0.5))),
        epsilon: try #require(Epsilon(1)), delta: try #require(Delta(1e-9)), columns: [],
        purpose: "release", method: "tree", mode: .curator))
    #expect(try workspace.measurements(charge: receipt.id) == nil)
    let file = MeasurementsFile(
      columns: [MeasuredColumn(name: "a", size: 2)],
      measurements: [
        Measurement(
          query: .marginal(Clique(0)), values: [-3, 4], variance: try #require(Variance(1)),
          origin: .charged(receipt.id))
      ])
    try workspace.store(file, charge: receipt.id, in: ledger)
    #expect(try workspace.measurements(charge: receipt.id) == file)
    #expect(try ledger.charges(of: data).first?.status == .measured)
    #expect(folder.mode(of: ".semblance/measurements/\(receipt.id).json") == 0o600)
    #expect(throws: InputError.self) { try workspace.measurements(charge: "../key") }
  }
}
