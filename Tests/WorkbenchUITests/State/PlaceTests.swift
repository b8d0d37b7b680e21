import Engine
import Terminal
import Testing

@testable import WorkbenchUI

@Suite("Where the screens were left")
@MainActor struct PlaceTests {
  /// Leaves one workbench and opens another on what it left.
  private func reopened(_ stage: Stage) -> Stage {
    stage.type("Q")
    var snapshot = stage.engine.snapshot
    snapshot.place = stage.engine.place
    return Stage(snapshot: snapshot)
  }

  @Test("Column, pane, view, order, borders and the pair under the cursor come back")
  func main() {
    let first = Stage()
    first.type("/diagnosis").press(.enter).type(">>>>").press(.tab).type("fL").press(.tab).type(
      "vv")
    first.press(.down, .right)
    let second = reopened(first)
    #expect(second.workbench.state.pane == .heatmap && second.workbench.state.view == .difference)
    #expect(second.workbench.state.dividers == first.workbench.state.dividers)
    #expect(second.workbench.state.histogram.order == first.workbench.state.histogram.order)
    #expect(second.workbench.state.heatRow == first.workbench.state.heatRow)
    #expect(second.workbench.state.heatColumn == first.workbench.state.heatColumn)
    #expect(second.lines == first.lines)
  }

  @Test("Pages come back: rows with the chosen row, a pair, the trade-off")
  func pages() {
    let rows = Stage()
    rows.type("rv%77").press(.enter)
    let again = reopened(rows)
    #expect(again.workbench.state.page == .rows && again.workbench.state.rows.selected == 76)
    #expect(again.workbench.state.rowSide == .real)
    let pair = Stage()
    pair.type("*").press(.down)
    let opened = reopened(pair)
    #expect(opened.workbench.state.page == .pair)
    #expect(opened.workbench.state.pair.first == pair.workbench.state.pair.first)
    #expect(opened.workbench.state.pair.second == pair.workbench.state.pair.second)
    #expect(reopened(Stage().type("t")).workbench.state.page == .tradeOff)
    // Settings are no place of a session.
    #expect(reopened(Stage().type("O")).workbench.state.page == .main)
  }

  @Test("It is handed over when the session is saved, left or replaced, and at a signal")
  func handedOver() {
    let saved = Stage()
    saved.type("rS")
    #expect(saved.engine.place?.fields["page"] == "rows")
    let replaced = Stage()
    replaced.type("to").type("other.csv").press(.enter)
    #expect(replaced.engine.place?.fields["page"] == "trade-off")
    let ended = Stage()
    ended.type("J").send(.signal(.terminate))
    #expect(ended.status == 143 && ended.engine.place?.fields["page"] == "journal")
  }

  @Test("What is not there any more, or makes no sense, is passed over")
  func strange() {
    var snapshot = Snapshot.admissions
    snapshot.place = KeptPlace([
      "page": "pair", "pair-side": "gone", "column": "gone", "pane": "attic", "row": "-9",
      "list-width": "100000", "upper-height": "-4", "heatmap": "pin", "heatmap-row": "gone",
      "heatmap-column": "age", "unknown": "x", "order": "",
    ])
    for (width, height) in [(120, 40), (24, 6), (200, 60)] {
      let stage = Stage(width: width, height: height, snapshot: snapshot)
      #expect(stage.workbench.state.page == .main)
      #expect(stage.workbench.state.view == .difference)
      stage.type("jjv")
    }
  }
}
