import Engine

/// Something drawn over the page that takes the keys; Esc closes the topmost.
public enum Overlay: Hashable, Sendable {
  /// The help or the palette.
  case menu(ActionMenu)
  /// A question answered by typing.
  case prompt(Prompt)
  /// A question before something that cannot be taken back.
  case confirmation(Confirmation)
  /// A number explained.
  case explanation(GlossaryTerm)
  /// A line being written.
  case line(LineEditor)
  /// What buys an accuracy.
  case answers(AnswerList)
  /// The themes, each shown as the cursor comes to it.
  case themes(ThemeList)
}

/// A table or session that the start page offers.
public struct Sample: Hashable, Sendable {
  /// What ``Command/open(path:)`` is given.
  public var path: String
  /// What it is, in a few words.
  public var summary: String

  /// A sample at `path`.
  public init(path: String, summary: String) {
    self.path = path
    self.summary = summary
  }
}
