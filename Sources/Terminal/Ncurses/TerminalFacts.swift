import CNcurses
import Foundation

/// What can be found out about the terminal without taking it.
public struct TerminalFacts: Hashable, Sendable {
  /// `$TERM`.
  public var name: String
  /// Whether the description of that name is installed.
  public var isKnown: Bool
  /// The colours that the description promises; 0 where there are none.
  public var colors: Int
  /// Whether the description promises true colour.
  public var isDirect: Bool
  /// The character set of the locale.
  public var characterSet: String
  /// The extent in cells; `nil` where standard output is no terminal.
  public var size: Size?

  /// The version of ncurses.
  public static var ncursesVersion: String {
    curses_version().map { String(cString: $0) } ?? "unknown"
  }

  /// Looks at `$TERM`, the locale and standard output. Call it only while no screen is open.
  @MainActor public init(environment: [String: String] = ProcessInfo.processInfo.environment) {
    name = environment["TERM"] ?? ""
    var problem: Int32 = 0
    isKnown = !name.isEmpty && setupterm(name, STDOUT_FILENO, &problem) == OK
    colors = isKnown ? max(0, Int(tigetnum("colors"))) : 0
    isDirect = isKnown && colors > 256 && (tigetflag("RGB") > 0 || tigetnum("RGB") > 0)
    characterSet = TerminalFacts.codeset
    var window = winsize()
    if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0 {
      size = Size(width: Int(window.ws_col), height: Int(window.ws_row))
    }
  }

  /// The colours that a screen would use with this choice.
  public func depth(
    _ choice: ScreenOptions.ColorChoice,
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> ColorDepth {
    ColorDepth.of(colors: colors, isDirect: isDirect, choice: choice, environment: environment)
  }

  /// Whether the locale's characters are UTF-8.
  static var speaksUnicode: Bool { codeset == "UTF-8" }

  private static var codeset: String {
    setlocale(LC_CTYPE, "")
    return nl_langinfo(Int32(CODESET)).map { String(cString: $0) } ?? ""
  }
}
