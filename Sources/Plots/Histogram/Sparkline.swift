/// A distribution on one line of text.
public enum Sparkline {
  /// Levels 0 … 8 of `counts` summed into exactly `width` columns, 8 being the greatest; a column
  /// with anything in it has at least level 1. Fewer counts than columns are stretched.
  /// Complexity: O(counts + width).
  public static func levels(_ counts: [Double], width: Int) -> [Int] {
    guard width > 0, !counts.isEmpty else { return [] }
    let cells: [Double]
    if counts.count <= width {
      cells = (0..<width).map { counts[$0 * counts.count / width] }
    } else {
      var sums = Array(repeating: 0.0, count: width)
      for (index, count) in counts.enumerated() {
        sums[index * width / counts.count] += count.isFinite ? max(0, count) : 0
      }
      cells = sums
    }
    let top = cells.reduce(0) { $1.isFinite ? max($0, $1) : $0 }
    guard top > 0 else { return Array(repeating: 0, count: width) }
    return cells.map { $0.isFinite ? BlockBar.eighths($0 / top, cells: 1) : 0 }
  }

  /// The levels as rising blocks, empty columns as blanks; the greatest is seven eighths high, so
  /// that sparklines on neighbouring lines stay apart.
  public static func text(_ counts: [Double], width: Int) -> String {
    String(levels(counts, width: width).map { BlockBar.rising[min(7, $0)] })
  }
}
