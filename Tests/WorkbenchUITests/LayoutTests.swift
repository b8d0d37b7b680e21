import Terminal
import Testing

@testable import WorkbenchUI

@Suite("Layout of the main page")
struct LayoutTests {
  @Test("Total, inside the screen, and interiors apart at every size")
  func everySize() {
    for width in 0...210 {
      for height in 0...64 {
        for pane in Pane.allCases {
          for isMaximised in [false, true] {
            check(
              MainLayout(
                size: Size(width: width, height: height), pane: pane, isMaximised: isMaximised))
          }
        }
      }
    }
  }

  private func check(_ layout: MainLayout) {
    let screen = Rect(x: 0, y: 0, width: layout.size.width, height: layout.size.height)
    let frames = Pane.allCases.compactMap { layout.frame(of: $0) }
    let inside = frames.allSatisfy { $0.intersection(screen) == $0 }
    let interiors = frames.map { $0.inset() } + [layout.top, layout.status, layout.hints]
    var areApart = true
    for (place, rect) in interiors.enumerated() where !layout.isTooSmall {
      for other in interiors.dropFirst(place + 1) {
        let common = rect.intersection(other)
        if common.width > 0 && common.height > 0 { areApart = false }
      }
    }
    if !inside || !areApart || (frames.isEmpty != layout.isTooSmall) {
      Issue.record("\(layout)")
    }
  }

  @Test("The pane with the focus is always shown")
  func focus() {
    for width in stride(from: 24, through: 200, by: 7) {
      for height in stride(from: 6, through: 60, by: 3) {
        for pane in Pane.allCases {
          let layout = MainLayout(size: Size(width: width, height: height), pane: pane)
          #expect(layout.frame(of: pane) != nil)
        }
      }
    }
  }

  @Test(
    "Panes are dropped by size",
    arguments: [
      (80, 24, 3), (120, 40, 3), (200, 60, 3), (80, 15, 2), (50, 40, 2), (50, 12, 1), (20, 10, 0),
    ])
  func drops(width: Int, height: Int, count: Int) {
    let layout = MainLayout(size: Size(width: width, height: height), pane: .columns)
    #expect(Pane.allCases.filter { layout.frame(of: $0) != nil }.count == count)
  }

  @Test("Fields of the column list do not overlap and stay inside", arguments: 3...90)
  func fields(width: Int) {
    for longest in [0, 1, 7, 14, 60] {
      let frame = Rect(x: 3, y: 1, width: width, height: 20)
      let list = ColumnListFrame(in: frame, longestName: longest)
      let fields = [
        list.name, list.marks, list.kind, list.bar, list.share, list.epsilon, list.distance,
        list.shape,
      ].compactMap { $0 }
      for (left, right) in zip(fields, fields.dropFirst()) {
        #expect(left.x + left.width <= right.x)
      }
      if width >= 20 {
        #expect(fields.allSatisfy { $0.x + $0.width <= frame.x + width - 1 })
      }
    }
  }
}
