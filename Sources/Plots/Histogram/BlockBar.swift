/// Bars in eighths of a cell, as the block elements U+2581 … U+258F draw them.
public enum BlockBar {
  /// Rising blocks from empty to full, nine of them.
  public static let rising: [Character] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
  /// Widening blocks from empty to full, nine of them.
  public static let widening: [Character] = [" ", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"]

  /// Eighths that `share` (0 … 1) takes of `cells` cells; what is above 0 takes at least one.
  public static func eighths(_ share: Double, cells: Int) -> Int {
    guard share > 0, cells > 0 else { return 0 }
    return max(1, Int((min(1, share) * Double(cells) * 8).rounded()))
  }

  /// A horizontal rule of `share` (0 … 1) of `width` cells in half cells, and the rest as a track;
  /// rules of neighbouring lines stay apart where blocks would run together.
  public static func rule(_ share: Double, width: Int) -> (rule: String, track: String) {
    let halves = share > 0 ? max(1, Int((min(1, share) * Double(max(0, width)) * 2).rounded())) : 0
    let full = min(max(0, width), halves / 2)
    let rule = String(repeating: "━", count: full) + (halves % 2 == 1 && full < width ? "╸" : "")
    return (rule, String(repeating: "┄", count: max(0, width - rule.count)))
  }

  /// A horizontal bar of `share` (0 … 1) of `width` cells, padded with blanks to `width`.
  public static func horizontal(_ share: Double, width: Int) -> String {
    let eighths = eighths(share, cells: width)
    return String((0..<max(0, width)).map { widening[min(8, max(0, eighths - 8 * $0))] })
  }
}
