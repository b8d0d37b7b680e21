import Plots
import Terminal
import Testing

@Suite("Pictures of two columns in cells")
struct PairDrawingTests {
  private static let look = PlotLook(Theme.dark)

  private static let table: PairTable = {
    let counts = (0..<12 * 5).map { Double($0 * 31 % 17) }
    return PairTable(
      rows: PairTable.Side(
        name: "age", labels: (0..<12).map { "\($0 * 10)" }, axis: Axis(.number, from: 0, to: 120)),
      columns: PairTable.Side(name: "ward", labels: ["north", "east", "south", "west", "centre"]),
      real: counts, synthetic: counts.reversed(), noise: counts.map { _ in 3 })
  }()

  @Test("Every size and depth: cells and places are inverses, and all is inside")
  func everySize() {
    for depth in [ColorDepth.none, .indexed] {
      let look = PlotLook(Theme.dark.adapted(to: depth))
      for width in 0...44 {
        for height in 0...20 {
          var canvas = Canvas(width: width, height: height)
          let frame = PairTableFrame(Self.table, in: canvas.bounds, look: look)
          for view in PairTable.View.allCases {
            canvas.pairTable(frame, view, cursor: (0, 0), look: look)
          }
          let area = frame.tiles
          guard area.width > 0, area.height > 0 else { continue }
          #expect(area.intersection(canvas.bounds) == area)
          let last = Position(x: area.x + area.width - 1, y: area.y)
          #expect(frame.cell(at: last)?.column == frame.table.columns.labels.count - 1)
          #expect(frame.cell(at: Position(x: area.x - 1, y: area.y)) == nil)
        }
      }
    }
  }

  @Test("Numbers grow upwards, two cells share one where rows are short")
  func orientation() {
    let frame = PairTableFrame(
      Self.table, in: Rect(x: 0, y: 0, width: 40, height: 8), look: Self.look)
    #expect(frame.isUpward)
    #expect(frame.table.rows.labels.count == 12)
    #expect(frame.cell(at: Position(x: frame.tiles.x, y: 0))?.row == 11)
    var canvas = Canvas(width: 40, height: 8)
    canvas.pairTable(frame, .real, cursor: nil, look: Self.look)
    #expect(canvas.lines[0].contains("▀"))
  }

  @Test("Without colours there are glyphs and no half blocks")
  func plain() {
    let look = PlotLook(Theme.dark.adapted(to: .none))
    var canvas = Canvas(width: 40, height: 10)
    let frame = PairTableFrame(Self.table, in: canvas.bounds, look: look)
    canvas.pairTable(frame, .real, cursor: nil, look: look)
    #expect(!canvas.lines.joined().contains("▀"))
    #expect(canvas.lines.joined().contains("█"))
  }

  @Test("Distribution functions and boxes are total, and say what they show")
  func others() throws {
    let edges = (0...20).map { Double($0) }
    let real = (0..<20).map { Double($0 % 5) }
    let synthetic = (0..<20).map { Double($0 % 7) }
    let made = DistributionPlot(edges: edges, real: real, synthetic: synthetic)
    let plot = try #require(made)
    let boxes = BoxPlot(
      edges: [0, 10, 20, 30], groups: ["a", "b", "c"],
      real: [[10, 5, 0], [0, 0, 0], [1, 2, 3]], synthetic: [[0, 9, 10], [0, 10, 0], [3, 2, 1]])
    for width in 0...50 {
      for height in 0...24 {
        var canvas = Canvas(width: width, height: height)
        canvas.distribution(plot, in: canvas.bounds, cursor: 7, look: Self.look)
        canvas.boxes(boxes, in: canvas.bounds, chosen: 2, look: Self.look)
        #expect(canvas.width == width)
      }
    }
    var canvas = Canvas(width: 50, height: 24)
    canvas.distribution(plot, in: canvas.bounds, look: Self.look)
    #expect(canvas.lines[0].hasPrefix("100%"))
    #expect(DistributionFrame(plot, in: canvas.bounds).strip?.height == 5)
    var other = Canvas(width: 50, height: 9)
    other.boxes(boxes, in: other.bounds, chosen: 0, look: Self.look)
    #expect(other.lines[0].contains("┃") && other.lines[1].contains("█"))
    // A group without real rows still has its synthetic box.
    #expect(other.lines[3].contains("█"))
  }
}
