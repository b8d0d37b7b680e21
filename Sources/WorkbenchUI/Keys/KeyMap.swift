import Terminal

/// Which keys do which action: those of the registry, except where a person wants others.
public struct KeyMap: Hashable, Sendable {
  /// The keys of the actions that a person has given others; an empty list takes all keys away.
  public private(set) var changed: [ActionID: [KeyStroke]]

  /// The keys of the registry.
  public static let standard = KeyMap(changed: [:])

  /// A map in which `changed` replaces the registry's keys.
  init(changed: [ActionID: [KeyStroke]]) { self.changed = changed }

  /// The keys that do an action.
  public func keys(of action: Action) -> [KeyStroke] { changed[action.id] ?? action.keys }

  /// Its keys as a person reads them, with a blank between them; empty where it has none.
  public func text(of action: Action) -> String {
    keys(of: action).map(\.text).joined(separator: " ")
  }

  /// The first key of each of some actions, such as `-+`; longer names have a blank between them.
  public func text(together ids: [ActionID]) -> String {
    let texts = ids.compactMap { id in
      ActionRegistry.action(id).flatMap { keys(of: $0).first?.text }
    }
    return texts.joined(separator: texts.allSatisfy { $0.count == 1 } ? "" : " ")
  }

  /// What does an action, for sentences: its first key, or `:name` where it has none.
  func word(for id: ActionID) -> String {
    ActionRegistry.action(id).flatMap { keys(of: $0).first?.text } ?? ":\(id.rawValue)"
  }

  /// The keys that a hint shows.
  func text(of hint: Action.Hint, _ action: Action) -> String {
    if !hint.together.isEmpty { return text(together: hint.together) }
    return keys(of: action).first?.text ?? ""
  }

  /// The action that a key does on `page`; a key that a person has given goes before the registry's.
  ///
  /// - Complexity: O(actions).
  public func action(for stroke: KeyStroke, on page: Page) -> Action? {
    var found: Action?
    for action in ActionRegistry.all where action.belongs(to: page) {
      guard keys(of: action).contains(stroke) else { continue }
      if changed[action.id] != nil { return action }
      found = found ?? action
    }
    return found
  }

  /// The action that a key does inside dialogs, where letters are typed.
  func actionEverywhere(for stroke: KeyStroke) -> Action? {
    if case .character = stroke.key, stroke.modifiers.isEmpty { return nil }
    return ActionRegistry.all.first { $0.isEverywhere && keys(of: $0).contains(stroke) }
  }
}
