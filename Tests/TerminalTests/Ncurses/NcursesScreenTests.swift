import Documents
import Foundation
import Testing

@testable import Terminal

@MainActor @Suite(.serialized) struct NcursesScreenTests {
  private func screen(
    _ terminal: PseudoTerminal, term: String = "xterm-256color", wake: WakeSignal? = nil,
    options: ScreenOptions = ScreenOptions(), environment: [String: String] = [:]
  ) throws -> NcursesScreen {
    try NcursesScreen(
      options: options, wake: wake ?? WakeSignal(), input: terminal.program,
      output: terminal.program, environment: environment.merging(["TERM": term]) { $1 })
  }

  private func page(_ screen: NcursesScreen, _ text: String) -> Canvas {
    let theme = Theme.dark.adapted(to: screen.depth)
    var canvas = Canvas(width: screen.size.width, height: screen.size.height)
    canvas.box(canvas.bounds, title: text, style: theme[.border])
    for (y, role) in ThemeRole.allCases.enumerated() {
      canvas.text("\(text) 日本 e\u{301} █ \(role)", x: 1, y: 1 + y, style: theme[role])
    }
    return canvas
  }

  @Test(arguments: ["xterm-256color", "vt100", "linux", "xterm", "screen-256color", "no-such-term"])
  func everyTerminalIsDrawnAndGivenBack(term: String) throws {
    let terminal = try #require(PseudoTerminal(width: 80, height: 24))
    defer { terminal.end() }
    var before = termios()
    tcgetattr(terminal.program, &before)
    let screen = try screen(terminal, term: term)
    #expect(screen.size == Size(width: 80, height: 24))
    #expect(screen.notices.isEmpty == (term != "no-such-term"))
    screen.present(page(screen, "first"), cursor: Position(x: 2, y: 2))
    screen.present(page(screen, "second"), cursor: nil)
    screen.close()
    screen.close()
    var after = termios()
    tcgetattr(terminal.program, &after)
    #expect(before.c_lflag == after.c_lflag)
    #expect(before.c_iflag == after.c_iflag)
    let written = terminal.output(through: "\u{1B}[?2004l")
    #expect(written.contains("first"))
  }

  @Test func depths() throws {
    let terminal = try #require(PseudoTerminal(width: 20, height: 5))
    defer { terminal.end() }
    let cases: [(String, [String: String], ScreenOptions.ColorChoice, ColorDepth)] = [
      ("xterm-256color", [:], .automatic, .indexed),
      ("xterm-256color", ["COLORTERM": "truecolor"], .automatic, .indexed),
      ("xterm-256color", ["NO_COLOR": "1"], .automatic, .none),
      ("xterm-256color", ["NO_COLOR": ""], .automatic, .indexed),
      ("xterm-256color", ["NO_COLOR": "1"], .direct, .indexed),
      ("xterm-256color", [:], .sixteen, .sixteen), ("xterm-256color", [:], .never, .none),
      ("linux", [:], .automatic, .eight), ("vt100", [:], .automatic, .none),
    ]
    for (term, environment, choice, depth) in cases {
      var options = ScreenOptions()
      options.color = choice
      let screen = try screen(
        terminal, term: term, options: options, environment: environment)
      #expect(screen.depth == depth, "\(term) \(environment) \(choice)")
      screen.present(page(screen, "x"), cursor: nil)
      screen.close()
    }
  }

  @Test func aTerminalWithoutCursorMovementIsRefused() throws {
    let terminal = try #require(PseudoTerminal(width: 20, height: 5))
    defer { terminal.end() }
    let error = #expect(throws: InputError.self) { try self.screen(terminal, term: "dumb") }
    #expect(error?.value == "TERM=dumb")
  }

  @Test func theSameCanvasCostsNothing() throws {
    let terminal = try #require(PseudoTerminal(width: 80, height: 24))
    defer { terminal.end() }
    let screen = try screen(terminal)
    screen.present(page(screen, "same"), cursor: Position(x: 1, y: 1))
    _ = terminal.output(through: TerminalBytes.frameEnds)
    for _ in 0..<100 { screen.present(page(screen, "same"), cursor: Position(x: 1, y: 1)) }
    TerminalBytes.write("mark", to: terminal.program)
    #expect(terminal.output(through: "mark") == "mark")
    screen.close()
  }

