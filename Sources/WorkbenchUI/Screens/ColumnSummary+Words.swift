import Engine
import Tables
import Terminal

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

extension ColumnSummary {
  /// The domain and what lies in it, as much as `width` cells hold: `17…90`, `9 categories: Private, …`.
  ///
  /// One category is always named, to be cut where it does not fit.
  ///
  /// - Complexity: O(`width`), however many categories there are.
  func domainWords(width: Int) -> String {
    let null = schema.nullable ? " or null" : ""
    guard case .categories(let names) = schema.domain else {
      return (domainText.isEmpty ? "–" : domainText) + null
    }
    var text = (names.count == 1 ? "1 category" : "\(names.count) categories") + null
    var used = CellWidth.of(text)
    for (place, name) in names.enumerated() {
      let isLast = place == names.count - 1
      let next = (place == 0 ? ": " : ", ") + (name.isEmpty ? "“”" : name)
      used += CellWidth.of(next)
      // What is left out is told by three dots, which take a place of their own.
      guard used + (isLast ? 0 : 3) <= width else {
        return (place == 0 ? text + next : text) + (place == 0 && isLast ? "" : ", …")
      }
      text += next
    }
    return text
  }
}
