import Engine
import Terminal
import Testing

@testable import WorkbenchUI

@Suite("The trade-off page")
@MainActor struct TradeOffTests {
  @Test("It is traced while it is on show, for the score that is chosen")
  func tracing() {
    let stage = Stage()
    stage.type("t")
    #expect(stage.engine.commands.last == .trace(.meanPair))
    stage.type("v")
    #expect(stage.engine.commands.last == .trace(.column("age")))
    stage.type("v")
    #expect(stage.engine.commands.last == .trace(.pair("age", "district")))
    #expect(stage.shows("[age × district]"))
    stage.press(.escape)
    #expect(stage.engine.commands.last == .trace(nil))
    #expect(stage.shows("association"))
  }

  @Test("The cursor moves along ε, tells the cost, and Enter takes it")
  func cursor() {
    let stage = Stage()
    stage.type("t")
    #expect(stage.shows("← → move along ε"))
    stage.press(.enter)
    #expect(stage.shows("the cursor stands on the present ε"))
    stage.press(.right, .right, .right)
    guard case .some(.some(.epsilon(let value))) = stage.engine.considered.last else {
      Issue.record("nothing considered")
      return
    }
    #expect(value > 1.2 && value < 1.6)
    #expect(stage.shows("makes it the total"))
    stage.press(.enter)
    #expect(stage.engine.commands.contains(.edit(.epsilon(value))))
    #expect(stage.engine.snapshot.choices.epsilon == value)
    stage.press(.home)
    #expect(stage.shows("ε 0.05"))
    stage.type("u")
    #expect(stage.engine.snapshot.choices.epsilon == 1)
  }

  @Test("Targets are lines with a verdict; pins are letters")
  func marks() {
    let stage = Stage()
    stage.type("ptD").send(.control("u")).type("0.03").press(.enter)
    #expect(stage.engine.commands.contains(.edit(.target(.meanPair, 0.03))))
    #expect(stage.shows("╌ target"))
    #expect(stage.shows("✗ not expected here"))
    stage.press(.end)
    #expect(stage.shows("✓ reached, band and all"))
    #expect(stage.shows("A ε 1"))
    #expect(stage.line(with: "A pins").contains("drafts"))
  }

  @Test("A click goes to the point above it")
  func click() {
    let stage = Stage()
    stage.type("t")
    let plot = TradeOffLayout(body: stage.workbench.state.layout.body).plot
    stage.send(
      .mouse(MouseEvent(.press(.left), at: Position(x: plot.x + plot.width - 1, y: plot.y + 4))))
    #expect((stage.workbench.state.tradeEpsilon ?? 0) > 15)
  }

  @Test("Without anything to predict from, the page says what to do")
  func empty() {
    let stage = Stage()
    stage.type("t")
    stage.engine.change { $0.tradeOff?.curve = [] }
    stage.engine.change { $0.tradeOff?.marks = [] }
    stage.send(.wake)
    #expect(stage.shows("y draws a draft"))
    stage.engine.change { snapshot in
      for place in snapshot.columns.indices { snapshot.columns[place].share = 0 }
    }
    stage.send(.wake)
    #expect(stage.shows("Nothing is measured: give a column a share"))
  }

  @Test("Layouts are total and keep frames inside the body")
  func layouts() {
    for width in 0...210 {
      for height in 0...64 {
        let body = Rect(x: 0, y: 1, width: width, height: height)
        let tradeOff = TradeOffLayout(body: body)
        let pins = PinsLayout(body: body)
        let frames = [tradeOff.curve] + [tradeOff.readout].compactMap { $0 } + pins.frames
        for frame in frames where frame.intersection(body).height > 0 {
          if frame.intersection(body) != frame { Issue.record("\(frame) in \(body)") }
        }
        let insides = pins.frames.map { $0.inset() }
        for (place, rect) in insides.enumerated() {
          for other in insides.dropFirst(place + 1)
          where rect.intersection(other).width > 0 && rect.intersection(other).height > 0 {
            Issue.record("\(rect) and \(other) in \(body)")
          }
        }
      }
    }
  }
}
