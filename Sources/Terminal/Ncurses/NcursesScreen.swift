import CNcurses
import Documents
import Foundation

/// The terminal, by ncurses: it knows what each terminal can do and sends only what has changed.
///
/// Input is read from the terminal directly and decoded by ``InputDecoder``, so that the wait can
/// also be for a ``WakeSignal`` and for signals. Ctrl-Z stops the program here and is not reported;
/// Ctrl-C is a key. There is one such screen at a time. However the program ends, the terminal is
/// given back: by ``close()``, at `exit`, or by a crash handler.
@MainActor public final class NcursesScreen: Screen {
  /// The extent in cells.
  public private(set) var size = Size(width: 0, height: 0)
  /// How many colours are used.
  public var depth: ColorDepth { pairs.depth }
  /// Whether canvases are translated to plain ASCII.
  public var isASCII: Bool { glyphs == .ascii }
  /// The terminal's name, `$TERM` or what stands in for it.
  public let terminalName: String
  /// Sentences for the person about what was decided at the start, such as an unknown terminal.
  public let notices: [String]

  let options: ScreenOptions
  let output: Int32
  let input: Int32
  let wake: WakeSignal
  let signals: WakeSignal
  var decoder: InputDecoder
  var inputEnded = false
  var clicks = ClickCounter()

  private let handle: OpaquePointer
  private let files: [UnsafeMutablePointer<FILE>]
  private let settings: termios?
  private let redirect: ErrorRedirect?
  private let formerActions: [(Int32, sigaction)]
  private let hasAlternateScreen: Bool
  private var pairs: ColorPairs
  private var row = CellRow()
  private var shown: Canvas?
  private var cursor: Position?
  private var cursorVisible = true
  private var mouseTaken: Bool
  private var glyphs: GlyphSet
  private var isSynchronized: Bool
  private let speaksUnicode: Bool
  private var isClosed = false

