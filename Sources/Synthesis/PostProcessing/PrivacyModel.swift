import Tables

/// What every class of rows alike in the quasi-identifiers must be.
enum PrivacyModel: Sendable, Hashable {
  /// At least so many rows (Samarati and Sweeney 1998).
  case size(Int)
  /// At least so many different values of a sensitive column (Machanavajjhala et al. 2007, distinct ℓ-diversity).
  case distinct(Int, of: StepColumn)
  /// At least the entropy of so many equally frequent values (the same, entropy ℓ-diversity).
  case entropy(Double, of: StepColumn)
  /// A distribution of the sensitive column at most so far from that of all rows (Li, Li and
  /// Venkatasubramanian 2007): earth mover's distance over ranks for numbers, total variation else.
  case closeness(Double, of: StepColumn)

  /// The sensitive column, if it speaks of one.
  var sensitive: StepColumn? {
    switch self {
    case .size: nil
    case .distinct(_, let column), .entropy(_, let column), .closeness(_, let column): column
    }
  }

  /// The name of the figure it is judged by.
  var figure: String {
    switch self {
    case .size: "smallest class"
    case .distinct(_, let column): "fewest values of \(column.name) in a class"
    case .entropy(_, let column): "least diversity of \(column.name) in a class"
    case .closeness(_, let column): "largest distance of \(column.name) in a class"
    }
  }

  /// Whether larger figures are better.
  var wantsMore: Bool { if case .closeness = self { false } else { true } }

  /// Whether a class's figure will do.
  func accepts(_ figure: Double) -> Bool {
    switch self {
    case .size(let least), .distinct(let least, _): figure >= Double(least)
    case .entropy(let least, _): figure >= least - 1e-9
    case .closeness(let most, _): figure <= most + 1e-9
    }
  }
}
