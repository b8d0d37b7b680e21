import Engine
import Terminal
import Testing

@testable import WorkbenchUI

@Suite("Confirming inferred domains together")
@MainActor struct DomainListTests {
  /// The admissions as they come without a data dictionary: no domain is declared.
  private static let undeclared: Snapshot = {
    var snapshot = Snapshot.admissions
    for place in snapshot.columns.indices {
      snapshot.columns[place].schema.source = .inferred
    }
    snapshot.budget.inferredColumns = snapshot.inferredColumns.map(\.schema.name)
    return snapshot
  }()

  nonisolated private static let sizes = [(80, 24), (120, 40), (200, 60)]

  /// Edits of domains that the engine was sent.
  private func edits(_ stage: Stage) -> [Edit] {
    stage.engine.commands.compactMap {
      if case .edit(let edit) = $0 { edit } else { nil }
    }
  }

  @Test("Enter confirms every marked column as one edit, which undo takes back in one step")
  func together() {
    let stage = Stage(snapshot: Self.undeclared)
    let names = stage.engine.snapshot.inferredColumns.map(\.schema.name)
    #expect(names.count == 13)
    stage.type("X")
    #expect(stage.shows("13 of 13 marked"))
    #expect(edits(stage).isEmpty)
    stage.press(.enter)
    #expect(edits(stage) == [.confirmDomains(columns: names)])
    #expect(stage.workbench.state.overlays.isEmpty)
    #expect(stage.engine.snapshot.budget.inferredColumns.isEmpty)
    #expect(stage.engine.snapshot.journal.past == ["domains of 13 columns confirmed"])
    #expect(stage.shows("domains of 13 columns inferred → declared"))
    stage.type("u")
    #expect(stage.engine.snapshot.budget.inferredColumns == names)
    #expect(stage.engine.snapshot.journal.past.isEmpty)
    stage.type("U")
    #expect(stage.engine.snapshot.budget.inferredColumns.isEmpty)
  }

  @Test("Space marks a column off and on again, and what is off stays inferred")
  func marks() {
    let stage = Stage(snapshot: Self.undeclared)
    stage.type("X")
    // The cursor stands on the column that was chosen: age.
    #expect(stage.line(with: "▸ [x]").contains("age"))
    stage.type(" j j ")
    #expect(stage.shows("10 of 13 marked"))
    stage.type("k ")
    #expect(stage.shows("11 of 13 marked"))
    stage.press(.enter)
    #expect(stage.engine.snapshot.budget.inferredColumns == ["age", "district"])
    #expect(stage.engine.snapshot.journal.past == ["domains of 11 columns confirmed"])
  }

  @Test("Esc changes nothing, and with nothing marked Enter says so")
  func nothing() {
    let stage = Stage()
    let before = stage.screen.canvas
    stage.type("X").press(.escape)
    #expect(stage.screen.canvas == before)
    stage.type("X jj ").press(.enter)
    #expect(stage.shows("no column is marked"))
    #expect(stage.workbench.state.overlays.count == 1)
    stage.type(" ")
    #expect(!stage.shows("no column is marked"))
    #expect(edits(stage).isEmpty)
    stage.press(.enter)
    #expect(edits(stage) == [.confirmDomains(columns: ["cost"])])
    #expect(stage.engine.snapshot.journal.past == ["domain of cost confirmed"])
  }

  @Test("What confirming means, and every domain, are on the screen", arguments: sizes)
  func picture(width: Int, height: Int) {
    for glyphs in [GlyphSet.automatic, .ascii] {
      let stage = Stage(
        width: width, height: height, snapshot: Self.undeclared,
        depth: glyphs == .ascii ? .none : .indexed, glyphs: glyphs)
      stage.type("X").press(.home)
      let sentence = DomainsFrame(13, size: Size(width: width, height: height)).sentence
      #expect(sentence.joined(separator: " ") == DomainList.meaning)
      #expect(sentence.allSatisfy(stage.shows))
      #expect(stage.line(with: "] age").contains("integer"))
      #expect(stage.line(with: "] age").contains(" or null"))
      #expect(stage.line(with: "] sex").contains("3 categories or null: female, male, other"))
      let diagnosis = stage.line(with: "] diagnosis")
      #expect(diagnosis.contains("18 categories or null: circulatory dis"))
      #expect(diagnosis.contains(glyphs == .ascii ? "~" : "…"))
      #expect(stage.lines.allSatisfy { CellWidth.of($0) <= width })
      #expect(stage.shows("Space mark off or on  Enter confirm the marked  Esc leave it"))
      if glyphs == .ascii {
        #expect(stage.lines.allSatisfy { $0.utf8.allSatisfy { (0x20...0x7E).contains($0) } })
      }
      // Where there are more columns than lines the list scrolls to the last one.
      stage.press(.end)
      #expect(stage.line(with: "[x] readmitted").contains("boolean"))
      #expect(stage.shows("] age") == (height > 24))
      #expect(stage.shows("2 more") == (height == 24))
    }
  }

