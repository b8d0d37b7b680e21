import Documents
import Privacy
import Testing

@testable import Governance

/// What a manifest claims follows from what it says was measured, or does not.
@Suite struct StatedGuaranteeTests {
  private func stated(
    epsilon: String, rho: String, delta: String = "1e-9", used: String = "0.0"
  ) throws -> StatedGuarantee? {
    try StatedGuarantee.parse(
      "{\"epsilon\": \(epsilon), \"delta\": \(delta), \"rho\": \(rho), \"delta_used\": \(used)}",
      file: "m.json")
  }

  /// Σρ of 0.0149731 is the most that ε 1 at δ 1e-9 leaves.
  @Test func theCostOfAnEpsilonIsJustEnough() throws {
    let (epsilon, delta) = (try #require(Epsilon(1)), try #require(Delta(1e-9)))
    let rho = epsilon.rho(at: delta)
    let claim = try #require(try stated(epsilon: "1", rho: "\(rho.value)"))
    #expect(claim.faults(measured: rho) == [])
    #expect(claim.faults(measured: .zero) == [])
    let more = try #require(Rho(rho.value * 1.0001))
    #expect(claim.faults(measured: more).count == 1)
  }

  @Test(arguments: [
    ("0.99", "0.0149731", "0.0"), ("1", "0.015", "0.0"), ("1", "0.0149731", "5e-10"),
    ("1", "0.0149731", "1e-9"),
  ])
  func tooSmallAClaimIsAFault(epsilon: String, rho: String, used: String) throws {
    let claim = try #require(try stated(epsilon: epsilon, rho: rho, used: used))
    let faults = claim.faults(measured: .zero)
    #expect(faults.count == 1 && faults[0].contains("states ε"))
  }

  @Test func noClaimIsNoGuarantee() throws {
    #expect(try stated(epsilon: "null", rho: "null") == nil)
  }

  @Test(arguments: ["-1", "\"one\""]) func malformedNumbersArePlaced(text: String) throws {
    let error = #expect(throws: InputError.self) { try stated(epsilon: text, rho: "0.1") }
    #expect(error?.file == "m.json" && error?.line == 1)
  }
}
