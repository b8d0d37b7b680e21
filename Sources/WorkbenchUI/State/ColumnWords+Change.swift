import Engine
import Tables

extension ColumnWords {
  /// Which of a column's words it is.
  var word: String {
    switch self {
    case .role: "role"
    case .sensitivity: "sensitivity"
    case .unit: "unit"
    case .description: "description"
    }
  }

  /// The words before and after.
  func change(of column: ColumnSchema?) -> (before: String, after: String) {
    switch self {
    case .role(let role): (column?.role.rawValue ?? "none", role.rawValue)
    case .sensitivity(let text): (column?.sensitivity ?? "unsaid", text ?? "unsaid")
    case .unit(let text): (column?.unit ?? "none", text ?? "none")
    case .description(let text): ("", text == nil ? "taken off" : "written")
    }
  }
}
