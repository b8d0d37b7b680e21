import Terminal

/// A key with the keys held beside it, as the key map knows it.
public struct KeyStroke: Hashable, Sendable {
  /// The key.
  public var key: Key
  /// What is held.
  public var modifiers: Modifiers

  /// A key on its own, or with others held.
  public init(_ key: Key, _ modifiers: Modifiers = []) {
    self.key = key
    self.modifiers = modifiers
  }

  /// A character on its own.
  static func char(_ character: Character) -> KeyStroke { KeyStroke(.character(character)) }

  /// A control letter.
  static func control(_ letter: Character) -> KeyStroke {
    KeyStroke(.character(letter), .control)
  }

  /// What a person reads: `q`, `Ctrl-R`, `↑`, `PgDn`.
  public var text: String {
    var text = modifiers.contains(.control) ? "Ctrl-" : ""
    if modifiers.contains(.alt) { text += "Alt-" }
    switch key {
    case .character(" "): text += "Space"
    case .character(let character):
      text += modifiers.contains(.control) ? character.uppercased() : String(character)
    case .up: text += "↑"
    case .down: text += "↓"
    case .left: text += "←"
    case .right: text += "→"
    case .home: text += "Home"
    case .end: text += "End"
    case .pageUp: text += "PgUp"
    case .pageDown: text += "PgDn"
    case .insert: text += "Ins"
    case .delete: text += "Del"
    case .enter: text += "Enter"
    case .escape: text += "Esc"
    case .tab: text += "Tab"
    case .backTab: text += "S-Tab"
    case .backspace: text += "Backspace"
    case .function(let number): text += "F\(number)"
    }
    return text
  }
}
