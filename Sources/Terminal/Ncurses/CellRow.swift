import CNcurses

/// One row of cells as ncurses takes them.
@MainActor struct CellRow {
  private var row: [cchar_t] = []

  /// Fills the row from the canvas; the second half of a wide character comes with its first.
  mutating func encode(_ canvas: Canvas, y: Int, pairs: inout ColorPairs) {
    row.removeAll(keepingCapacity: true)
    var style: Style?
    var attributes: UInt32 = 0
    var pair: Int32 = 0
    for cell in canvas.cells[(y * canvas.width)..<((y + 1) * canvas.width)] {
      if cell.isTrailingHalf { continue }
      if cell.style != style {
        style = cell.style
        pair = pairs.pair(cell.style)
        attributes = CellRow.attributes(cell.style) | cn_pair_bits(pair)
      }
      let place = row.count
      row.append(cchar_t(attr: attributes, chars: (0, 0, 0, 0, 0), ext_color: pair))
      if let value = cell.character.asciiValue {
        row[place].chars.0 = value < 0x20 || value == 0x7F ? 0x20 : wchar_t(value)
      } else {
        setScalars(cell.character, at: place)
      }
    }
  }

  /// Draws the row.
  func draw(y: Int) {
    row.withUnsafeBufferPointer {
      _ = mvwadd_wchnstr(cn_stdscr(), Int32(y), 0, $0.baseAddress, Int32($0.count))
    }
  }

  private mutating func setScalars(_ character: Character, at place: Int) {
    var scalars = character.unicodeScalars.makeIterator()
    guard let base = scalars.next() else { return }
    let width = CellWidth.of(base)
    // The C library's idea of a width moves the cursor; where it differs, a stand-in keeps the
    // columns straight.
    guard Int(wcwidth(wchar_t(bitPattern: base.value))) == width, width > 0 else {
      row[place].chars.0 = 0x3F
      if width == 2 {
        row.append(row[place])
        row[place + 1].chars.0 = 0x20
      }
      return
    }
    row[place].chars.0 = wchar_t(bitPattern: base.value)
    var marks: [wchar_t] = []
    while let mark = scalars.next(), marks.count < 4 {
      let value = wchar_t(bitPattern: mark.value)
      if wcwidth(value) == 0 { marks.append(value) }
    }
    if marks.count > 0 { row[place].chars.1 = marks[0] }
    if marks.count > 1 { row[place].chars.2 = marks[1] }
    if marks.count > 2 { row[place].chars.3 = marks[2] }
    if marks.count > 3 { row[place].chars.4 = marks[3] }
  }

  private static func attributes(_ style: Style) -> UInt32 {
    var bits: UInt32 = 0
    if style.bold { bits |= UInt32(CN_A_BOLD) }
    if style.dim { bits |= UInt32(CN_A_DIM) }
    if style.reverse { bits |= UInt32(CN_A_REVERSE) }
    if style.underline { bits |= UInt32(CN_A_UNDERLINE) }
    return bits
  }
}
