import Testing

@testable import Rules

/// The three truths, written out.
@Suite struct TruthTableTests {
  /// A condition with a given truth: of a row where age is 1 and los is null.
  private func text(_ truth: Bool?) -> String {
    truth.map { $0 ? "age = 1" : "age = 2" } ?? "los = 1"
  }

  private func truth(_ text: String) throws -> Bool? {
    let age = Admissions.position("age")
    return try Admissions.statement(text).holds(schema: Admissions.schema) {
      $0 == age ? .step(1) : .null
    }
  }

  @Test func kleenesTables() throws {
    for a in [true, false, nil] as [Bool?] {
      #expect(try truth("not (\(text(a)))") == a.map { !$0 })
      for b in [true, false, nil] as [Bool?] {
        let both: Bool? = a == false || b == false ? false : a == nil || b == nil ? nil : true
        let one: Bool? = a == true || b == true ? true : a == nil || b == nil ? nil : false
        let then: Bool? = a == false || b == true ? true : a == nil || b == nil ? nil : false
        let same: Bool? = a == nil || b == nil ? nil : a == b
        #expect(try truth("\(text(a)) and \(text(b))") == both)
        #expect(try truth("\(text(a)) or \(text(b))") == one)
        #expect(try truth("if \(text(a)) then \(text(b))") == then)
        #expect(try truth("(\(text(a))) implies \(text(b))") == then)
        #expect(try truth("(\(text(a))) iff (\(text(b)))") == same)
      }
    }
  }

  @Test func onlyNullTestsSeeNull() throws {
    #expect(try truth("los is null") == true)
    #expect(try truth("los is not null") == false)
    #expect(try truth("null(age)") == false)
    #expect(try truth("los in (1, 2)") == nil)
    #expect(try truth("los between 1 and 2") == nil)
    #expect(try truth("sex = \"F\"") == nil)
    #expect(try truth("not note matches \"x\"") == nil)
    #expect(try truth("net / 0.5 > 1") == nil)
    #expect(try truth("age / (age - 1) > 0") == nil)
    #expect(try truth("sex = icd") == nil)
    #expect(try truth("if pregnant then age = 1 else age = 1") == true)
  }
}
