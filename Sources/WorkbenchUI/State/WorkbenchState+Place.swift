import Engine
import Tables
import Terminal

/// The names of two columns that the heatmap's cursor was left on.
struct KeptAim: Hashable, Sendable {
  var row: String
  var column: String

  /// Their places among the columns of the heatmap; `nil` where one is not there.
  func places(in association: Association, _ snapshot: Snapshot) -> (Int, Int)? {
    func place(_ name: String) -> Int? {
      association.columns.firstIndex { snapshot.columns[safe: $0]?.schema.name == name }
    }
    return place(row).flatMap { row in place(column).map { (row, $0) } }
  }
}

extension WorkbenchState {
  /// What is to be done, with where the screens stand handed over before the session is left or written.
  func keepingPlace(_ effects: [Effect], _ snapshot: Snapshot) -> [Effect] {
    guard configuration.keepsPlace, snapshot.table != nil, snapshot.readOnly == nil else {
      return effects
    }
    return effects.flatMap { effect -> [Effect] in
      switch effect {
      case .quit, .send(.save): [.send(.keepPlace(place(in: snapshot))), effect]
      default: [effect]
      }
    }
  }

  /// Where the screens stand, by names that stay when columns come and go.
  func place(in snapshot: Snapshot) -> KeptPlace {
    func name(_ position: Int) -> String? { snapshot.columns[safe: position]?.schema.name }
    func heatName(_ place: Int) -> String? {
      snapshot.association?.columns[safe: place].flatMap(name)
    }
    let isWorking = ActionRegistry.working.contains(page)
    var fields: [String: String?] = [
      "page": (isWorking ? page : .main).name, "pane": pane.rawValue,
      "column": name(columns.selected), "maximised": isMaximised ? "yes" : nil,
      "list-width": dividers.list.map { "\($0)" }, "upper-height": dividers.upper.map { "\($0)" },
      "heatmap": view.rawValue, "heatmap-row": heatName(heatRow),
      "heatmap-column": heatName(heatColumn), "heatmap-cells": heatStyle.rawValue,
      "log-scale": isLogScale ? "yes" : nil, "order": histogram.order?.rawValue,
      "distribution": histogram.isCumulative ? "yes" : nil, "rows": rowSide.rawValue,
      "row": "\(rows.selected + 1)", "first-column": name(firstRowColumn),
    ]
    if page == .pair {
      fields["pair-side"] = name(pair.first)
      fields["pair-along"] = name(pair.second)
    }
    return KeptPlace(fields.compactMapValues { $0 })
  }

  /// Goes to where the screens were left; what is not there any more is passed over.
  mutating func go(to place: KeptPlace, _ snapshot: Snapshot) -> [Effect] {
    let fields = place.fields
    func position(_ field: String) -> Int? {
      fields[field].flatMap { name in snapshot.columns.firstIndex { $0.schema.name == name } }
    }
    func choice<Choice: RawRepresentable<String>>(_ field: String) -> Choice? {
      fields[field].flatMap { Choice(rawValue: $0) }
    }
    let effects = (position("column") ?? snapshot.columns.firstIndex(where: \.isModelled)).map {
      chooseColumn($0, snapshot)
    }
    if let kept = Page.allCases.first(where: { $0.name == fields["page"] }),
      ActionRegistry.working.contains(kept)
    {
      page = kept
    }
    pane = choice("pane") ?? pane
    isMaximised = fields["maximised"] == "yes"
    dividers.list = fields["list-width"].flatMap { Int($0) }.map {
      MainLayout.held(list: $0, size.width)
    }
    dividers.upper = fields["upper-height"].flatMap { Int($0) }
    view = choice("heatmap") ?? view
    // A pin beside the present is not kept.
    if view == .pin { view = .difference }
    heatStyle = choice("heatmap-cells") ?? heatStyle
    isLogScale = fields["log-scale"] == "yes"
    histogram.order = choice("order")
    histogram.isCumulative = fields["distribution"] == "yes"
    rowSide = choice("rows") ?? rowSide
    firstRowColumn = position("first-column") ?? 0
    if let row = fields["row"].flatMap({ Int($0) }), let count = snapshot.realRows?.count {
      rows.select(row - 1, of: count)
    }
    if let row = fields["heatmap-row"], let column = fields["heatmap-column"] {
      keptAim = KeptAim(row: row, column: column)
    }
    if page == .pair {
      if let first = position("pair-side"), let second = position("pair-along"), first != second {
        pair = PairPlace()
        (pair.first, pair.second) = (first, second)
      } else {
        page = .main
      }
    }
    return effects ?? []
  }
}
