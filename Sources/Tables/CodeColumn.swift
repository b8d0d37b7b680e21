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

  /// The codes with those of `others` in some rows, in order; both are of the same column.
  ///
  /// - Precondition: the rows exist.
  /// - Complexity: O(rows), and O(count) to copy where a code is another one.
  public func replacing(_ rows: [Int], with others: CodeColumn) -> CodeColumn {
    if rows.indices.allSatisfy({ self[rows[$0]] == others[$0] }) { return self }
    switch self {
    case .narrow(var codes):
      for (place, row) in rows.enumerated() {
        codes[row] = UInt8(truncatingIfNeeded: others[place])
      }
      return .narrow(codes)
    case .wide(var codes):
      for (place, row) in rows.enumerated() {
        codes[row] = UInt16(truncatingIfNeeded: others[place])
      }
      return .wide(codes)
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