  /// Takes the terminal on standard input and output.
  ///
  /// - Parameters:
  ///   - options: What the person chose.
  ///   - wake: Raised by workers; it ends the wait in ``nextEvents(timeout:)``.
  /// - Throws: ``InputError`` where they are no terminal, or one whose cursor cannot be moved.
  public convenience init(options: ScreenOptions = ScreenOptions(), wake: WakeSignal) throws {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
      throw InputError(
        "The workbench needs a terminal for its input and output; in a pipe, use the commands "
          + "(semblance --help).")
    }
    try self.init(options: options, wake: wake, input: STDIN_FILENO, output: STDOUT_FILENO)
  }

  /// Takes a terminal on two descriptors, which stay the caller's.
  init(
    options: ScreenOptions, wake: WakeSignal, input: Int32, output: Int32,
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws {
    self.options = options
    self.wake = wake
    self.input = input
    self.output = output
    signals = try WakeSignal()
    mouseTaken = options.mouse
    setlocale(LC_CTYPE, "")
    let speaksUnicode = TerminalFacts.speaksUnicode
    self.speaksUnicode = speaksUnicode
    glyphs = speaksUnicode ? options.glyphs : .ascii
    isSynchronized = options.synchronized
    var saved = termios()
    settings = tcgetattr(output, &saved) == 0 ? saved : nil

    let wanted = environment["TERM"] ?? ""
    let opened = try TerminalOpening(wanted: wanted, input: input, output: output)
    handle = opened.handle
    files = opened.files
    terminalName = opened.name
    var notices = opened.notices
    if !speaksUnicode && options.glyphs != .ascii {
      notices.append("The locale is not UTF-8, so plain ASCII is drawn (set LANG=C.UTF-8).")
    }
    self.notices = notices
    hasAlternateScreen = TerminalKeys.string("smcup") != nil
    raw()
    noecho()
    nonl()
    keypad(cn_stdscr(), true)
    typeahead(-1)
    pairs = ColorPairs(choice: options.color, environment: environment)
    decoder = InputDecoder(known: TerminalKeys.known())
    formerActions = SignalInbox.open(signals)
    redirect = options.log.flatMap { ErrorRedirect(log: $0) }
    redirect?.begin()
    size = Size(width: Int(getmaxx(cn_stdscr())), height: Int(getmaxy(cn_stdscr())))
    arm()
    sendModes()
  }

  /// Shows a canvas; see ``Screen/present(_:cursor:)``.
  ///
  /// - Complexity: O(cells), and O(changed cells) bytes.
  public func present(_ canvas: Canvas, cursor: Position?) {
    guard !isClosed else { return }
    let cursor = cursor.flatMap { size.bounds.contains(x: $0.x, y: $0.y) ? $0 : nil }
    let next = canvas.fitted(to: size).drawn(with: glyphs)
    if next == shown && cursor == self.cursor { return }
    draw(next)
    self.cursor = cursor
    flush()
  }

  /// Draws everything again at the next ``present(_:cursor:)``.
  public func invalidate() {
    guard !isClosed else { return }
    shown = nil
    clearok(cn_curscr(), true)
  }

  /// Draws with these signs from now on; plain ASCII stays where the locale is not UTF-8.
  public func setGlyphs(_ glyphs: GlyphSet) { self.glyphs = speaksUnicode ? glyphs : .ascii }

  /// Wraps frames in synchronized updates from now on, or not.
  public func setSynchronized(_ isSynchronized: Bool) { self.isSynchronized = isSynchronized }

  /// Takes the mouse, or releases it.
  public func setMouse(_ taken: Bool) {
    guard !isClosed, taken != mouseTaken else { return }
    mouseTaken = taken
    TerminalBytes.write(taken ? TerminalBytes.mouseOn : TerminalBytes.mouseOff, to: output)
  }

  /// Hands a text to the clipboard by OSC 52; consoles that would print it get nothing.
  public func copy(_ text: String) {
    guard !isClosed, !isPlainConsole else { return }
    TerminalBytes.write(TerminalBytes.clipboard(text), to: output)
  }

  /// Gives the terminal back, stops the program, and draws again once it is continued.
  public func suspend() {
    guard !isClosed else { return }
    leave()
    SignalInbox.stopProcess()
    SignalInbox.forget([.stop, .proceed])
    takeAgain()
  }

  /// Takes the terminal again after another program had it.
  func takeAgain() {
    guard !isClosed else { return }
    redirect?.begin()
    reset_prog_mode()
    arm()
    sendModes()
    let last = shown
    invalidate()
    // The cursor's visibility is the shell's now.
    cursorVisible = true
    if let last, last.width == size.width, last.height == size.height {
      draw(last)
      flush()
    }
  }

  /// Gives the terminal back.
  public func close() {
    guard !isClosed else { return }
    if !hasAlternateScreen {
      wmove(cn_stdscr(), Int32(max(0, size.height - 1)), 0)
      wclrtoeol(cn_stdscr())
      wrefresh(cn_stdscr())
    }
    leave()
    if !hasAlternateScreen { TerminalBytes.write("\n", to: output) }
    isClosed = true
    SignalInbox.close(restoring: formerActions)
    redirect?.end()
    delscreen(handle)
    for file in files { fclose(file) }
  }

  /// Follows the terminal's size.
  ///
  /// - Returns: the event, or `nil` where it is the same.
  func followSize() -> InputEvent? {
    var window = winsize()
    guard ioctl(output, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0, window.ws_row > 0
    else { return nil }
    let new = Size(width: Int(window.ws_col), height: Int(window.ws_row))
    guard new != size, resize_term(Int32(new.height), Int32(new.width)) == OK else { return nil }
    size = Size(width: Int(getmaxx(cn_stdscr())), height: Int(getmaxy(cn_stdscr())))
    invalidate()
    return .resize(width: size.width, height: size.height)
  }

  private func draw(_ next: Canvas) {
    if pairs.isFull {
      pairs.reset()
      shown = nil
    }
    for y in 0..<next.height {
      if let shown, shown.row(y) == next.row(y) { continue }
      row.encode(next, y: y, pairs: &pairs)
      row.draw(y: y)
    }
    shown = next
  }

  private func flush() {
    let framed = isSynchronized && !isPlainConsole
    if framed { TerminalBytes.write(TerminalBytes.frameBegins, to: output) }
    if let cursor { wmove(cn_stdscr(), Int32(cursor.y), Int32(cursor.x)) }
    wnoutrefresh(cn_stdscr())
    doupdate()
    if cursorVisible != (cursor != nil) {
      cursorVisible = cursor != nil
      curs_set(cursorVisible ? 1 : 0)
      fflush(nil)
    }
    if framed { TerminalBytes.write(TerminalBytes.frameEnds, to: output) }
  }

  private func sendModes() {
    var modes = TerminalBytes.pasteOn
    if mouseTaken { modes += TerminalBytes.mouseOn }
    TerminalBytes.write(modes, to: output)
  }

  private func leave() {
    TerminalBytes.write(TerminalBytes.mouseOff + TerminalBytes.pasteOff, to: output)
    endwin()
    CrashGuard.disarm()
    if var settings { tcsetattr(output, TCSADRAIN, &settings) }
    redirect?.pause()
  }

  private func arm() {
    CrashGuard.arm(
      output: output, settings: settings, errorOutput: redirect?.original ?? STDERR_FILENO,
      log: redirect == nil ? nil : options.log)
  }

  private var isPlainConsole: Bool {
    terminalName.hasPrefix("vt") || terminalName.hasPrefix("linux")
  }
}

extension Size {
  /// The area from the first cell.
  public var bounds: Rect { Rect(x: 0, y: 0, width: width, height: height) }
}

extension Canvas {
  /// The cells of a row.
  func row(_ y: Int) -> ArraySlice<Cell> { cells[(y * width)..<((y + 1) * width)] }
}
