import Engine
import Tables

extension ColumnSummary {
  /// Whether the model lacks it because its values are made anew, as identifiers are.
  var isNumberedAnew: Bool { !isModelled && schema.kind == .identifier }
}

extension Domain {
  /// Whether values are codes of an integer-coded table.
  var isCodes: Bool {
    if case .codes = self { true } else { false }
  }
}
