import Engine
import Plots
import Terminal

/// What an edit would cost and bring, in words.
struct PreviewText {
  let preview: EditPreview

  init(_ preview: EditPreview) { self.preview = preview }

  /// On one line: what it is, and what it does to ε (record), ε_c (column) and the expected distance.
  var line: String {
    var parts = [name, epsilon]
    if preview.kind == .invalidates { parts.append("invalidates \(preview.invalidated)") }
    if let change = preview.columns.first(where: { $0.column == column }) ?? preview.columns.first {
      let owner = change.column == column ? "" : "of \(change.column) "
      parts.append("ε_c \(owner)" + PreviewText.change(change.before, change.after, digits: 2))
    }
    if let after = preview.distanceAfter {
      let before = preview.distanceBefore.map { NumberText.proportion($0.value) + " → " } ?? ""
      parts.append("expected \(before)\(NumberText.proportion(after.value))")
    }
    return parts.joined(separator: " · ")
  }

  /// In a few lines of `width` cells, the class of the edit first.
  func lines(width: Int) -> [[(String, ThemeRole)]] {
    var lines: [[(String, ThemeRole)]] = []
    switch preview.kind {
    case .free: lines.append([("free", .good), ("  nothing new is measured", .muted)])
    case .paid:
      let when = width >= 40 ? "  measured anew at the next release" : "  at the next release"
      lines.append([("paid", .spent), (when, .muted)])
    case .invalidates:
      lines.append([
        ("invalidates", .warn), ("  \(preview.invalidated)", .muted),
      ])
    }
    lines.append([
      ("ε ", .muted),
      (PreviewText.change(preview.epsilonBefore, preview.epsilonAfter, plain: true), .text),
      (" · ρ ", .muted),
      (PreviewText.change(preview.rhoBefore, preview.rhoAfter, short: true), .text),
      (width < 32 ? " record" : "  record level", .muted),
    ])
    if !preview.columns.isEmpty { lines.append(columns(width: width)) }
    if let after = preview.distanceAfter {
      let before =
        preview.distanceBefore.map { NumberText.fixed($0.value, digits: 3) + " → " } ?? ""
      let full = before + after.text
      let isNarrow = CellWidth.of(full) + 19 > width
      lines.append([
        (width < 32 ? "expected " : "expected mean pair ", .muted),
        (isNarrow ? before + NumberText.fixed(after.value, digits: 3) : full, .text),
      ])
    }
    if !preview.stages.isEmpty {
      let all = preview.stages.joined(separator: " ")
      let ends = "\(preview.stages.first ?? "") … \(preview.stages.last ?? "")"
      lines.append([
        ("runs again ", .muted), (CellWidth.of(all) + 11 <= width ? all : ends, .text),
      ])
    } else {
      lines.append([("nothing runs again", .muted)])
    }
    return lines
  }

  /// The column that the line stands for without naming it.
  private var column: String? {
    if case .share(let column, _) = preview.edit { column } else { nil }
  }

  /// The edit's name; the column of a share is the one that the line stands for.
  private var name: String {
    guard case .share(let column, _) = preview.edit, preview.name.hasPrefix("share of \(column) ")
    else { return preview.name }
    return "share" + preview.name.dropFirst("share of \(column)".count)
  }

  private var epsilon: String {
    preview.epsilonBefore == preview.epsilonAfter
      ? "ε unchanged"
      : "ε \(NumberText.plain(preview.epsilonBefore)) → \(NumberText.plain(preview.epsilonAfter))"
  }

  /// As many columns as fit, and how many more.
  private func columns(width: Int) -> [(String, ThemeRole)] {
    var parts: [(String, ThemeRole)] = [("ε_c ", .muted)]
    var used = 4
    for (place, change) in preview.columns.enumerated() {
      let name = (place == 0 ? "" : " · ") + change.column + " "
      let value = PreviewText.change(change.before, change.after, digits: 2)
      let rest = preview.columns.count - place
      guard used + CellWidth.of(name) + CellWidth.of(value) + 12 <= width || place == 0 else {
        parts.append((" · \(rest) more", .muted))
        break
      }
      parts += [(name, .muted), (value, .text)]
      used += CellWidth.of(name) + CellWidth.of(value)
    }
    return parts
  }

  /// A value before and after, once where it stays the same to the digits shown.
  static func change(
    _ before: Double?, _ after: Double?, digits: Int = 3, plain: Bool = false, short: Bool = false
  ) -> String {
    func text(_ value: Double?) -> String {
      guard let value else { return "not measured" }
      if plain { return NumberText.plain(value) }
      return short ? NumberText.short(value) : NumberText.fixed(value, digits: digits)
    }
    let (old, new) = (text(before), text(after))
    return old == new ? new : "\(old) → \(new)"
  }
}
