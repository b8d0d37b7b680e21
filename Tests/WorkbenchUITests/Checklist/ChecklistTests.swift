import Terminal
import Testing

@testable import Engine
@testable import WorkbenchUI

@Suite("The checklist before a release")
@MainActor struct ChecklistTests {
  private func standing(_ item: Checklist.Item, _ stage: Stage) -> Checklist.Standing? {
    Checklist(stage.workbench.state, stage.engine.snapshot).lines.first { $0.item == item }?
      .standing
  }

  @Test("What stands in the way is marked, and Enter does what takes it away")
  func blocked() {
    let stage = Stage()
    stage.press(.function(3))
    #expect(stage.workbench.state.page == .checklist)
    #expect(standing(.domains, stage) == .blocked && standing(.release, stage) == .blocked)
    #expect(stage.shows("✗ 1 in the way"))
    stage.press(.enter)
    #expect(stage.shows("read off the rows. Confirmed"))
    stage.press(.enter)
    #expect(standing(.domains, stage) == .done && standing(.release, stage) == .open)
    #expect(!stage.shows("in the way"))
    stage.press(.function(3))
    #expect(stage.workbench.state.page == .main)
  }

  @Test("Esc comes back from a page that was opened here, and only then")
  func origin() {
    let stage = Stage()
    stage.press(.function(3), .down, .down, .enter)
    #expect(stage.workbench.state.page == .rules)
    stage.press(.escape)
    #expect(stage.workbench.state.page == .checklist)
    stage.press(.enter).type("#").press(.escape).type("E").press(.escape)
    #expect(stage.workbench.state.page == .main)
  }

  @Test("Each line says how it stands")
  func words() {
    let stage = Stage()
    stage.press(.function(3))
    #expect(stage.shows("no column has a ceiling") && stage.shows("nothing is pinned"))
    stage.engine.change {
      $0.choices.caps = ["age": 0.4, "sex": 0]
      $0.budget.capEpsilon = 0.1
      $0.account = ReadingPagesTests.account
    }
    stage.send(.wake)
    #expect(stage.shows("age ≤ 0.4, sex ≤ 0"))
    #expect(standing(.account, stage) == .blocked)
    #expect(standing(.check, stage) == .open && stage.shows("admissions.release.csv"))
    stage.press(.end, .enter)
    #expect(stage.engine.commands.last == .check(table: "/data/admissions.release.csv"))
    stage.engine.change {
      $0.check = ReleaseCheck(table: "/data/admissions.release.csv", findings: [], isSound: false)
    }
    stage.send(.wake)
    #expect(stage.shows("admissions.release.csv does NOT hold"))
  }

  @Test("The comparison begins with a pin and goes on to the pins")
  func comparison() {
    let stage = Stage()
    stage.press(.function(3), .down, .down, .down, .down, .enter)
    #expect(stage.engine.commands.last == .pin && stage.workbench.state.page == .checklist)
    stage.press(.enter)
    #expect(stage.workbench.state.page == .pins)
  }

  @Test("Every line names the keys that are mapped, and says what Enter does")
  func lines() {
    let stage = Stage()
    for line in Checklist(stage.workbench.state, stage.engine.snapshot).lines {
      #expect(line.enter != "goes there")
      #expect(line.item.ways(stage.workbench.state.keys).allSatisfy { !$0.keys.isEmpty })
      #expect(line.item.reason.hasSuffix("."))
    }
  }

  @Test("A ceiling on the account is set on the ledger's page")
  func accountCap() {
    let stage = Stage()
    stage.type("$C")
    #expect(stage.shows("cap on the account"))
    stage.type("-1").press(.enter)
    #expect(stage.shows("a cap is a number from 0 to 1000"))
    stage.send(.control("u")).type("3").press(.enter)
    #expect(stage.engine.commands.last == .capAccount(epsilon: 3))
    stage.type("C").send(.control("u")).type("none").press(.enter)
    #expect(stage.engine.commands.last == .capAccount(epsilon: nil))
  }
}
