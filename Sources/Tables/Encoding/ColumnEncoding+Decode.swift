extension ColumnEncoding {
  /// Values for codes: a category for its cell, a uniform draw among a bin's grid steps, null for
  /// the null cell.
  ///
  /// - Parameters:
  ///   - codes: Codes below ``size``.
  ///   - format: How values are written; the schema's usual format by default.
  ///   - random: Draws within bins.
  /// - Complexity: O(rows + cells).
  public func decode(
    _ codes: CodeColumn, format: ValueFormat? = nil,
    using random: inout some RandomNumberGenerator
  ) -> Column {
    let format = format ?? ValueFormat(schema)
    let storage: ColumnStorage
    switch cells {
    case .categories(let names):
      let rows = PackedIntegers(count: codes.count, in: 0...Int64(max(0, names.count - 1))) {
        let code = codes[$0]
        return code < names.count ? Int64(code) : PackedIntegers.null
      }
      storage = .categories(rows, StringDictionary(names))
    case .codes(let count):
      storage = .numbers(
        PackedIntegers(count: codes.count, in: 0...Int64(count - 1)) { Int64(codes[$0]) })
    case .bins(let bins):
      let ranges = (0..<bins.count).map { bins.steps(of: $0) }
      let starts = ranges.map(\.lowerBound) + [PackedIntegers.null]
      let widths =
        ranges.map { UInt64(bitPattern: $0.upperBound &- $0.lowerBound) &+ 1 } + [1]
      let range = min(0, bins.lower)...max(0, bins.upper)
      storage = .numbers(
        PackedIntegers(count: codes.count, in: range) { row in
          let bin = min(codes[row], bins.count)
          let width = widths[bin]
          if width == 1 { return starts[bin] }
          return starts[bin] &+ Int64(bitPattern: random.next().multipliedFullWidth(by: width).high)
        })
    }
    return Column(name: schema.name, format: format, storage: storage)
  }
}
