import Engine
import Terminal
import Testing

@testable import WorkbenchUI

@Suite("The clipboard")
@MainActor struct CopyingTests {
  @Test("What is chosen is copied, whatever page it is on")
  func chosen() {
    let stage = Stage()
    stage.type("\"")
    #expect(stage.screen.clipboard?.hasPrefix("age\t4\t") == true)
    stage.press(.tab, .tab).type("\"")
    #expect(stage.screen.clipboard?.hasPrefix("age\t") == true)
    #expect(stage.screen.clipboard?.split(separator: "\t").count == 4)
    stage.type("r\"")
    let row = stage.engine.snapshot.realRows?.row(0).map { $0 ?? "" }.joined(separator: "\t")
    #expect(stage.screen.clipboard == row)
    stage.press(.escape).type("+N\"")
    #expect(stage.screen.clipboard?.hasPrefix("on the clipboard") == true)
    stage.press(.escape).type("Y")
    #expect(stage.screen.clipboard?.split(separator: "\n").count ?? 0 > 30)
  }

  @Test("Where nothing is chosen it says so")
  func nothing() {
    let stage = Stage(snapshot: Snapshot())
    #expect(stage.type("\"").shows("nothing is chosen here"))
    #expect(stage.screen.clipboard == nil)
  }
}
