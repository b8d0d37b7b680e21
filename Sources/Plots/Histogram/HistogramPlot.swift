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
  public let axis: Axis?
  /// Whether there is a synthetic side.
  public let hasSynthetic: Bool
  /// How heights grow with counts.
  public var scale: Scale

  /// A plot of cells in order. A missing or negative count, or one that is not finite, becomes 0;
  /// no `synthetic` means that there is no draft yet.
  ///
  /// - Parameters:
  ///   - labels: one a cell.
  ///   - axis: the axis that spans the cells evenly, or `nil` for categories.
  public init(
    labels: [String], real: [Double], synthetic: [Double], axis: Axis? = nil,
    scale: Scale = .linear
  ) {
    func count(_ counts: [Double], _ index: Int) -> Double {
      guard index < counts.count, counts[index].isFinite else { return 0 }
      return max(0, counts[index])
    }
    bars = labels.enumerated().map { index, label in
      Bar(label: label, cells: 1, real: count(real, index), synthetic: count(synthetic, index))
    }
    self.axis = axis
    self.scale = scale
    hasSynthetic = !synthetic.isEmpty
  }

  /// What there is to see, so that a drawing can say so in words.
  public var content: Content {
    guard !bars.isEmpty else { return .noCells }
    let occupied = bars.filter { $0.real > 0 || $0.synthetic > 0 }
    guard let first = occupied.first else { return .noRows }
    return occupied.count == 1 ? .oneCell(label: first.label) : .spread
  }

  /// The greatest count of either side, 0 when there are no rows.
  public var maximum: Double {
    bars.reduce(0) { max($0, $1.real, $1.synthetic) }
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
    case .logarithmic: return min(1, HistogramPlot.log1p(count) / HistogramPlot.log1p(top))
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

  /// The same plot with neighbouring bars put together until there are at most `count` of them.
  ///
  /// Every bar but the last holds equally many cells; counts are summed, so totals stay as they are.
  /// Complexity: O(bars).
  public func merged(toAtMost count: Int) -> HistogramPlot {
    let limit = max(1, count)
    guard bars.count > limit else { return self }
    let factor = (bars.count + limit - 1) / limit
    var merged = self
    merged.bars = stride(from: 0, to: bars.count, by: factor).map { start in
      let group = bars[start..<min(bars.count, start + factor)]
      var bar = group.reduce(into: Bar(label: "", cells: 0, real: 0, synthetic: 0)) { sum, next in
        sum.cells += next.cells
        sum.real += next.real
        sum.synthetic += next.synthetic
      }
      bar.label = bars[start].label
      return bar
    }
    return merged
  }

  /// log(1 + x) by the series of 2·atanh, enough for a picture and without the C library.
  private static func log1p(_ value: Double) -> Double {
    // Halving the argument's binary exponent keeps the series short.
    let scaled = 1 + value
    let mantissa = scaled.significand
    let ratio = (mantissa - 1) / (mantissa + 1)
    let square = ratio * ratio
    var term = ratio
    var sum = 0.0
    for order in stride(from: 1.0, through: 31, by: 2) {
      sum += term / order
      term *= square
    }
    return 2 * sum + Double(scaled.exponent) * 0.693_147_180_559_945_3
  }
}
