import Engine

extension AssociationMeasure {
  /// How the measure is called on screens.
  var title: String {
    switch self {
    case .cramersV: "Cramér's V"
    case .pearson: "Pearson"
    case .spearman: "Spearman"
    }
  }
}
