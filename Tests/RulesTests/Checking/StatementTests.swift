import Testing

@testable import Rules

@Suite struct StatementTests {
  private func column(_ name: String) -> Int { Admissions.position(name) }

  @Test func aColumnAloneOnOneSideIsComputed() throws {
    let days = Expression.arithmetic(
      .subtract, .column(column("discharged")), .column(column("admitted")))
    #expect(
      try Admissions.statement("los = days(discharged - admitted)")
        == .formula(column: column("los"), days))
    #expect(
      try Admissions.statement("discharged - admitted = los")
        == .formula(column: column("los"), days))
    #expect(
      try Admissions.statement("discharged = admitted + los")
        == .formula(
          column: column("discharged"),
          .arithmetic(.add, .column(column("admitted")), .column(column("los")))))
    #expect(
      try Admissions.statement("net = gross")
        == .formula(column: column("net"), .column(column("gross"))))
    #expect(
      try Admissions.statement("pregnant = if ward = \"maternity\" then \"yes\" else \"no\"")
        == .formula(
          column: column("pregnant"),
          .choice(
            .text(column: column("ward"), .oneOf(["maternity"])), .literal(.text("yes")),
            .literal(.text("no")))))
  }

  @Test func aToleranceMakesABalance() throws {
    guard case .balance(let balance) = try Admissions.statement("net + tax = gross ± 0.01") else {
      Issue.record("a balance is expected")
      return
    }
    #expect(balance.terms.map(\.column) == ["net", "tax", "gross"].map(column))
    #expect(balance.terms.map(\.coefficient) == [.one, .one, Rational(-1)])
    #expect(balance.constant == .zero)
    #expect(balance.tolerance == Rational(1, over: 100))
    guard case .balance = try Admissions.statement("2 * net - 3 = tax / 4 + gross") else {
      Issue.record("a balance is expected")
      return
    }
  }

  @Test func aColumnThatReadsItselfIsACondition() throws {
    guard case .balance = try Admissions.statement("net = 2 * net - tax") else {
      Issue.record("a balance is expected")
      return
    }
    guard case .condition = try Admissions.statement("net = max(net, tax)") else {
      Issue.record("a condition is expected")
      return
    }
    guard case .condition = try Admissions.statement("net = 3") else {
      Issue.record("a condition is expected")
      return
    }
  }

  @Test func rulesAcrossRowsAndPatterns() throws {
    #expect(
      try Admissions.statement("ward, sex determines pregnant")
        == .determines([column("ward"), column("sex")], column("pregnant")))
    #expect(
      try Admissions.statement("(ward, sex) determines pregnant")
        == .determines([column("ward"), column("sex")], column("pregnant")))
    #expect(try Admissions.statement("unique(id)") == .unique([column("id")]))
    #expect(
      try Admissions.statement("icd matches \"[A-Z][0-9]{2}\"")
        == .pattern(column: column("icd"), TextPattern("[A-Z][0-9]{2}")))
    #expect(try Admissions.statement("count = 20000") == .total(nil, .count(20_000)))
    #expect(
      try Admissions.statement("share(sex = \"F\") = 51%")
        == .total(
          .text(column: column("sex"), .oneOf(["F"])), .share(Rational(51, over: 100) ?? .zero)))
  }

  @Test func combinationsComeFromATableOrTheRule() throws {
    let rows: [[RuleValue]] = [
      [.text("F"), .number(Rational(3))], [.text("M"), .number(Rational(4))],
    ]
    let table = TupleList(
      name: "pairs.csv", columns: ["los", "sex"], texts: [["3", "F"], ["4", "M"], ["3", "F"]])
    let list = TupleList(name: "pairs.csv", columns: ["sex", "los"], rows: rows)
    #expect(
      try Admissions.statement("(sex, los) in table pairs.csv", tables: ["pairs.csv": table])
        == .tuples([column("sex"), column("los")], list))
    guard
      case .tuples(_, let inline) = try Admissions.statement(
        "(sex, los) in ((\"F\", 3), (\"M\", 4))")
    else {
      Issue.record("combinations are expected")
      return
    }
    #expect(inline.rows == rows)
  }

  @Test func columnsAreListedInOrder() throws {
    let rule = try CheckedRule(
      Rule("if sex = \"M\" then age > los and not null(id)"), schema: Admissions.schema)
    #expect(rule.columns == [0, 3, 4, 10])
  }
}
