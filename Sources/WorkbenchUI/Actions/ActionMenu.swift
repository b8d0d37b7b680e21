import Engine

/// A list of actions that narrows as a person types: the help, and the palette.
public struct ActionMenu: Hashable, Sendable {
  /// Which of the two it is.
  public enum Kind: Hashable, Sendable {
    /// The keys of this page, narrowed by parts of words.
    case help
    /// Every command, by a few letters of its name or description.
    case palette
  }

  /// One line of the menu.
  public struct Entry: Sendable {
    /// What Enter does.
    public let action: Action
    /// Why it cannot be done now.
    public let obstacle: String?
  }

  /// Which of the two it is.
  public let kind: Kind
  /// What has been typed.
  public var filter = TextField()
  /// The chosen line.
  public var cursor = ListCursor()

  /// An empty filter.
  public init(_ kind: Kind) { self.kind = kind }

  /// The actions that fit what was typed, the best fit first in the palette.
  public func entries(in context: ActionContext) -> [Entry] {
    let there = ActionRegistry.all.filter { $0.belongs(to: context.state.page) }
    let query = filter.text.trimmed
    let fitting: [Action]
    switch kind {
    case .help:
      let words = query.lowercased().split(separator: " ")
      fitting = there.filter { action in
        let keys = context.state.keys.text(of: action)
        let text =
          "\(keys) \(action.id.rawValue) \(action.help) \(action.words.joined(separator: " "))"
          .lowercased()
        return words.allSatisfy { text.contains($0) }
      }
    case .palette:
      let scored = there.enumerated().compactMap { index, action -> (Int, Int, Action)? in
        let name = FuzzyMatch.score(query, in: action.id.rawValue).map { $0 + 200 }
        let help = FuzzyMatch.score(query, in: action.help)
        let word = action.words.first { $0.hasPrefix(query.lowercased()) }
          .flatMap { FuzzyMatch.score(query, in: $0) }
        guard let score = [name, help, word].compactMap({ $0 }).max() else { return nil }
        return (query.isEmpty ? 0 : score, index, action)
      }
      fitting = scored.sorted { ($1.0, $0.1) < ($0.0, $1.1) }.map { $0.2 }
    }
    return fitting.map { Entry(action: $0, obstacle: $0.obstacle(context)) }
  }
}
