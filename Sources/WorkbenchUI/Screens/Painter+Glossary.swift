import Terminal

extension Painter {
  /// Every term that explains itself.
  mutating func drawGlossary() {
    let layout = state.listLayout
    drawFrames(layout)
    let all = GlossaryTerm.allCases
    title([("glossary", .title)], trailing: [("\(all.count)", .muted)], on: layout.list)
    let cursor = state.cursor(on: .glossary)
    let shown = visible(layout, hasHeads: false, cursor, of: all.count)
    drawLines(layout, cursor: cursor, shown: shown, all[shown].map { [($0.name, .text)] })
    guard let detail = layout.detail, all.indices.contains(cursor.selected) else { return }
    let term = all[cursor.selected]
    title([(term.name, .title)], on: detail)
    drawText(words(of: term, width: detail.width - 4), in: detail)
  }

  /// What a term says of itself: what it is, how it is computed, what is good.
  func words(of term: GlossaryTerm, width: Int) -> [[(String, ThemeRole)]] {
    paragraph(term.meaning, width) + [[]]
      + [[("how", .muted)]] + paragraph(term.reckoning, width) + [[]]
      + [[("what is good", .muted)]] + paragraph(term.advice, width)
  }

  /// The explanation of the number under the cursor, over the page.
  mutating func drawExplanation(_ term: GlossaryTerm) {
    let width = min(max(20, size.width - 4), 72)
    let lines = words(of: term, width: width - 4)
    let height = min(size.height, lines.count + 4)
    let frame = Rect(
      x: max(0, (size.width - width) / 2), y: max(0, (size.height - height) / 2),
      width: min(width, size.width), height: height)
    drawDialogFrame(frame, title: term.name)
    drawText(lines, in: Rect(x: frame.x, y: frame.y, width: frame.width, height: height - 1))
    run(
      [
        ("?", .hintKey), (" keys  ", .hint), ("K", .hintKey), (" glossary  ", .hint),
        ("Esc", .hintKey), (" back", .hint),
      ], x: frame.x + 2, y: frame.y + height - 2, maxWidth: frame.width - 4)
  }
}
