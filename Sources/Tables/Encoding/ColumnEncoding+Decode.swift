extension ColumnEncoding {
  /// Values for codes: a category for its cell, a uniform draw among a bin's values, null for the
  /// null cell.
  ///
  /// - Parameters:
  ///   - codes: Codes below ``size``.
  ///   - format: How values are written; the schema's usual format by default.
  ///   - random: Draws within bins.
  ///   - shallStop: Asked every 16,384 rows; once it says so, the rows that follow are left out.
  /// - Complexity: O(rows + cells).
  public func decode(
    _ codes: CodeColumn, format: ValueFormat? = nil,
    using random: inout some RandomNumberGenerator, shallStop: () -> Bool = { false }
  ) -> Column {
    let format = format ?? ValueFormat(schema)
    let storage: ColumnStorage
    switch cells {
    case .categories(let names):
      let rows = PackedIntegers(
        count: codes.count, in: 0...Int64(max(0, names.count - 1)), shallStop: shallStop
      ) {
        let code = codes[$0]
        return code < names.count ? Int64(code) : PackedIntegers.null
      }
      storage = .categories(rows, StringDictionary(names))
    case .codes(let count):
      storage = .numbers(
        PackedIntegers(count: codes.count, in: 0...Int64(count - 1), shallStop: shallStop) {
          Int64(codes[$0])
        })
    case .bins(let bins): storage = .numbers(draw(codes, bins, using: &random, shallStop))
    }
    return Column(name: schema.name, format: format, storage: storage)
  }

  private func draw(
    _ codes: CodeColumn, _ bins: GridBins, using random: inout some RandomNumberGenerator,
    _ shallStop: () -> Bool
  ) -> PackedIntegers {
    let points = bins.points
    let widths = (0..<bins.count).map { bins.width(of: $0) } + [1]
    let starts = (0..<bins.count).map { bins.start(of: $0) } + [PackedIntegers.null]
    return PackedIntegers(
      count: codes.count, in: min(0, bins.lower)...max(0, bins.upper), shallStop: shallStop
    ) { row in
      let bin = min(codes[row], bins.count)
      let width = widths[bin]
      if width == 1 { return starts[bin] }
      let drawn = random.next().multipliedFullWidth(by: width).high
      return points.isDense
        ? starts[bin] &+ Int64(bitPattern: drawn) : points.value(at: bins.firsts[bin] &+ drawn)
    }
  }
}
