/// A key as the program means it, however the terminal spells it.
///
/// Control letters are characters with the ``Modifiers/control`` modifier: Ctrl-C is
/// `.character("c")` with control, and never a signal while the screen is up.
public enum Key: Hashable, Sendable {
  /// What was typed: one letter, digit, sign or composed character; Space is `" "`.
  case character(Character)
  /// The arrow keys.
  case up, down, left, right
  /// The block above the arrows.
  case home, end, pageUp, pageDown, insert, delete
  /// Enter, Return.
  case enter
  /// Escape, alone.
  case escape
  /// Tab, and Shift-Tab.
  case tab, backTab
  /// The key left of Insert, whichever byte it sends.
  case backspace
  /// F1 … F24.
  case function(Int)
}

/// Keys held while another was pressed.
public struct Modifiers: OptionSet, Hashable, Sendable {
  /// One bit a key.
  public let rawValue: UInt8

  /// From bits: 1 shift, 2 alt, 4 control (the order of xterm's modifier parameter, less one).
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Shift, with keys that are not characters (a shifted letter is its capital).
  public static let shift = Modifiers(rawValue: 1)
  /// Alt, Meta or Option; also Escape directly followed by the key.
  public static let alt = Modifiers(rawValue: 2)
  /// Control.
  public static let control = Modifiers(rawValue: 4)
}
