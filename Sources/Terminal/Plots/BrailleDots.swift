/// Dots of a line drawing, two by four a cell, as braille patterns (U+2800 … U+28FF).
struct BrailleDots {
  /// Dots from left to right.
  let width: Int
  /// Dots from top to bottom.
  let height: Int
  private let columns: Int
  private var patterns: [UInt8]

  /// No dots, in `columns` × `rows` cells.
  init(columns: Int, rows: Int) {
    self.columns = max(0, columns)
    width = self.columns * 2
    height = max(0, rows) * 4
    patterns = Array(repeating: 0, count: self.columns * max(0, rows))
  }

  /// Sets the dot `x` from the left and `y` from the top; outside nothing happens.
  mutating func set(_ x: Int, _ y: Int) {
    guard x >= 0, x < width, y >= 0, y < height else { return }
    let bits: [[UInt8]] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]]
    patterns[y / 4 * columns + x / 2] |= bits[x % 2][y % 4]
  }

  /// The pattern of a cell; `nil` where it has no dot.
  func glyph(column: Int, row: Int) -> Character? {
    let place = row * columns + column
    guard column >= 0, column < columns, patterns.indices.contains(place), patterns[place] != 0,
      let scalar = Unicode.Scalar(0x2800 + UInt32(patterns[place]))
    else { return nil }
    return Character(scalar)
  }
}
