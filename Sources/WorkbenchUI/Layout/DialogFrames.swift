import Terminal

/// Where the help and the palette go.
struct MenuFrame {
  let frame: Rect
  /// The line with the filter.
  let filter: Rect
  /// The lines of entries.
  let list: Rect

  /// Lines of entries.
  var rows: Int { list.height }

  init(size: Size) {
    let width = min(size.width, max(min(size.width - 4, 84), min(size.width, 24)))
    let height = min(size.height, max(min(size.height - 4, 30), min(size.height, 6)))
    frame = Rect(
      x: (size.width - width) / 2, y: (size.height - height) / 2, width: width, height: height)
    filter = Rect(x: frame.x + 2, y: frame.y + 1, width: width - 4, height: min(1, height))
    list = Rect(x: frame.x + 1, y: frame.y + 3, width: width - 2, height: height - 4)
  }
}

/// Where a prompt goes.
struct PromptFrame {
  let frame: Rect
  let explanation: Rect
  let field: Rect
  let refusal: Rect
  /// What the answer would cost and bring, or how a path could end; no lines where nothing is told or nothing fits.
  let preview: Rect
  /// How many ends of a path are listed at a time.
  static let mostCandidates = 8

  init(_ prompt: Prompt, size: Size) {
    let width = min(size.width, 84)
    let listed =
      prompt.candidates.isEmpty ? 0 : min(PromptFrame.mostCandidates, prompt.candidates.count) + 1
    let height = min(size.height, prompt.isEdit ? 13 : 6 + listed)
    frame = Rect(
      x: (size.width - width) / 2, y: max(0, (size.height - height) / 3), width: width,
      height: height)
    explanation = Rect(x: frame.x + 2, y: frame.y + 1, width: width - 4, height: 1)
    field = Rect(x: frame.x + 2, y: frame.y + 3, width: width - 4, height: 1)
    refusal = Rect(x: frame.x + 2, y: frame.y + 4, width: width - 4, height: 1)
    preview = Rect(x: frame.x + 2, y: frame.y + 6, width: width - 4, height: height - 7)
  }
}

extension PromptFrame {
  /// The keys named below the field, as they stand there.
  static func keys(_ prompt: Prompt) -> [(key: Key, name: String, label: String)] {
    let path: [(Key, String, String)] = prompt.isPath ? [(.tab, "Tab", "complete")] : []
    return path + [(.enter, "Enter", "take it"), (.escape, "Esc", "leave it")]
  }

  /// The key whose name or label is at a cell, while they are shown.
  func key(at position: Position, _ prompt: Prompt) -> Key? {
    guard position.y == refusal.y, prompt.refusal == nil, frame.height >= 6 else { return nil }
    var x = refusal.x
    for entry in PromptFrame.keys(prompt) {
      let width = entry.name.count + 1 + entry.label.count
      if position.x >= x, position.x < x + width { return entry.key }
      x += width + 2
    }
    return nil
  }
}

/// Where the answers to a wanted accuracy go.
struct AnswersFrame {
  let frame: Rect
  /// The answers, or the reason why there is none.
  let list: Rect
  /// What the chosen answer would cost and bring.
  let preview: Rect

  init(size: Size) {
    let width = min(size.width, 96)
    let height = min(size.height, 16)
    frame = Rect(
      x: (size.width - width) / 2, y: max(0, (size.height - height) / 3), width: width,
      height: height)
    let lower = height >= 14 ? 7 : 0
    list = Rect(
      x: frame.x + 2, y: frame.y + 1, width: width - 4, height: max(0, height - 3 - lower))
    preview = Rect(
      x: frame.x + 2, y: frame.y + height - 1 - lower, width: width - 4, height: max(0, lower - 1))
  }
}

/// Where a confirmation goes: lines of text, then the buttons.
struct ConfirmationFrame {
  let frame: Rect
  let text: Rect
  /// The cells of each button.
  let buttons: [Rect]

  init(_ confirmation: Confirmation, lines: Int, size: Size) {
    let width = min(size.width, 84)
    let height = min(size.height, lines + 5)
    let frame = Rect(
      x: (size.width - width) / 2, y: max(0, (size.height - height) / 3), width: width,
      height: height)
    self.frame = frame
    text = Rect(x: frame.x + 2, y: frame.y + 1, width: width - 4, height: max(0, height - 4))
    var x = frame.x + 2
    let y = frame.y + max(0, height - 2)
    buttons = confirmation.buttons.map { button in
      let cells = button.rawValue.count + 4
      defer { x += cells + 1 }
      return Rect(x: x, y: y, width: max(0, min(cells, frame.x + width - 1 - x)), height: 1)
    }
  }
}

/// Where the list of themes goes: at the right edge, so that the page is seen beside it.
struct ThemesFrame {
  let frame: Rect
  /// The names.
  let list: Rect
  /// What the theme on show looks like and is for; no lines on short screens.
  let about: Rect

  init(_ count: Int, size: Size) {
    let width = min(size.width, 34)
    let most = max(0, size.height - 2)
    let lines = most >= 12 ? 5 : 0
    let height = min(most, max(3, count + 2 + lines))
    frame = Rect(x: size.width - width, y: min(1, size.height), width: width, height: height)
    list = Rect(
      x: frame.x + 1, y: frame.y + 1, width: width - 2, height: max(0, height - 2 - lines))
    about = Rect(
      x: frame.x + 2, y: frame.y + height - 1 - lines, width: width - 4, height: lines)
  }
}
