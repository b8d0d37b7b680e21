import Engine
import Tables
import Terminal
import Testing

@testable import WorkbenchUI

@Suite("The pair page")
@MainActor struct PairTests {
  @Test("Enter on the heatmap opens its pair, and the engine is asked for it once")
  func opening() {
    let stage = Stage()
    stage.press(.tab, .tab).type("g").press(.down, .down)
    stage.press(.enter)
    let asked = stage.engine.commands.filter { if case .lookAtPair = $0 { true } else { false } }
    #expect(asked == [.lookAtPair(Clique(1, 3))])
    #expect(stage.shows("district × age"))
    #expect(stage.shows("measured together"))
    stage.send(.wake)
    stage.press(.escape)
    #expect(stage.workbench.state.page == .main)
    #expect(stage.engine.commands.last == .lookAtPair(nil))
  }

  @Test("The list goes through the other columns, the worst first, and sideways through the first")
  func list() {
    let stage = Stage()
    stage.press(.tab, .tab, .enter)
    let state = stage.workbench.state
    let all = state.partners(of: state.pair.first, in: stage.engine.snapshot)
    #expect(zip(all, all.dropFirst()).allSatisfy { ($0.distance ?? 0) >= ($1.distance ?? 0) })
    stage.press(.home)
    #expect(stage.workbench.state.pair.second == all[0].position)
    stage.press(.down)
    #expect(stage.workbench.state.pair.second == all[1].position)
    stage.press(.right)
    #expect(stage.workbench.state.pair.first != state.pair.first)
    #expect(stage.workbench.state.pair.first != stage.workbench.state.pair.second)
  }

  @Test("Tab goes to the cells, which read out what they hold")
  func cells() {
    let stage = Stage()
    stage.press(.tab, .tab, .enter, .tab)
    #expect(stage.workbench.state.pair.isTableFocused)
    #expect(stage.shows("noise ±"))
    let before = stage.workbench.state.pair
    stage.press(.right, .up)
    let after = stage.workbench.state.pair
    #expect(after.column > before.column && after.row != before.row)
    stage.press(.end).press(.right, .down, .up, .up)
    #expect(stage.workbench.state.pair.row >= 0)
  }

  @Test("A number by categories has boxes, which v shows where there is no room for both")
  func boxes() {
    let stage = Stage(width: 80, height: 24)
    stage.press(.tab, .tab, .enter)
    var seen = false
    for _ in 0..<6 {
      stage.type("v")
      seen = seen || stage.shows("box 25–75")
    }
    #expect(seen)
    #expect(Stage(width: 120, height: 50).press(.tab, .tab, .enter).shows("box 25–75"))
  }

  @Test("Every size is drawn", arguments: [(24, 6), (40, 20), (60, 12), (73, 15), (300, 90)])
  func sizes(width: Int, height: Int) {
    let stage = Stage(width: width, height: height)
    stage.press(.tab, .tab, .enter, .tab, .down, .right).type("vvv")
    #expect(stage.lines.count == height)
    for size in [(1, 1), (30, 7), (80, 24)] {
      stage.send(.resize(width: size.0, height: size.1))
      #expect(stage.lines.count == size.1)
    }
  }

  @Test("Layout: frames inside the body, tables apart")
  func layout() {
    for width in stride(from: 0, through: 220, by: 3) {
      for height in stride(from: 0, through: 70, by: 2) {
        let body = Rect(x: 0, y: 1, width: width, height: height)
        let layout = PairLayout(body: body)
        let inside = layout.frames.allSatisfy { frame in
          frame.intersection(body) == frame || frame.height == 0 || width == 0
        }
        #expect(inside)
        let area = Rect(x: 2, y: 2, width: max(0, width - 4), height: max(0, height - 4))
        for count in 1...3 {
          let tables = PairLayout.tables(count, in: area) ?? []
          for (place, one) in tables.enumerated() {
            #expect(one.intersection(area) == one)
            for other in tables.dropFirst(place + 1) {
              #expect(one.intersection(other).width * one.intersection(other).height == 0)
            }
          }
        }
      }
    }
  }
}

@Suite("Looking closely at histograms and heatmaps")
@MainActor struct LookingTests {
  @Test("The cursor goes over bars and reads them out; across it goes to the next column")
  func bars() {
    let stage = Stage()
    stage.press(.tab, .right)
    #expect(stage.workbench.state.histogram.bar != nil)
    #expect(stage.shows(" ±"))
    let before = stage.workbench.state.histogram.bar ?? 0
    stage.press(.right)
    #expect((stage.workbench.state.histogram.bar ?? 0) > before)
    stage.press(.down)
    #expect(stage.workbench.state.histogram.bar == nil)
    #expect(stage.line(with: "▸").contains("sex"))
  }

  @Test("Categories: the cursor scrolls the list")
  func categories() {
    let stage = Stage()
    stage.press(.down, .down, .down, .tab, .end)
    #expect(stage.workbench.state.histogram.bar == 17)
    #expect(stage.workbench.state.firstCategory > 0)
    stage.press(.home)
    #expect(stage.workbench.state.firstCategory == 0)
  }

  @Test("The axis is stretched about the cursor and scrolls with it")
  func zoom() {
    let stage = Stage()
    stage.press(.tab, .right).type("))")
    let zoom = stage.workbench.state.histogram.zoom ?? 0..<0
    #expect(zoom.contains(stage.workbench.state.histogram.bar ?? -1))
    stage.press(.end)
    let moved = stage.workbench.state.histogram.zoom ?? 0..<0
    #expect(moved.count == zoom.count && moved.upperBound > zoom.upperBound)
    stage.type("(((")
    #expect(stage.workbench.state.histogram.zoom == nil)
    stage.press(.down, .down).type(")")
    #expect(stage.shows("only an axis can be stretched"))
  }

  @Test("F shows shares up to each value with their greatest difference")
  func cumulative() {
    let stage = Stage()
    stage.press(.tab).type("v")
    #expect(stage.shows("KS 0.0"))
    stage.press(.right)
    #expect(stage.shows("up to "))
    stage.type("F")
    #expect(!stage.shows("KS 0.0"))
  }

  @Test("The heatmap's order follows likeness, then the focus, and the cursor keeps its pair")
  func order() {
    let stage = Stage()
    stage.press(.tab, .tab)
    let pair = (stage.workbench.state.heatRow, stage.workbench.state.heatColumn)
    stage.type("f")
    #expect(stage.workbench.state.heatSorting == .clustered)
    #expect(stage.workbench.state.heatOrder.sorted() == Array(0..<13))
    #expect((stage.workbench.state.heatRow, stage.workbench.state.heatColumn) == pair)
    stage.type("f")
    #expect(stage.workbench.state.heatOrder.first == pair.0)
    stage.press(.down)
    #expect(stage.workbench.state.heatRow == stage.workbench.state.heatOrder[1])
    stage.type("f")
    #expect(stage.workbench.state.heatOrder.isEmpty)
  }

  @Test("Heatmap cells with their values, and two rows to a line")
  func cells() {
    let stage = Stage()
    stage.press(.tab, .tab).type("ZZ")
    #expect(stage.workbench.state.heatStyle == .numbers)
    #expect(stage.lines.contains { $0.contains(".0") || $0.contains(".1") })
    stage.type("ZZ")
    #expect(stage.workbench.state.heatStyle == .halfBlocks)
    #expect(stage.lines.contains { $0.contains("▀▀") })
  }
}
