import Terminal

/// Where the settings and the sentence about the chosen one go.
public struct SettingsLayout: Hashable, Sendable {
  /// The settings, a line each.
  public let list: Rect
  /// What the chosen one does; no lines on short screens.
  public let help: Rect
  /// Cells of the names.
  public let nameWidth: Int

  /// Lays out the inside of `body`.
  public init(body: Rect) {
    let inside = body.inset()
    let room = inside.height >= 10 ? 4 : 0
    let lines = min(Settings.Key.allCases.count, max(0, inside.height - room))
    list = Rect(x: inside.x + 1, y: inside.y, width: max(0, inside.width - 2), height: lines)
    help = Rect(
      x: inside.x + 3, y: inside.y + lines + 1, width: max(0, min(84, inside.width - 6)),
      height: max(0, room - 1))
    nameWidth = min(20, max(0, inside.width - 14))
  }
}
