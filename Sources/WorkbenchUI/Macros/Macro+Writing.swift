import Terminal

extension Macro {
  /// The macro as its file says it; read again it is the same.
  public var text: String {
    var lines = ["# Keys for `semblance play`, or & in the workbench."]
    if let size { lines.append("size \(size.width)x\(size.height)") }
    var typed = ""
    var keys: [String] = []
    func flush() {
      if !typed.isEmpty { lines.append("type \(typed)") }
      if !keys.isEmpty { lines.append("key \(keys.joined(separator: " "))") }
      (typed, keys) = ("", [])
    }
    for entry in entries {
      if case .event(.key(.character(let character), let modifiers)) = entry.step,
        modifiers.isEmpty, Macro.isTypeable(character, isFirst: typed.isEmpty)
      {
        if !keys.isEmpty { flush() }
        typed += Macro.escaped(String(character))
        continue
      }
      if case .event(.key(let key, let modifiers)) = entry.step {
        if !typed.isEmpty { flush() }
        keys.append(KeyStroke(key, modifiers.subtracting(.shift)).name)
        continue
      }
      flush()
      lines.append(Macro.line(entry.step))
    }
    flush()
    return lines.joined(separator: "\n") + "\n"
  }

  /// Whether a character can stand in a line of typed text: a blank at its beginning would be lost.
  private static func isTypeable(_ character: Character, isFirst: Bool) -> Bool {
    character != " " && !character.isNewline && character.asciiValue != 0x1B
      || (character == " " && !isFirst)
  }

  private static func line(_ step: Step) -> String {
    switch step {
    case .settle: "settle"
    case .expect(let text): "expect \(escaped(text))"
    case .absent(let text): "absent \(escaped(text))"
    case .screen(let path): path.map { "screen \($0)" } ?? "screen"
    case .event(.paste(let text)): "paste \(escaped(text))"
    case .event(.resize(let width, let height)): "resize \(width)x\(height)"
    case .event(.mouse(let mouse)): line(mouse)
    case .event(.key), .event(.wake), .event(.signal): "settle"
    }
  }

  private static func line(_ mouse: MouseEvent) -> String {
    let place = "\(mouse.position.x) \(mouse.position.y)"
    return switch mouse.action {
    case .press: mouse.clicks > 1 ? "double \(place)" : "press \(place)"
    case .drag: "drag \(place)"
    case .release: "release \(place)"
    case .wheelUp: "wheel \(place) up"
    case .wheelDown: "wheel \(place) down"
    }
  }

  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      switch character {
      case "\\": result += "\\\\"
      case _ where character.isNewline: result += "\\n"
      default: result.append(character)
      }
    }
  }
}

extension KeyStroke {
  /// The key's name in files, without signs that a keyboard lacks.
  var name: String {
    switch key {
    case .up, .down, .left, .right:
      (modifiers.contains(.control) ? "Ctrl-" : "") + (modifiers.contains(.alt) ? "Alt-" : "")
        + (key == .up ? "Up" : key == .down ? "Down" : key == .left ? "Left" : "Right")
    default: text
    }
  }
}
