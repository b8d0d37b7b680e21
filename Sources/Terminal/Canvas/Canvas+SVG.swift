extension Canvas {
  /// The screen as a picture (SVG 1.1): 9 × 18 units a cell, in true colours.
  ///
  /// Blocks are drawn as areas, so that they join whatever the font; all else is text.
  ///
  /// - Parameters:
  ///   - ground: behind cells in the terminal's own colour.
  ///   - ink: of glyphs in the terminal's own colour.
  /// - Complexity: O(cells).
  public func svg(ground: RGB, ink: RGB) -> String {
    let (width, height) = (width * CellPicture.width, height * CellPicture.height)
    var lines = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"\(height)\" "
        + "viewBox=\"0 0 \(width) \(height)\" font-family=\"'DejaVu Sans Mono', Menlo, Consolas, monospace\" "
        + "font-size=\"15\" xml:space=\"preserve\">",
      "<rect width=\"\(width)\" height=\"\(height)\" fill=\"\(ground.text)\"/>",
    ]
    for y in 0..<self.height {
      let cells = (0..<self.width).map { CellPicture(self[$0, y], ground: ground, ink: ink) }
      lines += Canvas.runs(cells) { $0.ground == $1.ground }.compactMap { run in
        cells[run.lowerBound].ground == ground ? nil : cells[run.lowerBound].area(run, row: y)
      }
      for x in cells.indices { lines += cells[x].block(x: x, row: y).map { [$0] } ?? [] }
      lines += Canvas.runs(cells) { $0.isText && $1.isText && $0.looks(like: $1) }.compactMap {
        run in cells[run.lowerBound].isText ? CellPicture.text(cells[run], run, row: y) : nil
      }
    }
    return (lines + ["</svg>"]).joined(separator: "\n") + "\n"
  }

  /// Stretches of cells that go together, from left to right.
  private static func runs(
    _ cells: [CellPicture], _ isOne: (CellPicture, CellPicture) -> Bool
  ) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for x in cells.indices {
      if let last = runs.last, isOne(cells[last.lowerBound], cells[x]) {
        runs[runs.count - 1] = last.lowerBound..<x + 1
      } else {
        runs.append(x..<x + 1)
      }
    }
    return runs
  }
}

/// One cell of a picture, its colours known.
private struct CellPicture {
  static let width = 9
  static let height = 18

  let character: Character
  let ink: RGB
  let ground: RGB
  let style: Style

  init(_ cell: Cell, ground: RGB, ink: RGB) {
    character = cell.character
    style = cell.style
    let (front, back) = (cell.style.foreground.rgb ?? ink, cell.style.background.rgb ?? ground)
    self.ink = cell.style.reverse ? back : front
    self.ground = cell.style.reverse ? front : back
  }

  /// Whether a glyph of the font is drawn; blanks inside a text are part of it.
  var isText: Bool { shape == nil && character != Cell.trailingHalf && character != " " }

  func looks(like other: CellPicture) -> Bool {
    ink == other.ink && style.bold == other.style.bold && style.dim == other.style.dim
      && style.underline == other.style.underline
  }

  func area(_ run: Range<Int>, row: Int) -> String {
    "<rect x=\"\(run.lowerBound * CellPicture.width)\" y=\"\(row * CellPicture.height)\" "
      + "width=\"\(run.count * CellPicture.width)\" height=\"\(CellPicture.height)\" fill=\"\(ground.text)\"/>"
  }

  /// The part of the cell that a block fills, in eighths: left, top, width, height, and how densely.
  private var shape: (x: Int, y: Int, width: Int, height: Int, density: Double)? {
    guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1 else {
      return nil
    }
    let code = Int(scalar.value)
    switch code {
    case 0x2580: return (0, 0, 8, 4, 1)
    case 0x2581...0x2588: return (0, 8 - (code - 0x2580), 8, code - 0x2580, 1)
    case 0x2589...0x258F: return (0, 0, 0x2590 - code, 8, 1)
    case 0x2590: return (4, 0, 4, 8, 1)
    case 0x2591...0x2593: return (0, 0, 8, 8, Double(code - 0x2590) / 4)
    case 0x2594: return (0, 0, 8, 1, 1)
    case 0x2595: return (7, 0, 1, 8, 1)
    default: return nil
    }
  }

  func block(x: Int, row: Int) -> String? {
    guard let shape else { return nil }
    func part(_ eighths: Int, of size: Int) -> Double { Double(eighths * size) / 8 }
    let left = Double(x * CellPicture.width) + part(shape.x, of: CellPicture.width)
    let top = Double(row * CellPicture.height) + part(shape.y, of: CellPicture.height)
    let density = shape.density < 1 ? " fill-opacity=\"\(shape.density)\"" : ""
    return "<rect x=\"\(left)\" y=\"\(top)\" width=\"\(part(shape.width, of: CellPicture.width))\" "
      + "height=\"\(part(shape.height, of: CellPicture.height))\" fill=\"\(ink.text)\"\(density)/>"
  }

  static func text(_ cells: ArraySlice<CellPicture>, _ run: Range<Int>, row: Int) -> String {
    guard let first = cells.first else { return "" }
    let text = cells.reduce(into: "") { text, cell in
      switch cell.character {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      default: text.append(cell.character)
      }
    }
    let weight = first.style.bold ? " font-weight=\"bold\"" : ""
    let line = first.style.underline ? " text-decoration=\"underline\"" : ""
    let faint = first.style.dim ? " fill-opacity=\"0.6\"" : ""
    return "<text x=\"\(run.lowerBound * width)\" y=\"\(row * height + 14)\" "
      + "textLength=\"\(run.count * width)\" lengthAdjust=\"spacingAndGlyphs\" "
      + "fill=\"\(first.ink.text)\"\(weight)\(line)\(faint)>\(text)</text>"
  }
}
