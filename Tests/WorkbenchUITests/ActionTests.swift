import Terminal
import Testing

@testable import WorkbenchUI

@Suite("Actions")
@MainActor struct ActionTests {
  @Test("Every command is registered once, with a key and a help text")
  func registry() {
    #expect(Set(ActionRegistry.all.map(\.id)) == Set(ActionID.allCases))
    #expect(ActionRegistry.all.count == ActionID.allCases.count)
    #expect(ActionRegistry.all.allSatisfy { !$0.keys.isEmpty && !$0.help.isEmpty })
    #expect(ActionRegistry.all.allSatisfy { !$0.help.hasSuffix(".") })
  }

  @Test("No key means two things on one page", arguments: Page.allCases)
  func conflicts(page: Page) {
    var seen: [KeyStroke: ActionID] = [:]
    for action in ActionRegistry.all where action.belongs(to: page) {
      for key in action.keys {
        #expect(
          seen[key] == nil, "\(key.text): \(action.id) and \(seen[key].map(\.rawValue) ?? "")")
        seen[key] = action.id
      }
    }
  }

  @Test("Hints never wrap, and keep help and quit", arguments: 24...220)
  func hints(width: Int) {
    for page in Page.allCases {
      let stage = Stage(width: width, height: 24)
      var state = stage.workbench.state
      state.page = page
      let spans = HintsLine(
        ActionContext(state: state, snapshot: .admissions), width: width
      ).spans
      #expect(spans.contains { $0.action == .help })
      #expect(spans.contains { $0.action == .quit })
      #expect(spans.allSatisfy { $0.x + $0.width <= width })
      #expect(zip(spans, spans.dropFirst()).allSatisfy { $0.x + $0.width < $1.x })
    }
  }

  @Test("What cannot be done says why")
  func obstacles() {
    let stage = Stage()
    stage.press(.home)
    #expect(stage.type("+").shows("patient is left out of the model and has no share"))
    #expect(stage.engine.commands.allSatisfy { if case .edit = $0 { false } else { true } })
    stage.press(.down)
    #expect(stage.type("c").shows("the domain of age is declared already"))
  }

  @Test("Fuzzy matching takes letters in order and likes beginnings of words")
  func fuzzy() {
    #expect(FuzzyMatch.score("xyz", in: "release") == nil)
    #expect(FuzzyMatch.score("", in: "release") == 0)
    let start = FuzzyMatch.score("ws", in: "write-schema") ?? 0
    let middle = FuzzyMatch.score("ws", in: "the windows") ?? 0
    #expect(start > middle)
    #expect(
      (FuzzyMatch.score("rel", in: "release") ?? 0)
        > (FuzzyMatch.score("rel", in: "round all") ?? -1))
  }

  @Test(
    "Words that are no names find actions too",
    arguments: [
      ("publish", ActionID.release), ("reproduce", .ledger), ("audit", .ledger),
      ("verify", .ledger), ("protect", .cap),
    ])
  func words(word: String, action: ActionID) {
    let stage = Stage()
    var menu = ActionMenu(.palette)
    menu.filter.insert(word)
    let context = ActionContext(state: stage.workbench.state, snapshot: .admissions)
    #expect(menu.entries(in: context).first?.action.id == action)
  }

  @Test("The palette runs what it finds; the help narrows as one types")
  func menus() {
    let stage = Stage()
    stage.type(":write schema").press(.enter)
    #expect(stage.shows("write the data dictionary"))
    stage.press(.escape).type("?undo")
    #expect(stage.shows("Take back the newest edit"))
    #expect(!stage.shows("Raise the share by 0.1"))
    stage.press(.enter)
    #expect(stage.engine.commands.last == .edit(.undo))
  }
}
