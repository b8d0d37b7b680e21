import Engine
import Terminal
import Testing

@testable import WorkbenchUI

@Suite("Finding as one types")
@MainActor struct FindingTests {
  /// Rows of one number each, and every hundredth says so.
  private struct Numbers: RowSource {
    var count: Int
    func row(_ index: Int) -> [String?] { ["\(index)", index % 100 == 7 ? "Seven" : nil] }
  }

  private func stage(rows: Int = 2_500) -> Stage {
    let stage = Stage(width: 120, height: 30)
    stage.engine.change {
      $0.realRows = Numbers(count: rows)
      $0.syntheticRows = Numbers(count: 10)
    }
    return stage.type("r")
  }

  @Test("The count is live, the first row that fits is chosen, ↓ and ↑ go on around the end")
  func rows() {
    let stage = stage()
    stage.type("/sev")
    #expect(stage.shows("1 of 25 rows"))
    #expect(stage.workbench.state.rows.selected == 7)
    stage.press(.down)
    #expect(stage.workbench.state.rows.selected == 107 && stage.shows("2 of 25 rows"))
    stage.press(.up, .up)
    #expect(stage.workbench.state.rows.selected == 2_407 && stage.shows("25 of 25 rows"))
    stage.press(.enter)
    #expect(stage.workbench.state.overlays.isEmpty && stage.shows("“sev” 25 of 25 rows"))
    stage.type(")")
    #expect(stage.workbench.state.rows.selected == 7)
    stage.type("(")
    #expect(stage.workbench.state.rows.selected == 2_407)
  }

  @Test("Esc goes back to where one was; a text that nothing holds is said while it is typed")
  func leaving() {
    let stage = stage()
    stage.press(.down, .down, .down).type("/seven")
    #expect(stage.workbench.state.rows.selected == 7)
    stage.type("ty")
    #expect(stage.shows("no row holds it") && stage.workbench.state.rows.selected == 3)
    stage.press(.escape)
    #expect(stage.workbench.state.rows.selected == 3 && stage.workbench.state.page == .rows)
    stage.type("/zzz").press(.enter)
    #expect(stage.shows("no row holds “zzz”"))
  }

  @Test("Rows are looked through in slices between keys, anew when a draft has replaced them")
  func slices() {
    let stage = stage(rows: 40_000)
    for event in "/seven" { stage.play(.character(event)) }
    #expect(stage.workbench.state.isSearching)
    let checked = stage.workbench.state.search?.checked ?? 0
    #expect(checked > 0 && checked < 40_000)
    #expect(stage.workbench.state.rows.selected == 7)
    // A key is taken at once, whatever is left to look through.
    stage.play(.key(.down))
    #expect(stage.workbench.state.rows.selected == 107)
    stage.send(.wake)
    #expect(!stage.workbench.state.isSearching && stage.shows("2 of 400 rows"))
    stage.engine.change {
      $0.realRows = Numbers(count: 300)
      $0.generation += 1
    }
    stage.press(.down)
    #expect(stage.workbench.state.search?.found == 3)
  }

  @Test("Columns: how many fit, the first is chosen, ↓ goes on, Esc returns")
  func columns() {
    let stage = Stage()
    let before = stage.workbench.state.columns.selected
    stage.type("/di")
    #expect(stage.line(with: "▸").contains("district") && stage.shows("of 15 columns"))
    stage.press(.down)
    #expect(stage.line(with: "▸").contains("diagnosis"))
    stage.press(.escape)
    #expect(stage.workbench.state.columns.selected == before)
    stage.type("/diag").press(.enter)
    #expect(stage.line(with: "▸").contains("diagnosis"))
  }

  @Test("What is sought stands out in the grid")
  func marks() throws {
    let stage = stage()
    stage.type("/1").press(.enter)
    let match = Theme.dark.adapted(to: .indexed)[.match].background
    func marked() -> Int {
      stage.lines.indices.reduce(0) { sum, y in
        sum + (0..<120).count { stage.screen.canvas[$0, y].style.background == match }
      }
    }
    #expect(marked() > 0)
    stage.type("/zzz")
    #expect(marked() == 0)
  }

  @Test("Ranks and targets are those of the whole, wherever the search began")
  func searches() {
    var search = RowSearch("seven", from: 1_000, of: 2_500, side: .real, generation: 1)
    let forward = RowSearch.Jump(row: 1_000, isForward: true)
    #expect(search.target(forward) == nil)
    search.advance(by: 50, in: [Numbers(count: 2_500)])
    #expect(search.target(forward) == 1_007 && search.rank(of: 1_007) == nil)
    #expect(search.target(RowSearch.Jump(row: 1_000, isForward: false)) == nil)
    search.advance(by: 9_999, in: [Numbers(count: 2_500)])
    #expect(search.isComplete && search.found == 25 && search.rank(of: 1_007) == 11)
    #expect(search.target(RowSearch.Jump(row: 1_000, isForward: false)) == 907)
    #expect(search.target(RowSearch.Jump(row: 7, isForward: false)) == 2_407)
    #expect(search.target(RowSearch.Jump(row: 7, isForward: true, isInclusive: true)) == 7)
  }
}
