import Documents
import Engine
import Plots
import Terminal

/// What a confirmation says: the object it is about, and what cannot be taken back.
struct ConfirmationText {
  let lines: [[(String, ThemeRole)]]

  /// - Parameters:
  ///   - session: the session file in use, if there is one.
  ///   - keys: which keys do what, to name them.
  init(
    _ confirmation: Confirmation, _ snapshot: Snapshot, session: String?, keys: KeyMap, width: Int
  ) {
    let name = snapshot.table?.name ?? "the table"
    switch confirmation.matter {
    case .quit:
      lines = [[(ConfirmationText.unsaved(name, session), .text)]]
    case .open(let path):
      lines = [
        [(ConfirmationText.unsaved(name, session), .text)],
        [("Opening \(path) leaves them behind.", .muted)],
      ]
    case .mode(let present):
      var text: [[(String, ThemeRole)]] = []
      for mode in [present] + ExplorationMode.allCases.filter({ $0 != present }) {
        text.append([
          (" \(mode.rawValue.uppercased()) ", mode.markRole),
          (mode == present ? "  now" : "", .muted),
        ])
        text += mode.consequences.flatMap { ConfirmationText.wrapped($0, width - 2) }.map {
          [("  " + $0, .text)]
        }
      }
      lines = text
    case .resume(let offer):
      let count = offer.count == 1 ? "1 edit" : "\(NumberText.grouped(offer.count)) edits"
      let isOne = offer.count == 1
      lines = [
        [("\(count) of an earlier run \(isOne ? "was" : "were") not saved.", .text)],
        [("newest  ", .muted), (offer.newest, .text), ("  \(offer.time)", .muted)], [],
        [("Taken up, they can be undone one by one (\(keys.word(for: .undo))).", .muted)],
      ]
    case .pilot(let epsilon):
      let budget = snapshot.budget
      let cap = budget.capEpsilon.map { " of \(NumberText.fixed($0, digits: 2))" } ?? " · no cap"
      lines =
        [
          [("dataset   ", .muted), (name, .text)],
          [("charge    ", .muted), ("ε \(NumberText.plain(epsilon))  (record level)", .text)],
          [
            ("account   ", .muted),
            ("ε spent \(NumberText.fixed(budget.spentEpsilon, digits: 2))\(cap)", .spent),
          ], [],
        ]
        + ConfirmationText.wrapped(
          "The charge is made first and cannot be taken back. Its measurements are kept and go "
            + "into the release.", width
        ).map { [($0, .warn)] }
    case .writeAgain(let charge, let path):
      var text: [[(String, ThemeRole)]] = [
        [("charge    ", .muted), (String(charge.prefix(8)), .text)],
        [("cost      ", .muted), ("nothing: no real row is read", .text)],
        [("file      ", .muted), (path, .text)], [],
      ]
      text += ConfirmationText.warning(of: confirmation.replaced, width)
      text += ConfirmationText.wrapped(
        "Rules, scenario and post-processing are those on screen.", width
      ).map { [($0, .muted)] }
      lines = text
    case .release(let path):
      let charge = ReleaseCharge(snapshot, keys)
      var text = (charge.lines + [("file", path)]).map { line -> [(String, ThemeRole)] in
        [(line.name.padded(to: 10), .muted), (line.value, line.name == "account" ? .spent : .text)]
      }
      text.append([])
      if let obstacle = charge.obstacle {
        text += ConfirmationText.wrapped(obstacle, width).map { [($0, .bad)] }
      } else {
        text += ConfirmationText.warning(of: confirmation.replaced, width)
        text += ConfirmationText.wrapped(
          "The charge is made first and cannot be taken back, also if you stop half-way.", width
        ).map { [($0, .warn)] }
      }
      lines = text
    }
  }

  static func title(_ confirmation: Confirmation) -> String {
    switch confirmation.matter {
    case .quit: "unsaved choices"
    case .open: "unsaved choices"
    case .release: "release"
    case .writeAgain: "rows of what was measured"
    case .mode: "mode: how the real rows may be looked at"
    case .resume: "unsaved edits"
    case .pilot: "pilot"
    }
  }

  /// What is lost by leaving now.
  private static func unsaved(_ table: String, _ session: String?) -> String {
    guard let file = session.map(FilePath.name) else {
      return "The choices for \(table) are in no session file."
    }
    return "The changes are not saved in \(file)."
  }

  /// What a release would replace, as a warning; nothing where it replaces nothing.
  private static func warning(
    of files: [ReleaseFiles], _ width: Int
  ) -> [[(String, ThemeRole)]] {
    guard !files.isEmpty else { return [] }
    let names = files.map { $0 == .table ? "it" : "its \($0.rawValue)" }
    let last = names.last ?? ""
    let all = names.count > 1 ? names.dropLast().joined(separator: ", ") + " and " + last : last
    let text =
      files.contains(.table)
      ? "The file exists: \(all) will be replaced." : "Of an earlier file \(all) will be replaced."
    return wrapped(text, width).map { [($0, .bad)] }
  }

  /// The text in lines of at most `width` cells, broken at blanks.
  static func wrapped(_ text: String, _ width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, CellWidth.of(line) + 1 + CellWidth.of(word) > width {
        lines.append(line)
        line = ""
      }
      line += line.isEmpty ? String(word) : " " + word
    }
    return line.isEmpty ? lines : lines + [line]
  }
}
