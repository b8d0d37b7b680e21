/// One column's distribution, real beside synthetic, ready to be drawn at any size.
///
/// Everything a drawing needs is here in shares of the plot's own extent, so that cells and vector
/// pictures show the same plot.
public struct HistogramPlot: Hashable, Sendable {
  /// One cell of the distribution, or several neighbouring ones together.
  public struct Bar: Hashable, Sendable {
    /// The category, or the bin's lower edge in words.
    public var label: String
    /// How many of the column's cells are together in this bar, at least 1.
    public var cells: Int
    /// Real rows, at least 0.
    public var real: Double
    /// Synthetic rows on the real total's scale, at least 0; 0 where there are none yet.
    public var synthetic: Double
    /// Rows of a third series to compare with, on the same scale; 0 where there is none.
    public var compared = 0.0
    /// Half the width of the band around the side that has one, in rows; 0 where it is not known.
    public var band = 0.0
  }

  /// A side of the plot.
  public enum Side: Hashable, Sendable {
    /// The real rows.
    case real
    /// The synthetic rows.
    case synthetic
  }

  /// How heights grow with counts.
  public enum Scale: String, CaseIterable, Hashable, Sendable {
    /// In proportion.
    case linear
    /// With log(1 + count), so that rare cells can be seen beside common ones.
    case logarithmic
  }

  /// What there is to see.
  public enum Content: Hashable, Sendable {
    /// The column has no cells.
    case noCells
    /// Every count is zero.
    case noRows
    /// All rows are in one and the same cell.
    case oneCell(label: String)
    /// Rows spread over several cells.
    case spread
  }

  /// The bars from left to right.
  public private(set) var bars: [Bar]
  /// The axis below the bars, where cells are bins of a number or of time.
  public private(set) var axis: Axis?
  /// Whether there is a synthetic side.
  public let hasSynthetic: Bool
  /// Whether there is a third series.
  public let hasCompared: Bool
  /// The side that bands are around.
  public let bandSide: Side
  /// How heights grow with counts.
  public var scale: Scale

  /// A plot of cells in order. A missing or negative count, or one that is not finite, becomes 0;
  /// no `synthetic` means that there is no draft yet.
  ///
  /// - Parameters:
  ///   - labels: one a cell.
  ///   - compared: a third series to compare with, drawn as marks.
  ///   - band: half-widths of the band around each bar of `bandSide`, in rows.
  ///   - axis: the axis that spans the cells evenly, or `nil` for categories.
  public init(
    labels: [String], real: [Double], synthetic: [Double], compared: [Double] = [],
    band: [Double] = [], bandSide: Side = .synthetic, axis: Axis? = nil, scale: Scale = .linear
  ) {
    func count(_ counts: [Double], _ index: Int) -> Double {
      guard index < counts.count, counts[index].isFinite else { return 0 }
      return max(0, counts[index])
    }
    bars = labels.enumerated().map { index, label in
      Bar(
        label: label, cells: 1, real: count(real, index), synthetic: count(synthetic, index),
        compared: count(compared, index), band: count(band, index))
    }
    self.axis = axis
    self.scale = scale
    hasSynthetic = !synthetic.isEmpty
    hasCompared = !compared.isEmpty
    self.bandSide = bandSide
  }

  /// What there is to see, so that a drawing can say so in words.
  public var content: Content {
    guard !bars.isEmpty else { return .noCells }
    let occupied = bars.filter { $0.real > 0 || $0.synthetic > 0 }
    guard let first = occupied.first else { return .noRows }
    return occupied.count == 1 ? .oneCell(label: first.label) : .spread
  }

  /// The greatest count of any series, 0 when there are no rows.
  public var maximum: Double {
    bars.reduce(0) { max($0, $1.real, $1.synthetic, $1.compared) }
  }

  /// Whether bands are known.
  public var hasBand: Bool { bars.contains { $0.band > 0 } }

