import Engine

/// Something drawn over the page that takes the keys; Esc closes the topmost.
public enum Overlay: Hashable, Sendable {
  /// The help or the palette.
  case menu(ActionMenu)
  /// A question answered by typing.
  case prompt(Prompt)
  /// A question before something that cannot be taken back.
  case confirmation(Confirmation)
  /// A text being looked for.
  case find(FindBar)
  /// A number explained.
  case explanation(GlossaryTerm)
  /// A line being written.
  case line(LineEditor)
  /// What buys an accuracy.
  case answers(AnswerList)
  /// The themes, each shown as the cursor comes to it.
  case themes(ThemeList)
  /// The inferred domains, to be confirmed together.
  case domains(DomainList)
}
