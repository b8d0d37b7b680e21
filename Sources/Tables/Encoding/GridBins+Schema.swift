extension GridBins {
  /// The most values of a range that get a bin each where nothing else is asked for.
  static let mostSingleValues: UInt64 = 256
  /// Bins of equal width of longer ranges where nothing else is asked for.
  static let usualCount = 128

  /// The bins of a column's range.
  ///
  /// In this order: declared edges; the number of bins asked for; at most `maximumBins`, where it is
  /// given; one bin a value up to 256 values; 128 of equal width. Declared atoms, or 0 where a number
  /// has bins wider than a value and 0 lies inside the range or at its lower end, are bins besides.
  init(_ schema: ColumnSchema, lower: Int64, upper: Int64, maximumBins: Int?) {
    let points = GridPoints(schema, lower: lower, upper: upper)
    if let edges = schema.edges {
      self.init(points, edges: edges, atoms: schema.atoms)
      return
    }
    let isShort = points.count <= GridBins.mostSingleValues
    let wanted =
      schema.bins ?? maximumBins ?? (isShort ? Int(points.count) : GridBins.usualCount)
    let count = min(4096, max(2, wanted))
    var atoms = schema.atoms
    if atoms.isEmpty, schema.kind == .integer || schema.kind == .decimal,
      UInt64(count) < points.count, lower < upper, upper != 0, points.contains(0)
    {
      atoms = [0]
    }
    self.init(points, count: count, atoms: atoms)
  }
}

extension GridPoints {
  /// The values of a column's range, at its declared precision.
  init(_ schema: ColumnSchema, lower: Int64, upper: Int64) {
    if let unit = schema.granularity, let units = CalendarGrid(unit, of: schema.kind) {
      self.init(lower: lower, upper: upper, units: units)
    } else {
      self.init(lower: lower, upper: upper, step: schema.step ?? 1)
    }
  }
}
