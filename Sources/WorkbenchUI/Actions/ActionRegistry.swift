import Engine
import Terminal

/// Every action of the workbench, in the order of the help screen.
///
/// A new action is an ``ActionID`` and one entry in one of the lists: keys, help, menu place, hint,
/// what undo takes back, why it cannot be done now and what it does all stand there.
///
///     make(.journal, [.char("J")], "Show every edit", pages: working, does: { $0.openJournal($1) })
public enum ActionRegistry {
  /// All actions; each ``ActionID`` once.
  public static let all: [Action] = [
    (ActionGroup.editing, editing), (.looking, looking), (.comparing, comparing), (.files, files),
    (.workbench, workbench),
  ].flatMap { group, actions in
    actions.map { action in
      var action = action
      action.group = group
      return action
    }
  }

  /// The action of that name.
  public static func action(_ id: ActionID) -> Action? { byID[id] }

  private static let byID = Dictionary(all.map { ($0.id, $0) }) { first, _ in first }

  /// An action that changes what is shown and sends nothing.
  static func make(
    _ id: ActionID, _ keys: [KeyStroke], _ help: String, pages: Set<Page> = [],
    hint: Action.Hint? = nil,
    unless obstacle: @escaping @Sendable (ActionContext) -> String? = Obstacle.none,
    undo: String? = nil, writes: Bool? = nil, counting: Action.Counting = .never,
    isEverywhere: Bool = false,
    does body: @escaping @Sendable (inout WorkbenchState, Snapshot) -> Void
  ) -> Action {
    make(
      id, keys, help, pages: pages, hint: hint, unless: obstacle, undo: undo, writes: writes,
      counting: counting, isEverywhere: isEverywhere,
      sends: { state, snapshot in
        body(&state, snapshot)
        return []
      })
  }

  /// An action that sends something: edits, commands, effects on the screen.
  static func make(
    _ id: ActionID, _ keys: [KeyStroke], _ help: String, pages: Set<Page> = [],
    hint: Action.Hint? = nil,
    unless obstacle: @escaping @Sendable (ActionContext) -> String? = Obstacle.none,
    undo: String? = nil, writes: Bool? = nil, counting: Action.Counting = .never,
    isEverywhere: Bool = false,
    sends body: @escaping Action.Body
  ) -> Action {
    Action(
      id: id, keys: keys, help: help, pages: pages, hint: hint, undo: undo,
      writes: writes ?? (undo != nil), counting: counting, isEverywhere: isEverywhere,
      hindrance: obstacle, body: body)
  }

  /// An action that asks a question, of which the answer is an edit or a command.
  static func asking(
    _ id: ActionID, _ keys: [KeyStroke], _ help: String, pages: Set<Page> = [],
    hint: Action.Hint? = nil,
    unless obstacle: @escaping @Sendable (ActionContext) -> String? = Obstacle.none,
    undo: String? = nil, writes: Bool? = nil
  ) -> Action {
    make(
      id, keys, help, pages: pages, hint: hint, unless: obstacle, undo: undo, writes: writes,
      sends: { state, snapshot in
        state.ask(id, snapshot)
        return []
      })
  }
}
