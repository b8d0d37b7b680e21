/// The counts of two columns together, real beside synthetic, ready to be drawn at any size.
public struct PairTable: Hashable, Sendable {
  /// The cells of one of the columns.
  public struct Side: Hashable, Sendable {
    /// The column's name.
    public var name: String
    /// One label a cell.
    public var labels: [String]
    /// The axis that spans the cells evenly, where they are bins of a number or of time.
    public var axis: Axis?

    /// The cells of a column.
    public init(name: String, labels: [String], axis: Axis? = nil) {
      self.name = name
      self.labels = labels
      self.axis = axis
    }
  }

  /// What a table of the pair shows.
  public enum View: Hashable, Sendable, CaseIterable {
    /// Real counts.
    case real
    /// Synthetic counts.
    case synthetic
    /// Synthetic less real, signed.
    case difference
  }

  /// The column down the side.
  public private(set) var rows: Side
  /// The column along the bottom.
  public private(set) var columns: Side
  /// Real rows in each cell, row-major.
  public private(set) var real: [Double]
  /// Synthetic rows scaled to the real total, likewise; empty where there are none yet.
  public private(set) var synthetic: [Double]
  /// The differences that noise alone explains, likewise; empty where they are not known.
  public private(set) var noise: [Double]

  /// A table; counts that are missing or not finite become 0.
  public init(
    rows: Side, columns: Side, real: [Double], synthetic: [Double], noise: [Double] = []
  ) {
    let size = rows.labels.count * columns.labels.count
    func filled(_ counts: [Double]) -> [Double] {
      guard !counts.isEmpty else { return [] }
      return (0..<size).map {
        counts.indices.contains($0) && counts[$0].isFinite ? max(0, counts[$0]) : 0
      }
    }
    self.rows = rows
    self.columns = columns
    self.real = filled(real.isEmpty ? [0] : real)
    self.synthetic = filled(synthetic)
    self.noise = filled(noise)
  }

  /// The same table with its rows as columns. Complexity: O(cells).
  public var transposed: PairTable {
    let (height, width) = (rows.labels.count, columns.labels.count)
    func turned(_ counts: [Double]) -> [Double] {
      guard counts.count == height * width else { return counts }
      return (0..<width).flatMap { column in (0..<height).map { counts[$0 * width + column] } }
    }
    return PairTable(
      rows: columns, columns: rows, real: turned(real), synthetic: turned(synthetic),
      noise: turned(noise))
  }

  /// Whether there is a synthetic side.
  public var hasSynthetic: Bool { !synthetic.isEmpty }

  /// All real rows together.
  public var total: Double { real.reduce(0, +) }

  /// The position of a cell in the counts; `nil` outside the table.
  public func place(row: Int, column: Int) -> Int? {
    guard rows.labels.indices.contains(row), columns.labels.indices.contains(column) else {
      return nil
    }
    return row * columns.labels.count + column
  }

  /// Synthetic less real in a cell; `nil` outside the table or without a synthetic side.
  public func difference(row: Int, column: Int) -> Double? {
    guard hasSynthetic, let place = place(row: row, column: column) else { return nil }
    return synthetic[place] - real[place]
  }

  /// Whether noise alone explains a cell's difference; `false` where that is not known.
  public func isWithinNoise(_ place: Int) -> Bool {
    noise.indices.contains(place) && synthetic.indices.contains(place)
      && abs(synthetic[place] - real[place]) <= noise[place]
  }

  /// One of the three tables. Real and synthetic share one scale that grows with the square root, so
  /// that rare cells are seen beside common ones.
  public func plot(_ view: View) -> HeatmapPlot {
    switch view {
    case .real, .synthetic:
      let top = max(1, (real + synthetic).max() ?? 1)
      return HeatmapPlot(
        rowLabels: rows.labels, columnLabels: columns.labels,
        values: view == .real ? real : synthetic, scale: .rooted(upper: top))
    case .difference:
      let values = zip(synthetic, real).map { $0 - $1 }
      let extent = max(values.reduce(0) { max($0, abs($1)) }, total * 0.001, 1)
      return HeatmapPlot(
        rowLabels: rows.labels, columnLabels: columns.labels, values: values,
        scale: .diverging(extent: extent), isWithinNoise: values.indices.map(isWithinNoise))
    }
  }

  /// The same table with neighbouring cells put together until there are at most so many of them.
  ///
  /// Counts are summed, noise as that of independent cells. Complexity: O(cells).
  public func merged(rows mostRows: Int, columns mostColumns: Int) -> PairTable {
    func factor(_ count: Int, _ most: Int) -> Int { (count + max(1, most) - 1) / max(1, most) }
    let down = max(1, factor(rows.labels.count, mostRows))
    let across = max(1, factor(columns.labels.count, mostColumns))
    guard down > 1 || across > 1 else { return self }
    var result = self
    result.rows = rows.merged(by: down)
    result.columns = columns.merged(by: across)
    let width = result.columns.labels.count
    func sums(_ counts: [Double]) -> [Double] {
      guard !counts.isEmpty else { return [] }
      var sums = Array(repeating: 0.0, count: result.rows.labels.count * width)
      for (place, count) in counts.enumerated() {
        let (row, column) = (place / columns.labels.count, place % columns.labels.count)
        sums[row / down * width + column / across] += count
      }
      return sums
    }
    result.real = sums(real)
    result.synthetic = sums(synthetic)
    result.noise = sums(noise.map { $0 * $0 }).map { $0.squareRoot() }
    return result
  }
}

extension PairTable.Side {
  /// Every `factor` cells put together; the axis grows to the end that the last of them would have.
  fileprivate func merged(by factor: Int) -> PairTable.Side {
    guard factor > 1, !labels.isEmpty else { return self }
    var result = self
    result.labels = stride(from: 0, to: labels.count, by: factor).map { start in
      let rest = min(labels.count, start + factor) - start - 1
      return rest > 0 ? "\(labels[start]) +\(rest)" : labels[start]
    }
    result.axis = axis.map { axis in
      let stretch = Double(result.labels.count * factor) / Double(labels.count)
      return Axis(
        axis.measure, from: axis.lower, to: axis.lower + (axis.upper - axis.lower) * stretch)
    }
    return result
  }
}
