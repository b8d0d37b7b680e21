import Engine
import Plots

extension WorkbenchState {
  /// What the trade-off page shows the distance of; the mean where nothing is chosen to show.
  func score(in snapshot: Snapshot) -> AccuracyScore { score(tradeView, in: snapshot) }

  /// The score that a view stands for.
  func score(_ view: TradeOffView, in snapshot: Snapshot) -> AccuracyScore {
    switch view {
    case .meanPair: return .meanPair
    case .column:
      guard let column = chosenColumn(in: snapshot), column.isModelled else { return .meanPair }
      return .column(column.schema.name)
    case .pair:
      guard let shown = snapshot.association?.columns, shown.indices.contains(heatRow),
        shown.indices.contains(heatColumn), heatRow != heatColumn
      else { return .meanPair }
      let places = [shown[heatRow], shown[heatColumn]].sorted()
      guard snapshot.columns.indices.contains(places[1]) else { return .meanPair }
      return .pair(
        snapshot.columns[places[0]].schema.name, snapshot.columns[places[1]].schema.name)
    }
  }

  /// The score that a question about accuracy begins with: what has the eye.
  func scoreInView(in snapshot: Snapshot) -> AccuracyScore {
    if page == .tradeOff { return score(in: snapshot) }
    return score(pane == .heatmap ? .pair : .column, in: snapshot)
  }

  /// The other score to ask about, round all there are.
  func score(after score: AccuracyScore, in snapshot: Snapshot) -> AccuracyScore {
    var all: [AccuracyScore] = []
    for view in TradeOffView.allCases {
      let next = self.score(view, in: snapshot)
      if !all.contains(next) { all.append(next) }
    }
    let place = all.firstIndex(of: score) ?? -1
    return all[(place + 1) % max(1, all.count)]
  }

  /// The traced curve; `nil` while it is traced for another score.
  func tradeOff(in snapshot: Snapshot) -> TradeOff? {
    snapshot.tradeOff.flatMap { $0.score == score(in: snapshot) ? $0 : nil }
  }

  /// The point of the curve under the cursor.
  func tradeOffPoint(in snapshot: Snapshot) -> TradeOff.Point? {
    guard let curve = tradeOff(in: snapshot)?.curve, !curve.isEmpty else { return nil }
    let wanted = tradeEpsilon ?? snapshot.choices.epsilon
    return curve.min { abs($0.epsilon / wanted - 1) < abs($1.epsilon / wanted - 1) }
  }

  /// The ε that Enter takes, to three digits; `nil` where it is the present one.
  func epsilonToTake(in snapshot: Snapshot) -> Double? {
    guard tradeEpsilon != nil, let point = tradeOffPoint(in: snapshot) else { return nil }
    let epsilon = point.epsilon.rounded(toDigits: 3)
    guard epsilon > 0, epsilon <= 1000, epsilon != snapshot.choices.epsilon else { return nil }
    return epsilon
  }

  mutating func moveTradeOff(_ id: ActionID, _ snapshot: Snapshot) -> [Effect] {
    guard id != .up, id != .down else {
      var cursor = columns
      cursor.move(by: id == .up ? -1 : 1, of: snapshot.columns.count)
      let effects = chooseColumn(cursor.selected, snapshot)
      aimHeatmap(snapshot)
      return effects
    }
    guard let curve = tradeOff(in: snapshot)?.curve,
      let point = tradeOffPoint(in: snapshot), let place = curve.firstIndex(of: point)
    else { return [] }
    let step: Int
    switch id {
    case .left: step = -1
    case .right: step = 1
    case .pageUp: step = -5
    case .pageDown: step = 5
    case .first: step = -curve.count
    case .last: step = curve.count
    default: return []
    }
    tradeEpsilon = curve[max(0, min(curve.count - 1, place + step))].epsilon
    return []
  }
}

extension Double {
  /// The nearest number of at most `digits` significant decimal digits.
  func rounded(toDigits digits: Int) -> Double {
    guard isFinite, self != 0 else { return self }
    var scale = 1.0
    let least = (1..<max(2, digits)).reduce(1.0) { power, _ in power * 10 }
    while abs(self) * scale < least, scale < 1e18 { scale *= 10 }
    while abs(self) * scale >= least * 10, scale > 1e-18 { scale /= 10 }
    return (self * scale).rounded() / scale
  }
}
