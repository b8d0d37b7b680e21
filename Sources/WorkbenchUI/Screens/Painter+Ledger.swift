import Engine
import Plots
import Terminal

extension Painter {
  /// The dataset's account: what was spent, and each charge with what it was for.
  mutating func drawLedger() {
    let layout = state.listLayout
    drawFrames(layout)
    title([("ledger", .title)], on: layout.list)
    guard let account = snapshot.account else {
      return say(
        nothingYet(
          "reading the ledger…",
          "Nothing was charged on this dataset yet. Drafts cost nothing; R releases, and asks first."
        ),
        in: layout.list)
    }
    title(
      [("ledger", .title)], trailing: [("✓ chain verified", .good)], on: layout.list)
    let cursor = state.cursor(on: .ledger)
    let charges = Array(account.charges.reversed())
    let shown = visible(layout, hasHeads: true, cursor, of: charges.count + 1)
    let columns = LedgerColumns(width: layout.list.width - 5)
    drawLines(
      layout, heads: columns.heads, cursor: cursor, shown: shown,
      shown.map { line in
        line > 0
          ? columns.line(charges[line - 1])
          : [("the account".padded(to: columns.beforeEpsilon), .title), (spentWords, .spent)]
      })
    guard let detail = layout.detail else { return }
    let width = detail.width - 4
    if cursor.selected > 0, let charge = charges[safe: cursor.selected - 1] {
      title([("charge \(charge.id)", .title)], on: detail)
      drawText(words(of: charge, width), in: detail)
    } else {
      title([("account \(account.identity)", .title)], on: detail)
      drawText(words(of: account, width), in: detail)
    }
  }

  private var spentWords: String {
    let budget = snapshot.budget
    let spent = NumberText.fixed(budget.spentEpsilon, digits: 2)
    return "ε \(spent)" + (budget.capEpsilon.map { " of \(NumberText.fixed($0, digits: 2))" } ?? "")
  }

  private func words(
    of account: AccountSummary, _ width: Int
  ) -> [[(String, ThemeRole)]] {
    let budget = snapshot.budget
    let after = NumberText.fixed(budget.epsilonAfterRelease, digits: 2)
    var lines: [[(String, ThemeRole)]] = [
      [("dataset    ", .muted), (snapshot.table?.name ?? "", .text)],
      [
        ("spent      ", .muted), (spentWords, .spent), ("  at δ ", .muted),
        (NumberText.plain(snapshot.choices.delta), .text),
      ],
      [("in ρ       ", .muted), (NumberText.short(account.rho), .text)],
      [
        ("cap        ", .muted),
        (
          budget.capEpsilon.map { NumberText.fixed($0, digits: 2) }
            ?? "none; \(context.key(.accountCap)) sets one", .text
        ),
      ],
      [("next       ", .muted), ("a release would bring it to ε \(after)", .text)],
      [("charges    ", .muted), ("\(account.charges.count)", .text)],
      [("opened     ", .muted), (account.opened, .text)],
      [
        ("mode       ", .muted),
        ((account.leastStrictMode ?? "unknown") + ", the least strict ever used", .text),
      ],
      [("kept in    ", .muted), (account.ledger, .text)], [],
    ]
    lines += paragraph(
      "✓ Every entry holds the hash of the one before it; all of them were read and hashed again.",
      width, .good)
    if account.charges.isEmpty {
      lines +=
        [[]]
        + paragraph(
          "No charge yet. Drafts cost nothing; \(context.key(.release)) releases, and asks first.",
          width)
    }
    return lines
  }

  /// What a check of the files of a table has shown, or how to make one.
  func checkWords(of table: String, _ width: Int) -> [[(String, ThemeRole)]] {
    guard let check = snapshot.check, check.table == table else {
      return paragraph(
        "\(context.key(.check)) makes the rows again from the measurements and compares the files.",
        width, .muted)
    }
    return [[(check.isSound ? "✓ checked" : "✗ checked", check.isSound ? .good : .bad)]]
      + check.findings.flatMap { finding in
        paragraph(
          (finding.holds.map { $0 ? "✓ " : "✗ " } ?? "· ") + finding.text, width,
          finding.holds.map { $0 ? .good : .bad } ?? .muted)
      }
  }

  private func words(
    of charge: AccountSummary.Entry, _ width: Int
  ) -> [[(String, ThemeRole)]] {
    var lines: [[(String, ThemeRole)]] = [
      [("made       ", .muted), (charge.time, .text)],
      [
        ("for        ", .muted), (charge.purpose, .text), ("  by ", .muted), (charge.method, .text),
      ],
      [
        ("asked      ", .muted), ("ε \(NumberText.plain(charge.epsilon))", .text),
        (" at δ ", .muted), (NumberText.plain(charge.delta), .text),
      ],
      [
        ("cost       ", .muted), ("ρ \(NumberText.short(charge.rho))", .spent),
        ("  record level", .muted),
      ],
      [("state      ", .muted), (charge.status, charge.status == "released" ? .good : .warn)],
      [("looked at  ", .muted), (charge.mode, .text)],
    ]
    if let raises = charge.raises {
      lines.append([("adds to    ", .muted), (raises, .text)])
    }
    for output in charge.outputs {
      lines.append([("written to ", .muted), (output, .text)])
    }
    if charge.status == "measured" {
      lines += paragraph(
        "Measured and kept, not written: \(context.key(.writeAgain)) makes the rows free of charge.",
        width, .warn)
    } else if let output = charge.outputs.last {
      lines += checkWords(of: output, width)
    }
    lines += [[], [("ceilings by column, in ρ", .muted)]]
    for column in charge.columns {
      lines.append([
        (column.name.padded(to: 20), .text),
        (column.rho.map(NumberText.short) ?? "the record's", .muted),
      ])
    }
    return lines
  }
}
