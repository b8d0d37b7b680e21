import Documents
import Terminal

extension Macro {
  /// Reads the text of a macro file: a step a line, `#` before comments.
  ///
  ///     size 120x40
  ///     key Down Down           # names as in a key map; several in one line
  ///     type +++                # the rest of the line, a key for each character
  ///     paste 0.5
  ///     click 3 4               # also: double, press, drag, release, with column and row from 0
  ///     wheel 3 4 down
  ///     resize 80x24
  ///     settle
  ///     expect ε unchanged
  ///     absent stale
  ///     screen                  # to standard output, or the file that is named
  ///
  /// In what follows `type`, `paste`, `expect` and `absent`, `\n` is a line end and `\\` a backslash;
  /// no comment ends these lines.
  ///
  /// - Throws: ``InputError`` with the line of the first step that is not understood.
  public init(text: String, file: String? = nil) throws {
    self.init()
    var number = 0
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      number += 1
      let line = String(line.drop { $0 == " " || $0 == "\t" })
      guard !line.isEmpty, !line.hasPrefix("#") else { continue }
      do {
        try read(line, number)
      } catch let refusal as KeyStroke.Refusal {
        throw InputError(refusal.message, file: file, line: number, value: line)
      }
    }
  }

  /// Reads a macro file.
  ///
  /// - Throws: ``InputError`` as ``init(text:file:)``, and where the file cannot be read.
  public init(path: String) throws {
    try self.init(text: TextFile.read(path, limit: 16 << 20), file: path)
  }

  private mutating func read(_ line: String, _ number: Int) throws {
    let verb = String(line.prefix { $0 != " " })
    let rest = String(line.dropFirst(verb.count).dropFirst())
    let words = Macro.words(rest)
    func add(_ event: InputEvent) { append(.event(event), line: number) }
    switch verb {
    case "size": size = try Macro.size(words)
    case "resize":
      let size = try Macro.size(words)
      add(.resize(width: size.width, height: size.height))
    case "key":
      guard !words.isEmpty else { throw refusal("key needs the name of one") }
      for word in words {
        let key = try KeyStroke.read(word).get()
        add(.key(key.key, key.modifiers))
      }
    case "type": for character in Macro.unescaped(rest) { add(Macro.typed(character)) }
    case "paste": add(.paste(Macro.unescaped(rest)))
    case "click", "double", "press", "drag", "release", "wheel":
      for event in try Macro.mouse(verb, words) { add(.mouse(event)) }
    case "settle": append(.settle, line: number)
    case "expect", "absent":
      guard !rest.isEmpty else { throw refusal("\(verb) needs a text") }
      append(
        verb == "expect" ? .expect(Macro.unescaped(rest)) : .absent(Macro.unescaped(rest)),
        line: number)
    case "screen": append(.screen(words.isEmpty ? nil : words.joined(separator: " ")), line: number)
    default:
      throw refusal(Suggestion.sentence(unknown: verb, what: "step", allowed: Macro.verbs))
    }
  }

  private static let verbs = steps.map { String($0.form.prefix { $0 != " " }) }

  private func refusal(_ message: String) -> KeyStroke.Refusal {
    KeyStroke.Refusal(message: message)
  }

  /// The words up to a comment.
  private static func words(_ text: String) -> [String] {
    let words = text.split(separator: " ").map(String.init)
    // A lone # is a key; one with more behind it begins a comment.
    return Array(
      words.prefix { $0 == "#" ? words.count == 1 : !$0.hasPrefix("#") || $0.count == 1 })
  }

  private static func typed(_ character: Character) -> InputEvent {
    character.isNewline ? .key(.enter) : .character(character)
  }

  private static func size(_ words: [String]) throws -> Size {
    let parts = words.first?.split(separator: "x").compactMap { Int($0) } ?? []
    guard words.count == 1, parts.count == 2, (1...1000).contains(parts[0]),
      (1...1000).contains(parts[1])
    else {
      throw KeyStroke.Refusal(message: "a size is COLUMNSxROWS, such as 120x40, each 1 … 1000")
    }
    return Size(width: parts[0], height: parts[1])
  }

  private static func mouse(_ verb: String, _ words: [String]) throws -> [MouseEvent] {
    let place = words.prefix(2).compactMap { Int($0) }
    guard place.count == 2, place.allSatisfy({ (0...999).contains($0) }) else {
      throw KeyStroke.Refusal(message: "\(verb) needs a column and a row, counted from 0")
    }
    let position = Position(x: place[0], y: place[1])
    func event(_ action: MouseEvent.Action, clicks: Int = 1) -> MouseEvent {
      MouseEvent(action, at: position, clicks: clicks)
    }
    switch (verb, words.dropFirst(2).first) {
    case ("wheel", "up"): return [event(.wheelUp)]
    case ("wheel", "down"): return [event(.wheelDown)]
    case ("wheel", _): throw KeyStroke.Refusal(message: "the wheel turns up or down")
    case (_, .some): throw KeyStroke.Refusal(message: "\(verb) needs a column and a row alone")
    case ("double", _): return [event(.press(.left), clicks: 2)]
    case ("press", _): return [event(.press(.left))]
    case ("drag", _): return [event(.drag(.left))]
    case ("release", _): return [event(.release(.left))]
    default: return [event(.press(.left)), event(.release(.left))]
    }
  }

  private static func unescaped(_ text: String) -> String {
    var result = ""
    var isEscaped = false
    for character in text {
      if isEscaped {
        result.append(character == "n" ? "\n" : character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        result.append(character)
      }
    }
    return isEscaped ? result + "\\" : result
  }
}
