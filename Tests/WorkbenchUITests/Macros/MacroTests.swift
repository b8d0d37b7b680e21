import Documents
import Tables
import Terminal
import TestSupport
import Testing

@testable import WorkbenchUI

@Suite("Macros")
@MainActor struct MacroTests {
  @Test("Any recorded events are written and read again as they were")
  func roundTrip() throws {
    var random = SeededRandom(seed: 7)
    func below(_ bound: Int) -> Int { Int(random.next() % UInt64(bound)) }
    let keys: [Key] = [
      .up, .enter, .escape, .backTab, .function(12), .character("\\"), .character("#"),
    ]
    for _ in 0..<200 {
      var macro = Macro(size: Size(width: 80, height: 24))
      for _ in 0..<below(40) {
        let event: InputEvent
        switch below(6) {
        case 0: event = .key(keys[below(keys.count)])
        case 1: event = .control(Character(UnicodeScalar(UInt8(97 + below(8) % 5))))
        case 2: event = .paste(["a\nb", "\\n", " x ", ""][below(4)])
        case 3:
          let actions: [MouseEvent.Action] = [
            .press(.left), .drag(.left), .release(.left), .wheelUp, .wheelDown,
          ]
          let action = actions[below(5)]
          event = .mouse(
            MouseEvent(
              action, at: Position(x: below(80), y: below(24)),
              clicks: action == .press(.left) ? 1 + below(2) : 1))
        case 4: event = .resize(width: 1 + below(200), height: 1 + below(60))
        default: event = .character(Character(UnicodeScalar(UInt8(32 + below(95)))))
        }
        macro.add(event)
      }
      let read = try Macro(text: macro.text)
      #expect(read.events == macro.events, "\(macro.text)")
      #expect(read.size == macro.size)
    }
  }

  @Test(
    "A mistake has its line",
    arguments: [
      "kay Up", "key", "key Upp", "click 1", "click x 2", "click 1 2 3", "wheel 1 2", "size 0x3",
      "resize 80", "expect", "click -1 2",
    ])
  func mistakes(line: String) {
    let error = #expect(throws: InputError.self) {
      try Macro(text: "# first\n\n\(line)\n", file: "m.keys")
    }
    #expect(error?.line == 3 && error?.file == "m.keys")
  }

  @Test("Recording begins and ends with !, is kept in a file, and @ plays it again")
  func recorded() throws {
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    let stage = Stage(width: 160)
    stage.type("!")
    #expect(stage.shows("● rec"))
    stage.type("+").press(.down).type("!")
    #expect(!stage.shows("● rec"))
    stage.send(.control("u")).type(scratch.path(of: "m.keys")).press(.enter)
    #expect(stage.shows("✓ wrote"))
    let macro = try Macro(path: scratch.path(of: "m.keys"))
    #expect(macro.events == [.character("+"), .key(.down)])
    stage.type("2@")
    #expect(stage.workbench.state.columns.selected == 4)
    #expect(stage.engine.snapshot.journal.past.count == 3)
    // A macro that plays macros would never end.
    stage.type("!@!").press(.escape).type("@")
    #expect(stage.status == nil)
  }

  @Test("& plays a file, and says where one is wrong")
  func file() throws {
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    try scratch.write("key Down Down\ntype +\n", to: "good.keys")
    try scratch.write("key Down\nkee Up\n", to: "bad.keys")
    let stage = Stage(width: 200)
    stage.type("&").send(.control("u")).type(scratch.path(of: "good.keys")).press(.enter)
    #expect(stage.engine.commands.last == .edit(.share(column: "district", 1.5)))
    stage.type("&").send(.control("u")).type(scratch.path(of: "bad.keys")).press(.enter)
    #expect(stage.shows("line 2"))
  }

  @Test("A player stops at the first expectation that is not met, and names its line")
  func player() throws {
    let engine = FixtureEngine(.admissions)
    let screen = HeadlessScreen(width: 100, height: 30)
    let workbench = Workbench(
      screen: screen, engine: engine, theme: .dark, opening: "data/admissions.semblance.yaml")
    let player = MacroPlayer(screen: screen, engine: engine, workbench: workbench)
    var shown: [String?] = []
    let macro = try Macro(
      text: """
        key Up Down
        screen
        expect age
        type +
        screen out.txt
        absent 4 → 4.5
        type q
        """)
    let outcome = try player.play(macro, file: "m.keys") { lines, path in
      #expect(lines.count == 30)
      shown.append(path)
    }
    #expect(shown == [nil, "out.txt"])
    #expect(outcome.steps == 7 && outcome.status == nil)
    #expect(outcome.failures == ["m.keys, line 6: the screen shows “4 → 4.5”"])
    let quit = try player.play(Macro(text: "type Q\ntype +\n")) { _, _ in }
    #expect(quit == MacroPlayer.Outcome(status: 0, failures: [], steps: 1))
  }
}
