/// The text of a CSV file: a header, then rows; no value here needs quoting.
struct TableText {
  private(set) var text: String

  init(header: [ColumnText], rows: Int) {
    text = header.map(\.name).joined(separator: ",") + "\n"
    text.reserveCapacity(rows * 100)
  }

  /// Adds a row; `nil` is written as nothing.
  mutating func append(_ values: [String?]) {
    for (position, value) in values.enumerated() {
      if position > 0 { text += "," }
      text += value ?? ""
    }
    text += "\n"
  }
}
