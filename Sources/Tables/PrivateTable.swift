/// The real rows as codes: counted only into ``TrueCounts``.
public struct PrivateTable: Sendable {
  /// The real rows.
  @_spi(RealData) public let codes: CodeTable

  /// Wraps the encoded real rows.
  public init(_ codes: CodeTable) { self.codes = codes }

  /// Cells of each column (public: domains are).
  public var sizes: [Int] { codes.sizes }

  /// Counts the real rows over `clique`. Complexity: O(rows · columns + cells).
  public func counts(of clique: Clique) -> TrueCounts {
    TrueCounts(clique: clique, cells: codes.counts(of: clique))
  }
}

/// Counts of real rows over a clique.
///
/// They cannot be printed or encoded, and become numbers only for code that imports this module
/// with `@_spi(RealData)`: the measuring function of Privacy and the curator's views.
/// `.ci/real-data-files` lists such files.
public struct TrueCounts: Sendable, CustomStringConvertible, CustomReflectable {
  /// The columns counted.
  public let clique: Clique
  /// The counts, row-major, the last column fastest.
  @_spi(RealData) public let cells: [Int32]

  /// Wraps counts of real rows.
  @_spi(RealData) public init(clique: Clique, cells: [Int32]) {
    self.clique = clique
    self.cells = cells
  }

  /// How many cells the table has (public).
  public var cellCount: Int { cells.count }

  /// Says only that there are counts.
  public var description: String { "TrueCounts(\(clique), withheld)" }

  /// Shows nothing of the counts to reflection.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
