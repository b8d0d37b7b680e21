import Rules
import Testing

@testable import Engine

/// What an edit of a rule computes again, and what the screen is told of a rule that cannot be kept.
@Suite(.serialized) struct RuleEditTests {
  /// The stages that ran for the newest state; the others kept their results.
  private func ran(_ snapshot: Snapshot) -> Set<String> {
    Set(snapshot.stages.filter { $0.state == .done }.map(\.name))
  }

  private func after(_ edit: Edit, _ bench: EngineBench) async throws -> Snapshot {
    bench.engine.send(.edit(edit))
    return try await bench.idle()
  }

  @Test func everyKindOfEditRunsAgainWhatItMust() async throws {
    let bench = try EngineBench()
    defer { bench.close() }
    _ = try await bench.idle()
    let everything: Set = ["plan", "measure", "fit", "sample", "rules", "decode", "evaluate"]
    // Typed: cells that stay empty decide what is asked of pairs, so that all follows but reading and counting.
    let mask = Rule(#"if ward = "b" then sex = "F""#)
    var snapshot = try await after(.addRule(mask), bench)
    #expect(ran(snapshot) == everything)
    #expect(snapshot.rules.first?.kinds == ["mask"] && snapshot.rules.first?.isStale == false)
    #expect(snapshot.rules.first?.brokenSynthetic == 0)
    // Renamed or remarked upon: nothing.
    snapshot = try await after(.changeRule(0, Rule(mask.text, name: "b", note: "why")), bench)
    #expect(ran(snapshot) == [] && snapshot.rules.first?.rule.name == "b")
    // Only counted, or switched off: what was there before is kept, and so is nothing of the rule.
    snapshot = try await after(.changeRule(0, Rule(mask.text, severity: .warn)), bench)
    #expect(ran(snapshot) == [])
    #expect((snapshot.rules.first?.brokenSynthetic ?? 0) > 0)
    snapshot = try await after(.changeRule(0, mask), bench)
    #expect(ran(snapshot) == [] && snapshot.rules.first?.brokenSynthetic == 0)
    snapshot = try await after(.switchRule(0, false), bench)
    #expect(ran(snapshot) == [])
    // A total tells cells apart, over which pairs are measured; another figure for the same ones tilts the model.
    snapshot = try await after(.changeRule(0, Rule(#"count(sex = "F") = 150"#)), bench)
    #expect(ran(snapshot) == everything)
    snapshot = try await after(.changeRule(0, Rule(#"count(sex = "F") = 151"#)), bench)
    #expect(ran(snapshot) == ["fit", "sample", "rules", "decode", "evaluate"])
    // A rule that acts on drawn rows alone: they are made to obey anew.
    snapshot = try await after(.addRule(Rule("age + 0 * age >= 0")), bench)
    #expect(ran(snapshot) == ["rules", "decode", "evaluate"])
    // One that is counted only was not there for anything but its count.
    snapshot = try await after(.addRule(Rule("age != 30", severity: .warn)), bench)
    #expect(ran(snapshot) == [] && (snapshot.rules.last?.brokenSynthetic ?? -1) >= 0)
  }

  @Test func aRuleThatCannotBeKeptIsSaidToBeSo() async throws {
    let bench = try EngineBench()
    defer { bench.close() }
    _ = try await bench.idle()
    bench.engine.send(.edit(.addRule(Rule("unique(sex)"))))
    var snapshot = try await bench.idle()
    #expect(snapshot.refusedRules == [0])
    #expect(snapshot.rules.first?.problem?.message.hasPrefix("only 2 different values") == true)
    // Only drawn rows show it: the notice, the rule and the rows' state tell.
    bench.engine.send(.edit(.changeRule(0, Rule(#"count(sex = "F") = 90000"#))))
    snapshot = try await bench.wait("the failure") {
      $0.rules.first?.failure != nil && !$0.isBusy
    }
    #expect(snapshot.rules.first?.failure?.contains("too few") == true)
    #expect(snapshot.notice?.severity == .error)
    bench.engine.send(.edit(.changeRule(0, Rule(#"count(sex = "F") = 100"#))))
    snapshot = try await bench.idle()
    #expect(snapshot.refusedRules == [] && snapshot.rules.first?.brokenSynthetic == 0)
  }

  @Test func theOtherRulesStandWhereSomeContradict() async throws {
    let bench = try EngineBench()
    defer { bench.close() }
    _ = try await bench.idle()
    for text in ["age < 10", "age > 20", #"sex = "M""#] {
      bench.engine.send(.edit(.addRule(Rule(text))))
    }
    let snapshot = try await bench.idle()
    #expect(snapshot.ruleConflicts.map(\.rules) == [[0, 1]] && snapshot.refusedRules == [0, 1])
    #expect(snapshot.rules.last?.brokenSynthetic == 0)
    #expect(snapshot.rules.last?.isContradicted == true && snapshot.costlyRules == [2])
  }
}
