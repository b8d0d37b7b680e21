/// What the pair page shows of two columns.
public struct PairPlace: Hashable, Sendable {
  /// What is drawn large.
  public enum View: String, Hashable, Sendable, CaseIterable {
    /// Real counts, alone or beside the others.
    case real
    /// Synthetic counts.
    case synthetic
    /// Synthetic less real.
    case difference
    /// A number by the other column's cells.
    case spread

    /// What its tab says.
    var word: String { self == .spread ? "boxes" : rawValue }

    /// What its tab says where there is little room.
    var shortWord: String {
      switch self {
      case .real: "real"
      case .synthetic: "synth"
      case .difference: "diff"
      case .spread: "boxes"
      }
    }
  }

  /// The position of the column that the list belongs to; it stands down the side.
  public internal(set) var first = 0
  /// The position of the other column, along the bottom.
  public internal(set) var second = 0
  /// The chosen line of the list of other columns.
  public internal(set) var partners = ListCursor()
  /// Whether the arrows move over the table's cells instead of the list.
  public internal(set) var isTableFocused = false
  /// The row of the cell under the cursor.
  public internal(set) var row = 0
  /// The column of the cell under the cursor.
  public internal(set) var column = 0
  /// What is drawn large where not all fits.
  public internal(set) var view = View.difference
}
