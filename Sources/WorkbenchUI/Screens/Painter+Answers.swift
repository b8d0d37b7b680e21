import Engine
import Plots
import Terminal

extension Painter {
  /// The edits that buy a wanted accuracy, or the sentence why none does.
  mutating func drawAnswers(_ list: AnswerList) {
    let place = AnswersFrame(size: size)
    let wanted = NumberText.plain(list.goal.distance)
    drawDialogFrame(place.frame, title: "\(list.name) · distance \(wanted) or less")
    guard let solution = list.solution(in: snapshot) else {
      say("reckoning…", in: place.frame)
      return
    }
    var y = place.list.y
    let bottom = place.list.y + place.list.height
    if solution.edits.isEmpty {
      let reasons = solution.sentences.isEmpty ? ["No edit reaches it."] : solution.sentences
      for line in reasons.flatMap({ ConfirmationText.wrapped($0, place.list.width) })
        .prefix(place.list.height)
      {
        canvas.text(line, x: place.list.x, y: y, style: theme[.warn], maxWidth: place.list.width)
        y += 1
      }
    }
    let first = list.cursor.firstLine(height: place.list.height, of: solution.edits.count)
    for index in solution.edits.indices.dropFirst(first) where y < bottom {
      let text = solution.sentences.indices.contains(index) ? solution.sentences[index] : ""
      let isChosen = index == list.cursor.selected
      run(
        [(isChosen ? "▸ " : "  ", .accent), (text, .text)], x: place.list.x, y: y,
        maxWidth: place.list.width)
      if isChosen {
        highlight(
          Rect(x: place.list.x, y: y, width: place.list.width, height: 1), .selection)
      }
      y += 1
    }
    let keys: [(String, ThemeRole)] =
      solution.edits.isEmpty
      ? [("Esc", .hintKey), (" back", .hint)]
      : [
        ("↑↓", .hintKey), (" choose  ", .hint), ("Enter", .hintKey), (" make it  ", .hint),
        ("Esc", .hintKey), (" leave it", .hint),
      ]
    run(keys, x: place.list.x, y: bottom, maxWidth: place.list.width)
    if !solution.edits.isEmpty { drawPreview(in: place.preview) }
  }
}
