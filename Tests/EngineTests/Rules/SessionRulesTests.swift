import Documents
import Governance
import Privacy
import Rules
import Tables
import TestSupport
import Testing

@testable import Engine

@Suite("Rules of a session") struct SessionRulesTests {
  private let rules = [
    Rule("age >= 18"), Rule(#"sex = "F""#, name: "women", isOn: false),
    Rule("age != 50", severity: .warn, note: "why: a # remark"),
  ]

  @Test func rulesReadBackAsTheyWereWritten() throws {
    let folder = try ScratchFolder()
    defer { folder.remove() }
    var session = Session(input: "in.csv")
    session.choices.rules = rules
    session.path = folder.path(of: "s.semblance.yaml")
    try session.write(to: folder.path(of: "s.semblance.yaml"))
    #expect(try Session.read(folder.path(of: "s.semblance.yaml")) == session)
  }

  @Test func editsAreNamedAndUndone() throws {
    var session = Session(input: "in.csv")
    session.choices.rules = rules
    var journal = Journal(session)
    let edits: [Edit] = [
      .addRule(Rule("age < 90")), .changeRule(0, Rule("age >= 16")), .switchRule(1, true),
      .moveRule(from: 0, to: 2), .removeRule(1),
    ]
    for edit in edits {
      var next = journal.session
      journal.record(try next.edit(rules: edit), next)
    }
    #expect(
      journal.pastNames == [
        "rule “age < 90” added", "rule “age >= 18” → “age >= 16”", "rule “women” on",
        "rule “age >= 16” moved to place 3", "rule “age != 50” removed",
      ])
    for _ in edits { _ = journal.undo() }
    #expect(journal.session == session)
  }

  @Test func anEditOfNoRuleIsRefused() throws {
    var session = Session(input: "in.csv")
    #expect(throws: InputError.self) { try session.edit(rules: .removeRule(0)) }
    #expect(throws: InputError.self) { try session.edit(rules: .addRule(Rule("  "))) }
  }

  @Test func aTableThatARuleNamesIsReadBesideTheSession() throws {
    let folder = try ScratchFolder()
    defer { folder.remove() }
    try folder.write("sex,ward\nF,a\nM,b\n", to: "pairs.csv")
    let path = try folder.write(
      "semblance: session 1\ninput: in.csv\nrules:\n  - (sex, ward) in table pairs.csv\n",
      to: "s.semblance.yaml")
    let session = try Session.read(path)
    #expect(session.choices.ruleTables["pairs.csv"]?.rows.count == 2)
    let read = try RuleTables.read(
      try DocumentNode.parse(json: RuleTables.document(session.choices.ruleTables).json()))
    #expect(read == session.choices.ruleTables)
  }
}

@Suite("Releases under rules") struct RuleReleaseTests {
  let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
    _ = try folder.dataset()
  }

  private func job(_ rules: [Rule]) -> SynthesisJob {
    var session = Session(input: folder.path(of: "in.csv"))
    session.choices.rules = rules
    return SynthesisJob(
      session: session,
      table: TableSource(
        path: folder.path(of: "in.csv"), schemaPath: folder.path(of: "in.schema.yaml")),
      output: folder.path(of: "out.csv"), workspace: folder.path, version: "1")
  }

  @Test func aReleaseUnderRulesIsMadeAgainBitForBit() throws {
    let job = job([
      Rule(#"if sex = "M" then age >= 30"#, name: "men"), Rule(#"ward != "c" or age < 60"#),
      Rule("age != 45", severity: .warn), Rule("unique(note)"), Rule(#"note matches "n[0-9]{4}""#),
    ])
    let outcome = try job.run()
    guard case .list(let rules)? = outcome.json["rules"] else {
      Issue.record("no rules in the manifest")
      return
    }
    #expect(rules.count == 5)
    #expect(rules[0]["violations"] == .integer(0) && rules[0]["name"] == .text("men"))
    #expect(rules[2]["enforcement"] == .text("counted only"))
    let again = try ReproductionJob(
      measurements: folder.path(of: "out.measurements.json"),
      output: folder.path(of: "again.csv"), version: "1"
    ).run()
    #expect(again.isSame)
  }

  @Test func aRuleThatDoesNotFitIsRefusedBeforeTheCharge() throws {
    let error = #expect(throws: InputError.self) { try job([Rule("agee >= 3")]).run() }
    #expect(error?.message.contains("agee") == true)
    #expect(throws: InputError.self) { try job([Rule(#"note = "x""#)]).run() }
    #expect(try LedgerReport.list(workspace: folder.path).text.contains("no accounts yet"))
    #expect(!folder.names.contains("out.csv"))
  }

  @Test func rulesThatAreOffAreNotChecked() throws {
    #expect(try job([Rule("agee >= 3", isOn: false)]).run().isGuaranteed)
  }
}

@Suite("Rules that drop real rows") struct DroppingRuleTests {
  let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
    _ = try folder.dataset()
  }

  private func job(_ text: String, _ change: (inout Choices) -> Void = { _ in }) -> SynthesisJob {
    var rule = Rule(text)
    rule.dropsRealRows = true
    var session = Session(input: folder.path(of: "in.csv"))
    session.choices.rules = [rule]
    change(&session.choices)
    return SynthesisJob(
      session: session,
      table: TableSource(
        path: folder.path(of: "in.csv"), schemaPath: folder.path(of: "in.schema.yaml")),
      output: folder.path(of: "out.csv"), workspace: folder.path, version: "1")
  }

  @Test func theColumnsItReadsAreChargedForEverything() throws {
    let kept = try job("age < 60").run().json
    let epsilon = kept["column_epsilon"]
    guard case .number(let age)? = epsilon?["age"], case .number(let sex)? = epsilon?["sex"] else {
      Issue.record("no ceilings in the manifest")
      return
    }
    #expect(age >= 1)
    #expect(sex < age + 2)
  }

  @Test(arguments: [0, 0.3])
  func aCapBelowTheTotalIsRefusedBeforeTheCharge(_ cap: Double) throws {
    let error = #expect(throws: InputError.self) {
      try job("age < 60") { $0.caps["age"] = cap }.run()
    }
    #expect(error?.column == "age" && error?.message.contains("drops real rows") == true)
    #expect(try LedgerReport.list(workspace: folder.path).text.contains("no accounts yet"))
    #expect(try job("age < 60") { $0.caps["sex"] = cap }.run().isGuaranteed)
  }

  @Test func aRuleAboutRowsTogetherCannotDrop() throws {
    let error = #expect(throws: InputError.self) { try job("unique(age, sex)").run() }
    #expect(error?.message.contains("several rows") == true)
  }

  @Test func whatWasDroppedIsNotInTheCounts() throws {
    let draft = job(#"ward = "a""#)
    var drawn = draft
    drawn.draftSeed = .fixed(3)
    _ = try drawn.run()
    let file = try TextFile.read(folder.path(of: "out.draft.measurements.json"))
    let measured = try MeasurementsFile.parse(file).measurements
    let ward = try #require(measured.first { $0.query == .marginal(Clique(2)) })
    // 400 rows, of which those in wards b and c are gone; σ is some tens of rows.
    let sigma = ward.variance.value.squareRoot()
    #expect(
      Double(ward.values[1]).magnitude < 7 * sigma && Double(ward.values[2]).magnitude < 7 * sigma)
    let sum = measured.first { $0.query == .marginal(Clique(1)) }?.values.reduce(0, +) ?? 0
    #expect(Double(sum) < 400 - 100)
  }
}

