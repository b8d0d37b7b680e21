import Terminal

extension KeyStroke {
  /// Why a text is no key.
  struct Refusal: Error, Hashable {
    var message: String
  }

  /// Reads a key as a key map and a macro write it: one character, or one of the names `Up`, `Down`,
  /// `Left`, `Right`, `Home`, `End`, `PgUp`, `PgDn`, `Ins`, `Del`, `Enter`, `Esc`, `Tab`, `S-Tab`,
  /// `Space`, `Backspace`, `F1` … `F24`; before it `Ctrl-` or `Alt-`.
  ///
  /// What ``text`` says is read as the same key. Names may be in any case, characters may not.
  static func read(_ text: String) -> Result<KeyStroke, Refusal> {
    var rest = Substring(text)
    var modifiers: Modifiers = []
    while rest.count > 1, let (name, modifier) = prefix(of: rest) {
      modifiers.insert(modifier)
      rest = rest.dropFirst(name.count)
    }
    if let key = names[rest.lowercased()] { return .success(KeyStroke(key, modifiers)) }
    if rest.lowercased().first == "f", let number = Int(rest.dropFirst()),
      (1...24).contains(number)
    {
      return .success(KeyStroke(.function(number), modifiers))
    }
    guard let character = rest.first, rest.count == 1, character != "\u{1B}" else {
      return .failure(
        Refusal(
          message:
            "a key is one character or a name such as Up, PgDn, Enter, Esc, Tab, Space or F5, "
            + "with Ctrl- or Alt- before it"))
    }
    guard modifiers.contains(.control) else {
      return .success(KeyStroke(.character(character), modifiers))
    }
    let letter = Character(character.lowercased())
    if let same = sent[letter] {
      return .failure(
        Refusal(message: "terminals send the same for Ctrl-\(letter.uppercased()) as for \(same)"))
    }
    return .success(KeyStroke(.character(letter), modifiers))
  }

  private static func prefix(of text: Substring) -> (String, Modifiers)? {
    for (name, modifier) in [("ctrl-", Modifiers.control), ("alt-", .alt)]
    where text.lowercased().hasPrefix(name) {
      return (name, modifier)
    }
    return nil
  }

  private static let sent: [Character: String] = [
    "i": "Tab", "m": "Enter", "j": "Enter", "h": "Backspace", "[": "Esc",
  ]

  private static let names: [String: Key] = [
    "up": .up, "down": .down, "left": .left, "right": .right, "↑": .up, "↓": .down, "←": .left,
    "→": .right, "home": .home, "end": .end, "pgup": .pageUp, "pgdn": .pageDown,
    "pageup": .pageUp, "pagedown": .pageDown, "ins": .insert, "insert": .insert, "del": .delete,
    "delete": .delete, "enter": .enter, "return": .enter, "esc": .escape, "escape": .escape,
    "tab": .tab, "s-tab": .backTab, "shift-tab": .backTab, "space": .character(" "),
    "backspace": .backspace,
  ]
}