  @Test func everySizeIsDrawn() throws {
    let terminal = try #require(PseudoTerminal(width: 80, height: 24))
    defer { terminal.end() }
    let wake = try WakeSignal()
    let screen = try screen(terminal, wake: wake)
    let sizes: [(UInt16, UInt16)] = [
      (1, 1), (2, 1), (1, 2), (7, 3), (500, 200), (3, 200), (500, 1), (80, 24),
    ]
    for (width, height) in sizes {
      terminal.resize(width: width, height: height)
      SignalInbox.receive(SIGWINCH)
      let event = InputEvent.resize(width: Int(width), height: Int(height))
      #expect(screen.nextEvents(timeout: 1000) == [event])
      screen.present(page(screen, "size"), cursor: Position(x: 0, y: 0))
      screen.present(Canvas(width: 3, height: 3), cursor: Position(x: 999, y: 999))
    }
    screen.close()
  }

  @Test func inputArrivesAsEvents() throws {
    let terminal = try #require(PseudoTerminal(width: 80, height: 24))
    defer { terminal.end() }
    let wake = try WakeSignal()
    let screen = try screen(terminal, wake: wake)
    terminal.type("q")
    #expect(screen.nextEvents(timeout: nil) == [.character("q")])
    terminal.type("\u{3}")
    #expect(screen.nextEvents(timeout: nil) == [.control("c")])
    terminal.type("\u{1B}")
    #expect(screen.nextEvents(timeout: nil) == [.key(.escape)])
    terminal.type("\u{1B}OA")
    #expect(screen.nextEvents(timeout: nil) == [.key(.up)])
    wake.raise()
    #expect(screen.nextEvents(timeout: nil) == [.wake])
    #expect(screen.nextEvents(timeout: 0) == [])
    #expect(screen.nextEvents(timeout: 3) == [])
    for (number, signal) in [
      (SIGTERM, InputEvent.Signal.terminate), (SIGHUP, .hangup), (SIGINT, .interrupt),
    ] {
      SignalInbox.receive(number)
      #expect(screen.nextEvents(timeout: nil) == [.signal(signal)])
    }
    screen.close()
  }

  @Test func moreColourPairsThanATerminalHas() throws {
    let terminal = try #require(PseudoTerminal(width: 80, height: 24))
    defer { terminal.end() }
    let screen = try screen(terminal, term: "linux")
    var canvas = Canvas(width: 80, height: 24)
    for index in 0..<512 {
      canvas[index % 80, index / 80] = Cell(
        "x",
        Style(foreground: .index(UInt8(index % 8)), background: .index(UInt8(index / 8 % 8))))
    }
    screen.present(canvas, cursor: nil)
    canvas[0, 0] = Cell("y", Style(foreground: .index(5)))
    screen.present(canvas, cursor: nil)
    screen.close()
  }

  @Test func mouseAndClipboardAreAskedFor() throws {
    let terminal = try #require(PseudoTerminal(width: 80, height: 24))
    defer { terminal.end() }
    let screen = try screen(terminal)
    _ = terminal.output(through: TerminalBytes.mouseOn)
    screen.setMouse(false)
    screen.setMouse(false)
    screen.copy("Grüße!")
    #expect(
      terminal.output(through: "\u{07}")
        == TerminalBytes.mouseOff + "\u{1B}]52;c;R3LDvMOfZSE=\u{07}")
    screen.close()
  }

  @Test func aNullDeviceIsEnough() throws {
    let null = open("/dev/null", O_RDWR)
    defer { close(null) }
    let screen = try NcursesScreen(
      options: ScreenOptions(), wake: WakeSignal(), input: null, output: null,
      environment: ["TERM": "xterm-256color"])
    #expect(screen.size.width > 0)
    screen.present(page(screen, "null"), cursor: nil)
    #expect(screen.nextEvents(timeout: nil) == [.signal(.hangup)])
    #expect(screen.nextEvents(timeout: 0) == [])
    screen.close()
  }
}
