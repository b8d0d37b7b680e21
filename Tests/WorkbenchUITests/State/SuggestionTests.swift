import Engine
import Terminal
import Testing

@testable import WorkbenchUI

@Suite("Suggested answers")
@MainActor struct SuggestionTests {
  private func field(_ events: InputEvent...) -> TextField {
    let stage = Stage()
    stage.type("e")
    for event in events { stage.send(event) }
    guard case .prompt(let prompt) = stage.workbench.state.overlays.last else {
      return TextField("no prompt")
    }
    return prompt.field
  }

  @Test("What is typed or pasted takes the place of a suggested number")
  func replaced() {
    let stage = Stage()
    stage.type("e9").press(.enter)
    #expect(stage.engine.commands.last == .edit(.epsilon(9)))
    stage.type("C0.4").press(.enter)
    #expect(stage.engine.commands.last == .edit(.cap(column: "age", 0.4)))
    #expect(field(.paste("2.5")).text == "2.5")
    #expect(field(.paste("2"), .paste("5")).text == "25")
    #expect(field(.paste("\n")).text == "1")
  }

  @Test("A key that moves or removes keeps it for editing")
  func kept() {
    let typed = InputEvent.key(.character("5"))
    #expect(field(.key(.left), typed).text == "51")
    #expect(field(.key(.right), typed).text == "15")
    #expect(field(.key(.home), typed).text == "51")
    #expect(field(.key(.end), typed).text == "15")
    #expect(field(.key(.delete), typed).text == "15")
    #expect(field(.key(.backspace)).text.isEmpty)
    #expect(field(.key(.backspace), typed).text == "5")
    #expect(field(.control("u"), typed).text == "5")
    #expect(TextField("none", isChosen: true).after(.backspace).text == "non")
  }

  @Test("Texts are not replaced: only numbers are")
  func texts() {
    let stage = Stage()
    stage.type("Rx")
    #expect(stage.shows("data/admissions.release.csvx"))
    #expect(!TextField("", isChosen: true).isChosen)
  }

  @Test("The untouched suggestion is shown as chosen")
  func style() {
    let stage = Stage()
    stage.type("e")
    guard let place = stage.screen.cursor else {
      Issue.record("no cursor")
      return
    }
    let first = { stage.screen.canvas[place.x - 1, place.y].style }
    #expect(first() == Theme.dark.adapted(to: .indexed)[.selection])
    stage.press(.end)
    #expect(first() == Theme.dark.adapted(to: .indexed)[.input])
  }
}

extension TextField {
  fileprivate func after(_ key: Key) -> TextField {
    var field = self
    _ = field.handle(key, [])
    return field
  }
}
