/// How one column's values become codes 0 ..< ``size``, and codes become values again.
///
/// Categories have a cell each; numbers, dates and timestamps share bins of the values that may occur
/// in the declared range (``GridBins``); the null cell, where there is one, is last.
public struct ColumnEncoding: Sendable, Hashable {
  /// What happens to a real value that has no cell.
  public enum OutsidePolicy: Sendable, Hashable {
    /// It is an `InputError` that names the row.
    case refuse
    /// The column's out-of-domain rule maps it, row by row, and nothing is reported.
    case map
  }

  /// What the cells before the null cell stand for.
  enum Cells: Sendable, Hashable {
    case categories([String])
    case bins(GridBins)
    case codes(Int)
  }

  /// The most cells a column may have.
  public static let largestSize = 1 << 16

  /// What is known of the column.
  public let schema: ColumnSchema
  let cells: Cells
  /// The code of null, the last one, or `nil` where null has no cell.
  public let nullCode: Int?

  /// Makes the encoding of a column.
  ///
  /// A column of too many cells can be described, and ``cellLimitProblem`` says so; it has no codes.
  ///
  /// - Parameters:
  ///   - schema: The column; its domain is not `.open`.
  ///   - maximumBins: The most bins a range gets where the schema asks for no number, at least 2; by
  ///     default one a value up to 256 values, and 128 where there are more.
  public init(_ schema: ColumnSchema, maximumBins: Int? = nil) {
    self.schema = schema
    switch schema.domain {
    case .grid(let lower, let upper):
      cells = .bins(GridBins(schema, lower: lower, upper: upper, maximumBins: maximumBins))
    case .categories(var names):
      if schema.outOfDomain == .other, !names.contains("other") { names.append("other") }
      cells = .categories(names)
    case .codes(let count):
      cells = .codes(max(1, count))
    case .open:
      cells = .categories([])
    }
    if case .codes = cells {
      nullCode = nil
    } else {
      let values = cells.count
      nullCode = schema.nullable || schema.outOfDomain == .null || values == 0 ? values : nil
    }
  }

  /// How many codes there are, the null cell included.
  public var size: Int { cells.count + (nullCode == nil ? 0 : 1) }

  /// How many cells stand for values.
  public var valueCount: Int { cells.count }

  /// Whether a code is that of null.
  public func isNull(_ code: Int) -> Bool { code == nullCode }

  /// The bounds of the bins in grid steps, one more than bins: bin i is `edges[i] ..< edges[i+1]`,
  /// and bins need not be of one width. Empty for columns that are not binned.
  public var edges: [Int64] {
    guard case .bins(let bins) = cells else { return [] }
    return (0...bins.count).map { bins.start(of: $0) }
  }

  /// The bins of a grid column, `nil` for others.
  public var bins: GridBins? {
    if case .bins(let bins) = cells { bins } else { nil }
  }

  /// What a code stands for, as the column writes it: a category, a value, a bin's first and last
  /// value `0…9`, or `null`.
  public func label(_ code: Int, format: ValueFormat? = nil) -> String {
    if isNull(code) { return "null" }
    switch cells {
    case .categories(let names): return names.indices.contains(code) ? names[code] : ""
    case .codes: return String(code)
    case .bins(let bins):
      let format = format ?? ValueFormat(schema)
      let steps = bins.steps(of: code)
      let first = format.text(of: steps.lowerBound)
      return steps.lowerBound == steps.upperBound
        ? first : first + "…" + format.text(of: steps.upperBound)
    }
  }
}

extension ColumnEncoding.Cells {
  var count: Int {
    switch self {
    case .categories(let names): names.count
    case .bins(let bins): bins.count
    case .codes(let count): count
    }
  }
}
