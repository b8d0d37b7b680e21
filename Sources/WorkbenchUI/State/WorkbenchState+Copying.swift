import Engine
import Plots

extension WorkbenchState {
  /// Copies what is chosen on the page, and says what it was.
  mutating func copyLine(_ snapshot: Snapshot) -> [Effect] {
    guard let text = chosenText(in: snapshot), !text.isEmpty else {
      log.say(.warning, "nothing is chosen here that could be copied")
      return []
    }
    log.say(.info, "on the clipboard: \(text.prefix(60))")
    return [.copy(text)]
  }

  /// What is chosen on the page as text, fields with tabs between them.
  func chosenText(in snapshot: Snapshot) -> String? {
    switch page {
    case .start:
      return entries[safe: start.selected]?.path
    case .main:
      return pane == .heatmap ? pairText(in: snapshot) : columnText(in: snapshot)
    case .tradeOff, .column: return columnText(in: snapshot)
    case .evaluation:
      return Evaluation(snapshot).lines[safe: cursor(on: page).selected].map { line in
        line.name + "\t" + (line.value.map { NumberText.fixed($0, digits: 4) } ?? "")
      }
    case .rules, .scenario, .postProcessing:
      return lines(on: page, in: snapshot)[safe: cursor(on: page).selected]?.text
    case .checklist:
      return Checklist(self, snapshot).lines[safe: cursor(on: page).selected].map {
        "\($0.item.name)\t\($0.words)"
      }
    case .ledger:
      let charges = Array((snapshot.account?.charges ?? []).reversed())
      return charges[safe: cursor(on: page).selected - 1]?.id ?? snapshot.account?.identity
    case .glossary:
      return GlossaryTerm.allCases[safe: cursor(on: page).selected].map {
        $0.name + ": " + $0.meaning
      }
    case .pair: return partnerText(in: snapshot)
    case .rows:
      let source =
        rowSide(in: snapshot) == .synthetic ? snapshot.syntheticRows : snapshot.realRows
      guard let source, rows.selected < source.count else { return nil }
      return source.row(rows.selected).map { $0 ?? "" }.joined(separator: "\t")
    case .pins:
      return chosenPin(in: snapshot).map { "\($0.letter)" }
    case .journal:
      let names =
        snapshot.journal.future.reversed() + snapshot.journal.past.reversed()
      return names.indices.contains(journal.selected) ? names[journal.selected] : nil
    case .notices:
      let place = log.notices.count - 1 - notices.selected
      return log.notices.indices.contains(place) ? log.notices[place].text : nil
    case .settings:
      let all = Settings.Key.allCases
      guard all.indices.contains(settingsCursor.selected) else { return nil }
      let key = all[settingsCursor.selected]
      return "\(key.rawValue): \(settings.text(key))"
    case .diagnostics:
      return configuration.facts.map { fact in
        "\(fact.section)\t\(fact.name)\t\(fact.value)" + (fact.problem.map { "\t! \($0)" } ?? "")
      }.joined(separator: "\n")
    }
  }

  private func columnText(in snapshot: Snapshot) -> String? {
    guard let column = chosenColumn(in: snapshot) else { return nil }
    let numbers = [column.columnEpsilon, column.distance].map { value in
      value.map { NumberText.fixed($0, digits: 4) } ?? ""
    }
    return ([column.schema.name, NumberText.plain(share(of: column))] + numbers).joined(
      separator: "\t")
  }

  private func partnerText(in snapshot: Snapshot) -> String? {
    let all = partners(of: pair.first, in: snapshot)
    guard let partner = all.first(where: { $0.position == pair.second }),
      snapshot.columns.indices.contains(pair.first),
      snapshot.columns.indices.contains(pair.second)
    else { return nil }
    let numbers = [partner.real, partner.synthetic, partner.distance].map { value in
      value.map { NumberText.fixed($0, digits: 4) } ?? ""
    }
    return ([pair.first, pair.second].map { snapshot.columns[$0].schema.name } + numbers)
      .joined(separator: "\t")
  }

  private func pairText(in snapshot: Snapshot) -> String? {
    guard let association = snapshot.association,
      association.columns.indices.contains(heatRow),
      association.columns.indices.contains(heatColumn)
    else { return nil }
    let names = [heatRow, heatColumn].map { place -> String in
      let position = association.columns[place]
      return snapshot.columns.indices.contains(position)
        ? snapshot.columns[position].schema.name : ""
    }
    let place = heatRow * association.columns.count + heatColumn
    let values = [association.real, association.synthetic].map { side in
      side.indices.contains(place) && side[place].isFinite
        ? NumberText.fixed(side[place], digits: 4) : ""
    }
    return (names + values).joined(separator: "\t")
  }
}
