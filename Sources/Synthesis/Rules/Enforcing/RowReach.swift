/// How far from what was drawn the values lie that are tried for a row which breaks a rule, nearest first.
enum RowReach: Int, CaseIterable, Sendable {
  /// Other values of the same cells: every marginal stays as it was drawn.
  case cell
  /// Other cells of the same coarse cells: every marginal of several columns stays as the model has it.
  case coarseCell
  /// One column's value of a row that obeys, then those of all columns of the broken rules.
  case donor
  /// The values of all columns that hang together through rules, of one row that obeys.
  case group

  /// How often values are tried before going further.
  var rounds: Int {
    switch self {
    case .cell: 24
    case .coarseCell: 48
    case .donor: 24
    case .group: 8
    }
  }

  /// Whether a row that needs it counts as repaired.
  var isRepair: Bool { self == .donor || self == .group }
}
