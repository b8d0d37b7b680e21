/// A control sequence taken apart: `ESC [ PRIVATE PARAMETERS FINAL`.
struct ControlSequence {
  /// The letter that ends it.
  let final: Character
  /// A byte `<` … `?` before the parameters.
  let isPrivate: Bool
  private let parameters: [Int?]
  private let isSGR: Bool
  private let isConsole: Bool

  /// Takes whole sequences only; `nil` for one that is not well formed.
  init?(_ bytes: [UInt8]) {
    guard bytes.count >= 3, let last = bytes.last else { return nil }
    final = Character(Unicode.Scalar(last))
    var body = bytes.dropFirst(2).dropLast()
    isConsole = body.first == UInt8(ascii: "[")
    if isConsole { body = body.dropFirst() }
    isPrivate = body.first.map { (0x3C...0x3F).contains($0) } ?? false
    isSGR = body.first == UInt8(ascii: "<")
    if isPrivate { body = body.dropFirst() }
    guard body.allSatisfy({ (0x30...0x3B).contains($0) }) else { return nil }
    parameters = body.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
      .map { part in Int(String(decoding: part.prefix { $0 != UInt8(ascii: ":") }, as: UTF8.self)) }
  }

  /// The parameter at a place from 0; `nil` where it is empty or missing.
  func parameter(_ place: Int) -> Int? { place < parameters.count ? parameters[place] : nil }

  /// An SGR mouse report.
  var isMouse: Bool { isSGR && (final == "M" || final == "m") }

  /// A function key of the Linux console.
  var isConsoleKey: Bool { isConsole }
}

/// What the common key sequences mean.
enum KeySequence {
  /// A key sent as `ESC O letter`.
  static func ss3(_ letter: UInt8) -> InputEvent? {
    let letter = Character(Unicode.Scalar(letter))
    if let key = letters[letter] { return .key(key, []) }
    switch letter {
    case "M": return .key(.enter)
    // The keypad in application mode: * + , - . / and the digits.
    case "j"..."y":
      guard let value = letter.asciiValue else { return nil }
      return .character(Character(Unicode.Scalar(value - 0x40)))
    case "X": return .character("=")
    // rxvt's control arrows.
    case "a": return .key(.up, .control)
    case "b": return .key(.down, .control)
    case "c": return .key(.right, .control)
    case "d": return .key(.left, .control)
    default: return nil
    }
  }

  /// A key sent as a control sequence; `nil` where it is none.
  static func event(_ sequence: ControlSequence) -> InputEvent? {
    if sequence.isPrivate { return nil }
    if sequence.isConsoleKey {
      guard let place = "ABCDE".firstIndex(of: sequence.final) else { return nil }
      return .key(.function(1 + "ABCDE".distance(from: "ABCDE".startIndex, to: place)))
    }
    let modifiers = modifiers(sequence.parameter(1))
    switch sequence.final {
    case "~":
      if sequence.parameter(0) == 27 {
        // xterm's modifyOtherKeys: 27 ; modifiers ; code ~.
        return character(sequence.parameter(2), modifiers)
      }
      return sequence.parameter(0).flatMap { numbers[$0] }.map { .key($0, modifiers) }
    case "u": return character(sequence.parameter(0), modifiers)
    case "Z": return .key(.backTab)
    // rxvt's shifted arrows.
    case "a": return .key(.up, .shift)
    case "b": return .key(.down, .shift)
    case "c" where sequence.parameter(0) == nil: return .key(.right, .shift)
    case "d": return .key(.left, .shift)
    default: return letters[sequence.final].map { .key($0, modifiers) }
    }
  }

  private static func modifiers(_ parameter: Int?) -> Modifiers {
    guard let parameter, (2...16).contains(parameter) else { return [] }
    return Modifiers(rawValue: UInt8((parameter - 1) & 7))
  }

  private static func character(_ code: Int?, _ modifiers: Modifiers) -> InputEvent? {
    switch code {
    case 9: return modifiers.contains(.shift) ? .key(.backTab) : .key(.tab, modifiers)
    case 13: return .key(.enter, modifiers)
    case 27: return .key(.escape, modifiers)
    case 8, 127: return .key(.backspace, modifiers)
    case let code?:
      guard code >= 0x20, let scalar = UInt32(exactly: code).flatMap(Unicode.Scalar.init) else {
        return nil
      }
      return .key(.character(Character(scalar)), modifiers)
    case nil: return nil
    }
  }

  private static let letters: [Character: Key] = [
    "A": .up, "B": .down, "C": .right, "D": .left, "H": .home, "F": .end, "P": .function(1),
    "Q": .function(2), "R": .function(3), "S": .function(4),
  ]

  private static let numbers: [Int: Key] = {
    var keys: [Int: Key] = [
      1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
    ]
    let functions = [
      11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24, 25, 26, 28, 29, 31, 32, 33, 34,
    ]
    for (place, number) in functions.enumerated() { keys[number] = .function(place + 1) }
    return keys
  }()
}
