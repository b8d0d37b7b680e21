import Terminal
import Testing

@Suite struct InputDecoderTests {
  private func events(_ text: String) -> [InputEvent] {
    var decoder = InputDecoder()
    return decoder.feed(text.utf8) + decoder.flush()
  }

  static let keys: [(String, Key, Modifiers)] = [
    ("a", Key.character("a"), []), ("é", .character("é"), []), ("日", .character("日"), []),
    ("\r", .enter, []), ("\t", .tab, []), ("\u{7F}", .backspace, []), ("\u{8}", .backspace, []),
    ("\u{3}", .character("c"), .control), ("\u{1A}", .character("z"), .control),
    ("\u{0}", .character(" "), .control), ("\u{1B}", .escape, []),
    ("\u{1B}x", .character("x"), .alt),
    ("\u{1B}é", .character("é"), .alt), ("\u{1B}\r", .enter, .alt),
    ("\u{1B}[A", .up, []), ("\u{1B}OB", .down, []), ("\u{1B}[1;5C", .right, .control),
    ("\u{1B}[1;2D", .left, .shift), ("\u{1B}[1;3A", .up, .alt), ("\u{1B}[H", .home, []),
    ("\u{1B}[4~", .end, []), ("\u{1B}[5~", .pageUp, []), ("\u{1B}[3~", .delete, []),
    ("\u{1B}[3;5~", .delete, .control), ("\u{1B}[Z", .backTab, []), ("\u{1B}OP", .function(1), []),
    ("\u{1B}[15~", .function(5), []), ("\u{1B}[24~", .function(12), []),
    ("\u{1B}[[B", .function(2), []), ("\u{1B}[27;5;13~", .enter, .control),
    ("\u{1B}[97;5u", .character("a"), .control), ("\u{1B}OM", .enter, []),
    ("\u{1B}Oq", .character("1"), []), ("\u{1B}[", .character("["), .alt),
  ]

  @Test(arguments: keys)
  func oneKey(bytes: String, key: Key, modifiers: Modifiers) {
    #expect(events(bytes) == [.key(key, modifiers)])
  }

  @Test func bytesMayArriveOneByOne() {
    let text = "a\u{1B}[1;5Cé\u{1B}[<0;5;7M\u{1B}[200~x\r\ny\u{1B}[201~q"
    var decoder = InputDecoder()
    let single = text.utf8.flatMap { decoder.feed([$0]) }
    #expect(single == events(text))
    #expect(
      single == [
        .character("a"), .key(.right, .control), .character("é"),
        .mouse(MouseEvent(.press(.left), at: Position(x: 4, y: 6))), .paste("x\ny"),
        .character("q"),
      ])
  }

  @Test func escapeWaitsForItsRest() {
    var decoder = InputDecoder()
    #expect(decoder.feed([0x1B]) == [])
    #expect(decoder.isPending)
    #expect(decoder.flush() == [.key(.escape)])
    #expect(!decoder.isPending)
    #expect(events("\u{1B}\u{1B}") == [.key(.escape), .key(.escape)])
    #expect(events("\u{1B}\u{1B}[A") == [.key(.escape), .key(.up)])
  }

  @Test(arguments: [
    "\u{1B}[?1;2c", "\u{1B}[I", "\u{1B}[99~", "\u{1B}[1;2$y", "\u{1B}[12;", "\u{1B}Oz",
  ])
  func unknownSequencesLeaveNothing(bytes: String) {
    #expect(events(bytes) == [])
  }

  @Test func brokenOffSequencesDoNotSwallowKeys() {
    #expect(events("\u{1B}[1\u{1B}[A") == [.key(.up)])
    #expect(events("\u{1B}[1\rq") == [.key(.enter), .character("q")])
    var decoder = InputDecoder()
    #expect(decoder.feed([0xC3, 0x28, 0xFF, 0x80, 0x71]) == [.character("("), .character("q")])
  }

  @Test func mouseReports() {
    let at = Position(x: 250, y: 99)
    #expect(events("\u{1B}[<2;251;100M") == [.mouse(MouseEvent(.press(.right), at: at))])
    #expect(events("\u{1B}[<2;251;100m") == [.mouse(MouseEvent(.release(.right), at: at))])
    #expect(events("\u{1B}[<32;251;100M") == [.mouse(MouseEvent(.drag(.left), at: at))])
    #expect(events("\u{1B}[<64;251;100M") == [.mouse(MouseEvent(.wheelUp, at: at))])
    #expect(
      events("\u{1B}[<81;251;100M")
        == [.mouse(MouseEvent(.wheelDown, at: at, modifiers: .control))])
    #expect(events("\u{1B}[<35;251;100M") == [])
    #expect(events("\u{1B}[<0;0;0M") == [])
    #expect(
      events("\u{1B}[M !!\u{1B}[M#!!") == [
        .mouse(MouseEvent(.press(.left), at: Position(x: 0, y: 0))),
        .mouse(MouseEvent(.release(.left), at: Position(x: 0, y: 0))),
      ])
  }

  @Test func aPasteIsTextAndNeverAKey() {
    #expect(
      events("\u{1B}[200~q\u{3}\u{1B}[A\tz\u{1B}[201~") == [.paste("q[A\tz")])
    #expect(events("\u{1B}[200~\u{1B}[201~") == [.paste("")])
  }

  @Test func aHugePasteIsCut() {
    var decoder = InputDecoder()
    _ = decoder.feed("\u{1B}[200~".utf8)
    for _ in 0..<17 { _ = decoder.feed(repeatElement(UInt8(ascii: "x"), count: 65536)) }
    guard case .paste(let text)? = decoder.feed("\u{1B}[201~q".utf8).first else {
      Issue.record("no paste")
      return
    }
    #expect(text.utf8.count == 1 << 20)
  }

  @Test func theTerminalsOwnSequencesGoFirst() {
    var decoder = InputDecoder(known: [Array("\u{1B}[V".utf8): .pageUp])
    #expect(decoder.feed("\u{1B}[V".utf8) == [.key(.pageUp)])
  }

  @Test func anyBytesAreSurvived() {
    var state: UInt64 = 7
    var decoder = InputDecoder()
    for _ in 0..<20_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let byte = UInt8(truncatingIfNeeded: state >> 56)
      _ = decoder.feed([byte & 3 == 0 ? 0x1B : byte])
      if byte == 9 { _ = decoder.flush() }
    }
    _ = decoder.flush()
    #expect(!decoder.isPending)
  }
}
