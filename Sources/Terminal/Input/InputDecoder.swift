/// Turns the bytes a terminal sends into events; knows no terminal, so it is tested by bytes alone.
///
/// It reads UTF-8, the CSI and SS3 forms of keys with xterm's modifier parameter (ECMA-48 section 5.4;
/// xterm control sequences, "PC-style function keys"), SGR and X10 mouse reports, and bracketed
/// paste. A sequence it does not know is swallowed whole: its letters never arrive as keys.
public struct InputDecoder: Sendable {
  private var buffer: [UInt8] = []
  private var paste: [UInt8]?
  private var button: MouseEvent.Button?
  private let known: [[UInt8]: Key]

  /// Bytes of a paste beyond this are dropped.
  static let longestPaste = 1 << 20
  /// A sequence longer than this is noise.
  static let longestSequence = 64

  /// - Parameter known: What this terminal's description says its keys send, whole sequences; they
  ///   go before the common meanings.
  public init(known: [[UInt8]: Key] = [:]) { self.known = known }

  /// Whether bytes are waiting for their rest: call ``flush()`` if none comes within a moment.
  public var isPending: Bool { !buffer.isEmpty && paste == nil }

  /// Takes bytes and returns the events complete so far.
  public mutating func feed(_ bytes: some Sequence<UInt8>) -> [InputEvent] {
    buffer.append(contentsOf: bytes)
    return drain(final: false)
  }

  /// Says that nothing more is coming for now: a lone Escape is the key, a broken-off sequence is
  /// dropped.
  public mutating func flush() -> [InputEvent] { drain(final: true) }

  private mutating func drain(final: Bool) -> [InputEvent] {
    var events: [InputEvent] = []
    var start = 0
    while start < buffer.count {
      if paste != nil {
        guard let next = takePaste(from: start, &events) else {
          // Keep what may be the beginning of the end mark.
          let kept = min(buffer.count - start, 5)
          appendPaste(buffer[start..<(buffer.count - kept)])
          start = buffer.count - kept
          break
        }
        start = next
        continue
      }
      switch step(buffer[start...], final: final) {
      case .incomplete:
        buffer.removeFirst(start)
        return events
      case .took(let count, let event):
        start += max(1, count)
        if let event { events.append(event) }
      case .pasteBegins(let count):
        start += count
        paste = []
      }
    }
    buffer.removeFirst(min(start, buffer.count))
    return events
  }

  private enum Step {
    case took(Int, InputEvent?)
    case pasteBegins(Int)
    case incomplete
  }

  private mutating func step(_ bytes: ArraySlice<UInt8>, final: Bool) -> Step {
    guard let first = bytes.first else { return .incomplete }
    guard first == 0x1B else { return character(bytes, final: final) }
    guard bytes.count > 1 else { return final ? .took(1, .key(.escape)) : .incomplete }
    switch bytes[bytes.startIndex + 1] {
    case UInt8(ascii: "["): return controlSequence(bytes, final: final)
    case UInt8(ascii: "O"):
      guard bytes.count > 2 else { return final ? .took(2, alt("O")) : .incomplete }
      let sequence = Array(bytes.prefix(3))
      return .took(3, known[sequence].map { .key($0, []) } ?? KeySequence.ss3(sequence[2]))
    // Two Escapes: the first stands alone, whatever follows the second.
    case 0x1B: return .took(1, .key(.escape))
    default:
      guard case .took(let count, let event?) = character(bytes.dropFirst(), final: final) else {
        return final ? .took(1, .key(.escape)) : .incomplete
      }
      guard case .key(let key, let modifiers) = event else { return .took(count + 1, event) }
      return .took(count + 1, .key(key, modifiers.union(.alt)))
    }
  }

  private func alt(_ letter: Character) -> InputEvent { .key(.character(letter), .alt) }

  private func character(_ bytes: ArraySlice<UInt8>, final: Bool) -> Step {
    guard let first = bytes.first else { return .incomplete }
    switch first {
    case 0x0D, 0x0A: return .took(1, .key(.enter))
    case 0x09: return .took(1, .key(.tab))
    case 0x08, 0x7F: return .took(1, .key(.backspace))
    case 0x00: return .took(1, .control(" "))
    case 0x1B: return .took(1, .key(.escape))
    case 0x01...0x1A: return .took(1, .control(Character(Unicode.Scalar(first + 0x60))))
    case 0x1C...0x1F: return .took(1, .control(Character(Unicode.Scalar(first + 0x40))))
    case 0x20...0x7E: return .took(1, .character(Character(Unicode.Scalar(first))))
    case 0xC2...0xF4: break
    default: return .took(1, nil)
    }
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    let part = bytes.prefix(length)
    guard part.dropFirst().allSatisfy({ $0 & 0xC0 == 0x80 }) else { return .took(1, nil) }
    guard part.count == length else { return final ? .took(part.count, nil) : .incomplete }
    guard let text = String(validating: part, as: UTF8.self), let character = text.first else {
      return .took(1, nil)
    }
    // The C1 control characters are nobody's key.
    if let scalar = text.unicodeScalars.first, scalar.value < 0xA0 { return .took(length, nil) }
    return .took(length, .character(character))
  }

