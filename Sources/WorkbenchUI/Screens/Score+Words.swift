import Engine

extension AccuracyScore {
  /// What the distance is of, in words.
  var name: String {
    switch self {
    case .meanPair: "mean of all pairs"
    case .column(let name): name
    case .pair(let first, let second): "\(first) × \(second)"
    }
  }
}
