/// One cell of the screen.
public struct Cell: Hashable, Sendable {
  /// What is drawn: one grapheme of one cell's width, or of two cells' when a trailing half follows.
  public var character: Character
  /// How it is drawn.
  public var style: Style

  /// A blank in the terminal's own colours unless told otherwise.
  public init(_ character: Character = " ", _ style: Style = Style()) {
    self.character = character
    self.style = style
  }

  /// The stand-in in the second half of a wide character.
  static let trailingHalf: Character = "\0"

  /// Whether this is the second half of a wide character, drawn by the cell on its left.
  public var isTrailingHalf: Bool { character == Cell.trailingHalf }
}
