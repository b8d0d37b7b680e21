import Terminal
import Testing

@testable import WorkbenchUI

@Suite("Names of keys")
struct KeyStrokeTests {
  @Test("What a key is called is read as the same key")
  func roundTrip() {
    let keys: [Key] =
      [
        .up, .down, .left, .right, .home, .end, .pageUp, .pageDown, .insert, .delete, .enter,
        .escape, .tab, .backTab, .backspace, .character(" "), .character("a"), .character("A"),
        .character("ε"), .character("-"), .character("#"), .character("f"),
      ] + (1...24).map { .function($0) }
    for key in keys {
      for modifiers in [Modifiers(), .alt] {
        let stroke = KeyStroke(key, modifiers)
        #expect(KeyStroke.read(stroke.text) == .success(stroke), "\(stroke.text)")
        #expect(KeyStroke.read(stroke.name) == .success(stroke), "\(stroke.name)")
      }
    }
    for action in ActionRegistry.all {
      for key in action.keys { #expect(KeyStroke.read(key.text) == .success(key)) }
    }
  }

  @Test(
    "Names may be in any case, a control letter is one whatever its case",
    arguments: [
      ("ctrl-R", KeyStroke.control("r")), ("CTRL-r", .control("r")), ("pgup", KeyStroke(.pageUp)),
      ("Return", KeyStroke(.enter)), ("f12", KeyStroke(.function(12))), ("f", .char("f")),
      ("Ctrl-Alt-x", KeyStroke(.character("x"), [.control, .alt])), ("-", .char("-")),
    ])
  func names(text: String, key: KeyStroke) { #expect(KeyStroke.read(text) == .success(key)) }

  @Test(
    "What no terminal can tell apart, and what is no key, is refused",
    arguments: ["", "ab", "Ctrl-I", "Ctrl-m", "ctrl-[", "F25", "F0", "Ctrl-", "Ctrl-Ctrl-ab"])
  func refused(text: String) {
    guard case .failure = KeyStroke.read(text) else {
      Issue.record("\(text) was read")
      return
    }
  }
}
