/// What a column is for in disclosure and utility questions.
public enum ColumnRole: String, CaseIterable, Sendable, Codable {
  case none, quasiIdentifier = "quasi-identifier", sensitive, target, identifier = "id"
}
