import Documents
import Governance

/// The rows of a table that are read: one side of its split.
public struct RowPart: Sendable, Hashable {
  /// Which side.
  public let part: TablePart
  /// How the workspace splits tables.
  let split: RowSplit

  /// The numbers of its rows among the first `count`.
  func rows(among count: Int) -> [Int] { split.rows(of: part, among: count) }
}

extension TableSource {
  /// The same file, of which one side of a split is read; the whole without a fraction.
  ///
  /// - Throws: `InputError` for an impossible fraction, or where the workspace cannot be used.
  func taking(
    _ side: TablePart.Side, of fraction: Double?, workspace: String?
  ) throws -> TableSource {
    guard let fraction else { return self }
    var source = self
    source.part = RowPart(
      part: try TablePart(side, of: fraction), split: try Workspace.open(from: workspace).rowSplit()
    )
    return source
  }

  /// The file's name without its folders, with its part.
  var shownName: String {
    let name = FilePath.name(path)
    return part.map { $0.part.name(of: name) } ?? name
  }
}

extension Workspace {
  /// Which account a table's rows, or those of its part, belong to.
  ///
  /// - Throws: `InputError` where the file cannot be read.
  /// - Complexity: O(bytes).
  func identity(of source: TableSource) throws -> DatasetIdentity {
    try identity(
      of: source.path, name: FilePath.name(source.path), part: source.part?.part)
  }
}

extension Session {
  /// Refuses a slice where no real rows are looked at.
  ///
  /// - Throws: `InputError` in one sentence.
  func checkSlice() throws {
    guard let slice else { return }
    _ = try TablePart(.slice, of: slice)
    guard mode == .curator else {
      throw InputError(
        "a slice is looked at in curator mode: \(mode.rawValue) mode shows no real rows and needs none",
        value: "\(slice)")
    }
  }
}
