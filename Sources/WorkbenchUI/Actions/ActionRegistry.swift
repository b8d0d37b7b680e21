import Engine
import Terminal

/// Every action of the workbench, in the order of the help screen.
public enum ActionRegistry {
  /// All actions; each ``ActionID`` once.
  public static let all: [Action] = editing + looking + comparing + files + always

  /// The action of that name.
  public static func action(_ id: ActionID) -> Action? { byID[id] }

  /// The action that a key does on `page`.
  public static func action(for stroke: KeyStroke, on page: Page) -> Action? {
    byKey[stroke]?.first { $0.belongs(to: page) }
  }

  private static let byID = Dictionary(all.map { ($0.id, $0) }) { first, _ in first }

  private static let byKey: [KeyStroke: [Action]] = {
    var map: [KeyStroke: [Action]] = [:]
    for action in all {
      for key in action.keys { map[key, default: []].append(action) }
    }
    return map
  }()

  static func make(
    _ id: ActionID, _ keys: [KeyStroke], _ help: String, pages: Set<Page> = [],
    hint: Action.Hint? = nil,
    unless obstacle: @escaping @Sendable (ActionContext) -> String? = Obstacle.none
  ) -> Action {
    Action(id: id, keys: keys, help: help, pages: pages, hint: hint, obstacle: obstacle)
  }
}