  @Test("The domain under the cursor is told at more length, with why its kind was guessed")
  func detail() {
    var snapshot = Self.undeclared
    snapshot.columns[4].schema.reason = "18 distinct texts in 20,000 rows"
    let stage = Stage(snapshot: snapshot)
    stage.type("X").press(.down, .down, .down)
    let list = stage.line(with: "▸ [x] diagnosis")
    #expect(list.contains("…"))
    #expect(!list.contains("genitourinary"))
    #expect(stage.shows("genitourinary"))
    stage.press(.up)
    #expect(!stage.shows("genitourinary"))
  }

  @Test("Categories are listed as far as they fit, and dots stand for the others")
  func words() {
    var column = Self.undeclared.columns[2]
    let whole = "3 categories or null: female, male, other"
    #expect(column.domainWords(width: 80) == whole)
    #expect(column.domainWords(width: whole.count) == whole)
    #expect(column.domainWords(width: whole.count - 1) == "3 categories or null: female, male, …")
    #expect(column.domainWords(width: 0) == "3 categories or null: female, …")
    column.schema.nullable = false
    column.schema.domain = .categories([""])
    #expect(column.domainWords(width: 80) == "1 category: “”")
    column.schema.domain = .categories([])
    #expect(column.domainWords(width: 80) == "0 categories")
    column.schema.domain = .categories((0..<100_000).map(String.init))
    #expect(column.domainWords(width: 40) == "100000 categories: 0, 1, 2, 3, 4, 5, …")
  }

  @Test("It is refused in words where c is: nothing inferred, read-only, blind and design mode")
  func obstacles() {
    let declared = Stage()
    declared.engine.change { snapshot in
      for place in snapshot.columns.indices { snapshot.columns[place].schema.source = .declared }
    }
    #expect(declared.type("X").shows("no domain is inferred: there is nothing to confirm"))
    #expect(declared.workbench.state.overlays.isEmpty)
    for mode in [ExplorationMode.blind, .design] {
      declared.engine.change { $0.mode = mode }
      #expect(declared.type("X").shows("no domain is inferred: there is nothing to confirm"))
    }
    let readOnly = Stage(snapshot: Self.undeclared)
    readOnly.engine.change { $0.readOnly = .asked }
    #expect(readOnly.type("X").shows("read-only"))
    #expect(readOnly.workbench.state.overlays.isEmpty)
    readOnly.engine.change { $0.columns = [] }
    #expect(readOnly.type("X").shows("open a table first"))
  }

  @Test("A clicked line is chosen, its mark switched, and the keys below can be clicked")
  func mouse() {
    let stage = Stage(snapshot: Self.undeclared)
    stage.type("X")
    stage.click("] severity")
    #expect(stage.shows("12 of 13 marked"))
    stage.click("categories or null: no, yes")
    #expect(stage.line(with: "▸ [x]").contains("emergency"))
    stage.click("categories or null: no, yes")
    #expect(stage.line(with: "▸ [ ]").contains("emergency"))
    stage.click("mark off or on")
    #expect(stage.line(with: "▸ [x]").contains("emergency"))
    stage.click("confirm the marked")
    #expect(stage.engine.snapshot.budget.inferredColumns == ["severity"])
  }

  @Test("A release that is refused for inferred domains names the key")
  func release() {
    let stage = Stage(snapshot: Self.undeclared)
    stage.type("R").press(.enter)
    #expect(stage.shows("confirm them all (X)"))
    stage.press(.escape, .escape).type("X").press(.enter).type("R").press(.enter)
    #expect(stage.shows("[ Release ]"))
  }

  @Test("Repeating the last edit passes over it")
  func again() {
    let stage = Stage(snapshot: Self.undeclared)
    stage.type("+X").press(.enter).type(";")
    #expect(edits(stage).last == .share(column: "age", 5))
  }
}
