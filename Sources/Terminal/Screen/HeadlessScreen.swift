#if canImport(Glibc)
  import Glibc
#endif

/// A screen without a terminal: events come from a script, canvases are kept to be looked at.
///
/// Tests and recorded macros drive the workbench with it. Each ``nextEvents(timeout:)`` hands out
/// one scripted event, as a person would give them; a raised wake signal goes before.
@MainActor public final class HeadlessScreen: Screen {
  /// The extent in cells; a scripted resize changes it.
  public private(set) var size: Size
  /// The depth given at the start.
  public let depth: ColorDepth
  /// Whether canvases are translated to ASCII before they are kept.
  public var isASCII: Bool { glyphs == .ascii }
  /// The signs drawn with.
  public private(set) var glyphs: GlyphSet
  /// Whether frames would be wrapped in synchronized updates.
  public private(set) var isSynchronized = true
  /// Events not yet handed out, oldest first.
  public private(set) var pending: [InputEvent]
  /// What was shown last.
  public private(set) var canvas: Canvas
  /// Where the cursor was put last; `nil` when hidden.
  public private(set) var cursor: Position?
  /// How many canvases were given to ``present(_:cursor:)``.
  public private(set) var presentCount = 0
  /// How many cells the last ``present(_:cursor:)`` changed.
  public private(set) var changedCells = 0
  /// How often ``suspend()`` was called.
  public private(set) var suspendCount = 0
  /// Whether the mouse is taken.
  public private(set) var mouseTaken = true
  /// What was copied last.
  public private(set) var clipboard: String?
  /// Whether ``close()`` was called.
  public private(set) var isClosed = false

  private let wake: WakeSignal?
  private var invalid = true

  /// A screen of a fixed size that will give `events` in turn.
  public init(
    width: Int = 120, height: Int = 40, depth: ColorDepth = .indexed,
    glyphs: GlyphSet = .automatic,
    wake: WakeSignal? = nil, events: [InputEvent] = []
  ) {
    size = Size(width: width, height: height)
    self.depth = depth
    self.glyphs = glyphs
    self.wake = wake
    pending = events
    canvas = Canvas(width: width, height: height)
  }

  /// Adds events to the end of the script.
  public func send(_ events: InputEvent...) { pending += events }

  /// Adds a text to the script, a key event for each character.
  public func type(_ text: String) { pending += text.map { .character($0) } }

  /// Keeps the canvas, fitted to the screen's size.
  public func present(_ canvas: Canvas, cursor: Position?) {
    let shown = canvas.fitted(to: size).drawn(with: glyphs)
    changedCells = invalid ? size.width * size.height : shown.changedCells(from: self.canvas)
    invalid = false
    presentCount += 1
    self.canvas = shown
    self.cursor = cursor
  }

  /// The wake if it is raised, else the next scripted event; with an empty script and a wake signal
  /// it waits for that signal, without one it returns at once.
  public func nextEvents(timeout: Int?) -> [InputEvent] {
    if wake?.clear() == true { return [.wake] }
    guard pending.isEmpty else {
      let event = pending.removeFirst()
      if case .resize(let width, let height) = event {
        size = Size(width: width, height: height)
        invalid = true
      }
      return [event]
    }
    guard let wake else { return [] }
    var entry = pollfd(fd: wake.descriptor, events: Int16(POLLIN), revents: 0)
    while poll(&entry, 1, Int32(clamping: timeout ?? -1)) < 0 && errno == EINTR {}
    return wake.clear() ? [.wake] : []
  }

  /// Counts the call.
  public func suspend() { suspendCount += 1 }

  /// Makes the next canvas count as changed in every cell.
  public func invalidate() { invalid = true }

  /// Draws with these signs from now on.
  public func setGlyphs(_ glyphs: GlyphSet) { self.glyphs = glyphs }

  /// Remembers the wish.
  public func setSynchronized(_ isSynchronized: Bool) { self.isSynchronized = isSynchronized }

  /// Remembers the wish.
  public func setMouse(_ taken: Bool) { mouseTaken = taken }

  /// Remembers the text.
  public func copy(_ text: String) { clipboard = text }

  /// Marks the screen closed.
  public func close() { isClosed = true }
}
