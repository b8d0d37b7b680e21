import CNcurses

/// What the terminal's description says its keys send.
@MainActor enum TerminalKeys {
  /// Whole sequences that begin with Escape, for the current terminal.
  static func known() -> [[UInt8]: Key] {
    var keys: [[UInt8]: Key] = [:]
    for (name, key) in capabilities {
      guard let sequence = string(name), sequence.first == 0x1B, sequence.count > 2 else {
        continue
      }
      keys[sequence] = key
    }
    return keys
  }

  /// The value of a string capability; `nil` where the terminal has none.
  static func string(_ name: String) -> [UInt8]? {
    guard let value = tigetstr(name), Int(bitPattern: value) != -1 else { return nil }
    return Array(String(cString: value).utf8)
  }

  private static let capabilities: [(String, Key)] =
    [
      ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("khome", .home),
      ("kend", .end), ("kpp", .pageUp), ("knp", .pageDown), ("kich1", .insert),
      ("kdch1", .delete), ("kcbt", .backTab), ("kent", .enter),
    ] + (1...12).map { ("kf\($0)", .function($0)) }
}
