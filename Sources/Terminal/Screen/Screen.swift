/// A place to show canvases and get input from.
///
/// All calls belong to the main thread, which waits in ``nextEvents(timeout:)`` while it has
/// nothing to draw; workers reach it through a ``WakeSignal`` and never through the main actor.
@MainActor public protocol Screen: AnyObject {
  /// The extent in cells; it changes only inside ``nextEvents(timeout:)``.
  var size: Size { get }

  /// How many colours can be shown.
  var depth: ColorDepth { get }

  /// Whether canvases are translated to plain ASCII when shown.
  var isASCII: Bool { get }

  /// Shows a canvas and puts the cursor at a cell, or hides it with `nil`.
  ///
  /// A canvas of another size than the screen's is cut, or filled up with blanks. The canvas already
  /// on the screen costs nothing: no byte is written.
  func present(_ canvas: Canvas, cursor: Position?)

  /// Waits for input and returns all there is, oldest first.
  ///
  /// - Parameter timeout: milliseconds to wait at most; `nil` waits for ever, 0 only looks.
  /// - Returns: an empty list when the time ran out.
  func nextEvents(timeout: Int?) -> [InputEvent]

  /// Gives the terminal back, stops the program as Ctrl-Z does, and takes the terminal again once it
  /// is continued.
  func suspend()

  /// Draws every cell again at the next ``present(_:cursor:)`` (the key Ctrl-L).
  func invalidate()

  /// Draws with these signs from the next ``present(_:cursor:)`` on.
  func setGlyphs(_ glyphs: GlyphSet)

  /// Wraps frames in synchronized updates from now on, or not.
  func setSynchronized(_ isSynchronized: Bool)

  /// Takes the mouse, or leaves it to the terminal's own text selection.
  func setMouse(_ taken: Bool)

  /// Hands a text to the clipboard of the person's own machine, where the terminal allows it
  /// (OSC 52).
  func copy(_ text: String)

  /// Gives the terminal back; the screen cannot be used afterwards. Calling it again does nothing.
  func close()
}
