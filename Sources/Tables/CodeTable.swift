/// One column of codes, as narrow as its size allows.
public enum CodeColumn: Sendable, Hashable {
  case narrow([UInt8])
  case wide([UInt16])

  /// Makes `count` codes of a column with `size` cells, 1 … 65,536, calling `code` once a row.
  public init(count: Int, size: Int, _ code: (Int) -> Int) {
    if size <= 256 {
      self = .narrow((0..<count).map { UInt8(truncatingIfNeeded: code($0)) })
    } else {
      self = .wide((0..<count).map { UInt16(truncatingIfNeeded: code($0)) })
    }
  }

  /// How many rows it has.
  public var count: Int {
    switch self {
    case .narrow(let codes): codes.count
    case .wide(let codes): codes.count
    }
  }

  /// The largest code, or −1 without rows. Complexity: O(rows), vectorised.
  public var largestCode: Int {
    switch self {
    case .narrow(let codes): codes.isEmpty ? -1 : Int(codes.reduce(0) { max($0, $1) })
    case .wide(let codes): codes.isEmpty ? -1 : Int(codes.reduce(0) { max($0, $1) })
    }
  }

  /// The code of a row.
  public subscript(row: Int) -> Int {
    switch self {
    case .narrow(let codes): Int(codes[row])
    case .wide(let codes): Int(codes[row])
    }
  }
}

/// A table as codes: column `c` holds codes in `0 ..< sizes[c]`.
///
/// Real rows are held as ``PrivateTable`` instead, which gives its counts only behind the wall.
public struct CodeTable: Sendable, Hashable {
  /// Cells of each column, each 1 … 65,536.
  public let sizes: [Int]
  /// The columns, all of ``rowCount`` rows.
  public let columns: [CodeColumn]
  /// How many rows each column has.
  public let rowCount: Int

  /// Makes a table.
  ///
  /// - Precondition: every column has `rowCount` codes, all below its size; checked, because counting
  ///   relies on it.
  /// - Complexity: O(rows · columns), vectorised.
  public init(sizes: [Int], columns: [CodeColumn], rowCount: Int) {
    precondition(sizes.count == columns.count && columns.allSatisfy { $0.count == rowCount })
    for (size, column) in zip(sizes, columns) {
      precondition(column.largestCode < size, "a code is not below its column's size, \(size)")
    }
    self.sizes = sizes
    self.columns = columns
    self.rowCount = rowCount
  }
}

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
/// The tests hold the list of such files.
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