  /// The heights between which noise alone may put a bar, as shares of the plot's; `nil` without a
  /// band.
  public func bandHeights(of bar: Bar) -> (lower: Double, upper: Double)? {
    guard bar.band > 0 else { return nil }
    let middle = bandSide == .real ? bar.real : bar.synthetic
    return (height(of: middle - bar.band), height(of: middle + bar.band))
  }

  /// The real rows of all bars together.
  public var total: Double { bars.reduce(0) { $0 + $1.real } }

  /// The axis of counts, from 0 to the greatest one; heights are shares of its extent.
  public var countAxis: Axis { Axis(.count, from: 0, to: max(1, maximum)) }

  /// The height of `count` as a share of the plot's, 0 … 1.
  public func height(of count: Double) -> Double {
    let top = max(1, maximum)
    guard count > 0 else { return 0 }
    switch scale {
    case .linear: return min(1, count / top)
    case .logarithmic: return min(1, Logarithm.natural(1 + count) / Logarithm.natural(1 + top))
    }
  }

  /// At most `count` ticks of the count axis, ascending from 0; powers of ten on a log scale.
  public func countTicks(atMost count: Int) -> [Tick] {
    guard scale == .logarithmic else { return countAxis.ticks(atMost: count) }
    var ticks = [Tick(value: 0, label: "0")]
    var power = 1.0
    while power <= max(1, maximum) {
      ticks.append(Tick(value: power, label: NumberText.short(power)))
      power *= 10
    }
    let stride = max(1, (ticks.count + max(1, count) - 1) / max(1, count))
    return ticks.enumerated().filter { $0.offset % stride == 0 }.map(\.element)
  }

  /// The same plot with the third series as the fill and the synthetic side as the marks; bands, which
  /// belong to the synthetic side, are left out.
  public var exchanged: HistogramPlot {
    var result = self
    result.bars = bars.map { bar in
      var bar = bar
      (bar.synthetic, bar.compared) = (bar.compared, bar.synthetic)
      if bandSide == .synthetic { bar.band = 0 }
      return bar
    }
    return result
  }

  /// A stretch of the plot, its axis cut likewise; the whole where `range` holds no bar.
  public func window(_ range: Range<Int>) -> HistogramPlot {
    let shown = range.clamped(to: bars.startIndex..<bars.endIndex)
    guard !shown.isEmpty, shown.count < bars.count else { return self }
    var result = self
    result.bars = Array(bars[shown])
    result.axis = axis.map { axis in
      let step = (axis.upper - axis.lower) / Double(bars.count)
      return Axis(
        axis.measure, from: axis.lower + Double(shown.lowerBound) * step,
        to: axis.lower + Double(shown.upperBound) * step)
    }
    return result
  }

  /// How many neighbouring bars are put together so that there are at most `count`; 1 where all fit.
  public func factor(toAtMost count: Int) -> Int {
    let limit = max(1, count)
    return bars.count > limit ? (bars.count + limit - 1) / limit : 1
  }

  /// The same plot with neighbouring bars put together until there are at most `count` of them.
  ///
  /// Every bar but the last holds equally many cells; counts are summed, so totals stay as they are,
  /// and bands as those of independent noises.
  /// Complexity: O(bars).
  public func merged(toAtMost count: Int) -> HistogramPlot {
    let factor = factor(toAtMost: count)
    guard factor > 1 else { return self }
    var merged = self
    merged.bars = stride(from: 0, to: bars.count, by: factor).map { start in
      let group = bars[start..<min(bars.count, start + factor)]
      var bar = group.reduce(into: Bar(label: "", cells: 0, real: 0, synthetic: 0)) { sum, next in
        sum.cells += next.cells
        sum.real += next.real
        sum.synthetic += next.synthetic
        sum.compared += next.compared
        sum.band += next.band * next.band
      }
      bar.band = bar.band.squareRoot()
      bar.label = bars[start].label
      return bar
    }
    return merged
  }
}