  private mutating func controlSequence(_ bytes: ArraySlice<UInt8>, final: Bool) -> Step {
    let start = bytes.startIndex
    var end = start + 2
    // The Linux console's function keys: ESC [ [ A.
    if end < bytes.endIndex, bytes[end] == UInt8(ascii: "[") { end += 1 }
    while end < bytes.endIndex, (0x20...0x3F).contains(bytes[end]) {
      end += 1
      if end - start > Self.longestSequence { return .took(end - start, nil) }
    }
    guard end < bytes.endIndex else {
      guard final else { return .incomplete }
      return .took(bytes.count, bytes.count == 2 ? alt("[") : nil)
    }
    let sequence = Array(bytes[start...end])
    // Another control character breaks the sequence off and counts for itself.
    guard (0x40...0x7E).contains(bytes[end]) else { return .took(end - start, nil) }
    if sequence == [0x1B, 0x5B, 0x4D] {
      guard end + 3 < bytes.endIndex else {
        return final ? .took(bytes.count, nil) : .incomplete
      }
      let report = bytes[(end + 1)...(end + 3)].map { Int($0) - 32 }
      return .took(
        6, mouse(code: report[0], x: report[1], y: report[2], released: report[0] & 3 == 3))
    }
    if let key = known[sequence] { return .took(sequence.count, .key(key, [])) }
    guard let control = ControlSequence(sequence) else { return .took(sequence.count, nil) }
    if control.isMouse {
      let event = mouse(
        code: control.parameter(0) ?? 0, x: control.parameter(1) ?? 1,
        y: control.parameter(2) ?? 1, released: control.final == "m")
      return .took(sequence.count, event)
    }
    if control.final == "~", control.parameter(0) == 200 { return .pasteBegins(sequence.count) }
    return .took(sequence.count, KeySequence.event(control))
  }

  private mutating func mouse(code: Int, x: Int, y: Int, released: Bool) -> InputEvent? {
    guard x >= 1, y >= 1, code >= 0 else { return nil }
    let modifiers = Modifiers(
      rawValue: (code & 4 != 0 ? 1 : 0) | (code & 8 != 0 ? 2 : 0) | (code & 16 != 0 ? 4 : 0))
    let buttons: [MouseEvent.Button] = [.left, .middle, .right]
    let action: MouseEvent.Action
    switch code & 0b1110_0011 {
    case 64: action = .wheelUp
    case 65: action = .wheelDown
    case let moved where moved & 32 != 0 && moved < 64:
      guard moved & 3 < 3 else { return nil }
      action = .drag(buttons[moved & 3])
    case let pressed where pressed < 4:
      // X10 reports do not say which button came up.
      let which = pressed & 3 < 3 ? buttons[pressed & 3] : button ?? .left
      action = released ? .release(which) : .press(which)
      button = released ? nil : which
    default: return nil
    }
    return .mouse(MouseEvent(action, at: Position(x: x - 1, y: y - 1), modifiers: modifiers))
  }

  private mutating func appendPaste(_ bytes: ArraySlice<UInt8>) {
    let room = max(0, Self.longestPaste - (paste?.count ?? 0))
    paste?.append(contentsOf: bytes.prefix(room))
  }

  private mutating func takePaste(from start: Int, _ events: inout [InputEvent]) -> Int? {
    let mark: [UInt8] = Array("\u{1B}[201~".utf8)
    guard buffer.count - start >= mark.count else { return nil }
    for place in start...(buffer.count - mark.count)
    where buffer[place] == mark[0] && buffer[place..<(place + mark.count)].elementsEqual(mark) {
      appendPaste(buffer[start..<place])
      let text = String(decoding: paste ?? [], as: UTF8.self)
      paste = nil
      events.append(.paste(PastedText.clean(text)))
      return place + mark.count
    }
    return nil
  }
}
