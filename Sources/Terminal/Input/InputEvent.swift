/// Something that happened to the screen, in the order it happened.
public enum InputEvent: Hashable, Sendable {
  /// A key went down.
  case key(Key, Modifiers)
  /// The mouse did something.
  case mouse(MouseEvent)
  /// Text pasted in one piece; line ends are `\n`.
  case paste(String)
  /// The screen has a new size in cells; draw again.
  case resize(width: Int, height: Int)
  /// The ``WakeSignal`` was raised: a worker has news.
  case wake
  /// The operating system asked the program to end.
  case signal(Signal)

  /// What the operating system asked for.
  public enum Signal: Hashable, Sendable {
    /// SIGTERM.
    case terminate
    /// SIGHUP: the terminal has gone.
    case hangup
    /// SIGINT, sent by another program (the key Ctrl-C is a key event).
    case interrupt
  }

  /// A key without modifiers.
  public static func key(_ key: Key) -> InputEvent { .key(key, []) }

  /// A character without modifiers.
  public static func character(_ character: Character) -> InputEvent {
    .key(.character(character), [])
  }

  /// A control letter, given in lower case: `.control("c")` is Ctrl-C.
  public static func control(_ letter: Character) -> InputEvent {
    .key(.character(letter), .control)
  }
}

/// What the mouse did, where, and with which keys held.
public struct MouseEvent: Hashable, Sendable {
  /// What happened.
  public enum Action: Hashable, Sendable {
    /// A button went down.
    case press(Button)
    /// A button came up.
    case release(Button)
    /// The pointer moved to another cell with a button down.
    case drag(Button)
    /// The wheel turned up by one notch.
    case wheelUp
    /// The wheel turned down by one notch.
    case wheelDown
  }

  /// Which button.
  public enum Button: Hashable, Sendable {
    /// The three buttons, named by their place.
    case left, middle, right
  }

  /// What happened.
  public var action: Action
  /// The cell under the pointer.
  public var position: Position
  /// Keys held.
  public var modifiers: Modifiers
  /// 2 for a press that makes a double click with the one before it, else 1.
  public var clicks: Int

  /// Makes an event; no modifiers and a single click unless told.
  public init(
    _ action: Action, at position: Position, modifiers: Modifiers = [], clicks: Int = 1
  ) {
    self.action = action
    self.clicks = clicks
    self.position = position
    self.modifiers = modifiers
  }
}