@Suite("Contradictory rules") struct ContradictoryRuleTests {
  @Test(arguments: [
    ["age >= 50", "age < 40"], [#"sex = "F" or age > 90"#, #"sex = "M""#, "age < 60"],
    [#"if ward = "a" then age > 80"#, #"ward = "a""#, "age < 50", #"sex = "F""#],
  ])
  func areNamedTogetherBeforeAnythingIsCharged(_ texts: [String]) throws {
    let folder = try ScratchFolder()
    defer { folder.remove() }
    _ = try folder.dataset()
    var session = Session(input: folder.path(of: "in.csv"))
    session.choices.rules = texts.map { Rule($0) }
    let job = SynthesisJob(
      session: session,
      table: TableSource(
        path: folder.path(of: "in.csv"), schemaPath: folder.path(of: "in.schema.yaml")),
      output: folder.path(of: "out.csv"), workspace: folder.path, version: "1")
    let error = #expect(throws: InputError.self) { try job.run() }
    for text in texts where text != #"sex = "F""# {
      #expect(error?.message.contains(text) == true, "\(text)")
    }
    #expect(error?.message.contains("contradict") == true)
    #expect(try LedgerReport.list(workspace: folder.path).text.contains("no accounts yet"))
    #expect(!folder.names.contains("out.csv"))
  }

  /// Whether three cubes of whole numbers can be had is not found out by looking at boxes of them: the draft is
  /// made, and says so.
  @Test func whatIsNotDecidedIsSaid() throws {
    let folder = try ScratchFolder()
    defer { folder.remove() }
    let lines = (0..<300).map { row in
      [331, 57, 91].map { String(1 + row * $0 % 9999) }.joined(separator: ",") + "\n"
    }
    try folder.write("x,y,z\n" + lines.joined(), to: "cubes.csv")
    let kind = "{kind: integer, domain: [1, 9999], nulls: false}"
    try folder.write(
      "semblance: schema 1\ncolumns:\n  x: \(kind)\n  y: \(kind)\n  z: \(kind)\n",
      to: "cubes.schema.yaml")
    var session = Session(input: folder.path(of: "cubes.csv"))
    session.choices.rules = [Rule("x * x * x + y * y * y = z * z * z")]
    let source = TableSource(
      path: folder.path(of: "cubes.csv"), schemaPath: folder.path(of: "cubes.schema.yaml"))
    let dataset = try Dataset.load(source)
    let rules = RuleSet.of(session.choices, dataset.encoding)
    #expect(rules.conflicts.isEmpty)
    #expect(rules.undecided.map(\.rules) == [[0]])
    #expect(rules.remarks.count == 1)
    #expect(rules.remarks.first?.contains("not decided") == true)
  }
}
