import Testing

@testable import Synthesis

@Suite("What a condition may be in a cell") struct CellTruthTests {
  private static let single: [Bool?] = [true, false, nil]

  private func kleene(_ a: Bool?, and b: Bool?) -> Bool? {
    if a == false || b == false { return false }
    return a == nil || b == nil ? nil : true
  }

  @Test func setsHoldExactlyWhatTheirMembersGive() {
    for left in 0..<UInt8(8) {
      for right in 0..<UInt8(8) {
        let (a, b) = (CellTruth(rawValue: left), CellTruth(rawValue: right))
        var both: CellTruth = []
        var either: CellTruth = []
        for x in CellTruthTests.single where a.contains(CellTruth(x)) {
          for y in CellTruthTests.single where b.contains(CellTruth(y)) {
            both.formUnion(CellTruth(kleene(x, and: y)))
            let opposite = kleene(x.map { !$0 }, and: y.map { !$0 })
            either.formUnion(CellTruth(opposite.map { !$0 }))
          }
        }
        #expect(a.and(b) == both)
        #expect(a.or(b) == either)
      }
    }
  }

  @Test func onlyWhatIsFalseInEveryRowIsImpossible() {
    #expect(!CellTruth.fails.isPossible)
    #expect(CellTruth.unknown.isPossible && CellTruth.holds.isPossible)
    #expect(CellTruth([.fails, .unknown]).isPossible)
    #expect(CellTruth.holds.negated == .fails && CellTruth.unknown.negated == .unknown)
  }
}
