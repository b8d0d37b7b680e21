import Engine
import Terminal

/// The themes to choose from; the one under the cursor is on the screen while the list is open.
public struct ThemeList: Hashable, Sendable {
  /// The chosen name.
  public var cursor = ListCursor()
  /// The theme that Esc goes back to.
  public let before: String

  /// A list that stands on `before`.
  public init(before: String, among names: [String]) {
    self.before = before
    cursor.select(names.firstIndex(of: before) ?? 0, of: names.count)
  }
}

extension WorkbenchState {
  mutating func chooseTheme() {
    guard !themes.isEmpty else { return }
    overlays.append(.themes(ThemeList(before: theme, among: themes)))
  }

  mutating func handle(
    _ stroke: KeyStroke, in list: ThemeList, _ snapshot: Snapshot
  ) -> [Effect] {
    var list = list
    let page = max(1, ThemesFrame(themes.count, size: size).list.height)
    switch stroke {
    case KeyStroke(.escape), KeyStroke.control("c"), KeyStroke.control("g"):
      overlays.removeLast()
      return show(list.before)
    case KeyStroke(.enter): return keepTheme(list, snapshot)
    default:
      return list.cursor.take(stroke, height: page, of: themes.count) ? preview(list) : []
    }
  }

  /// Shows the theme under the cursor.
  mutating func preview(_ list: ThemeList) -> [Effect] {
    var list = list
    list.cursor.settle(
      height: max(1, ThemesFrame(themes.count, size: size).list.height), of: themes.count)
    replaceTop(.themes(list))
    guard themes.indices.contains(list.cursor.selected) else { return [] }
    return show(themes[list.cursor.selected])
  }

  /// Keeps the theme under the cursor, in the session where there is one.
  mutating func keepTheme(_ list: ThemeList, _ snapshot: Snapshot) -> [Effect] {
    overlays.removeLast()
    guard themes.indices.contains(list.cursor.selected) else { return [] }
    let name = themes[list.cursor.selected]
    let shown = show(name)
    guard name != list.before else { return shown }
    log.say(.info, "theme \(name)")
    // Where nothing may be changed the theme is for this run.
    let isKept = snapshot.table != nil && snapshot.readOnly == nil
    return shown + (isKept ? send(.theme(name)) : [])
  }

  private mutating func show(_ name: String) -> [Effect] {
    guard name != theme else { return [] }
    theme = name
    return [.theme(name)]
  }
}
