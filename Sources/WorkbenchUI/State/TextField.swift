import Terminal

/// A line of text being typed.
public struct TextField: Hashable, Sendable {
  /// The characters so far.
  public private(set) var characters: [Character]
  /// Where the next character goes, 0 … characters.count.
  public private(set) var cursor: Int
  /// Whether all of it is chosen, as a suggestion is: what is typed takes its place, and a key that
  /// moves or removes keeps it for editing.
  public private(set) var isChosen: Bool

  /// A field that holds `text`, the cursor at its end.
  ///
  /// - Parameter isChosen: whether what is typed first takes its place.
  public init(_ text: String = "", isChosen: Bool = false) {
    characters = Array(text)
    cursor = characters.count
    self.isChosen = isChosen && !text.isEmpty
  }

  /// The text.
  public var text: String { String(characters) }

  /// Types a text at the cursor; control characters and line ends are left out, and the field holds
  /// at most 4096 characters.
  public mutating func insert(_ text: String) {
    let typed = text.filter { character in
      !character.unicodeScalars.contains { $0.properties.generalCategory == .control }
    }
    if isChosen, !typed.isEmpty { remove(0..<characters.count) }
    let room = Array(typed.prefix(max(0, 4096 - characters.count)))
    characters.insert(contentsOf: room, at: cursor)
    cursor += room.count
    if !room.isEmpty { isChosen = false }
  }

  /// Takes an editing key: arrows, Home, End, Backspace, Delete, characters, and the control letters
  /// of a shell's line (a, e, u, k, w). Returns whether it was one.
  public mutating func handle(_ key: Key, _ modifiers: Modifiers) -> Bool {
    let isTaken = edit(key, modifiers)
    if isTaken { isChosen = false }
    return isTaken
  }

  private mutating func edit(_ key: Key, _ modifiers: Modifiers) -> Bool {
    switch key {
    case .left: cursor = max(0, cursor - 1)
    case .right: cursor = min(characters.count, cursor + 1)
    case .home: cursor = 0
    case .end: cursor = characters.count
    case .backspace:
      if cursor > 0 { remove(cursor - 1..<cursor) }
    case .delete:
      if cursor < characters.count { characters.remove(at: cursor) }
    case .character(let character):
      if modifiers.contains(.control) { return handleControl(character) }
      if modifiers.contains(.alt) { return false }
      insert(String(character))
    default: return false
    }
    return true
  }

  private mutating func handleControl(_ letter: Character) -> Bool {
    switch letter {
    case "a": cursor = 0
    case "e": cursor = characters.count
    case "u": remove(0..<cursor)
    case "k": remove(cursor..<characters.count)
    case "w":
      var start = cursor
      while start > 0 && characters[start - 1] == " " { start -= 1 }
      while start > 0 && characters[start - 1] != " " { start -= 1 }
      remove(start..<cursor)
    default: return false
    }
    return true
  }

  /// Puts `text` in the place of some characters, the cursor behind it.
  public mutating func replace(_ range: Range<Int>, with text: String) {
    let held = range.clamped(to: 0..<characters.count)
    isChosen = false
    remove(held)
    insert(text)
  }

  private mutating func remove(_ range: Range<Int>) {
    characters.removeSubrange(range)
    cursor = range.lowerBound
  }
}
