import Documents
import Foundation
import Tables

extension WorkbenchScheduler {
  /// A finished draft, as a point of the trade-off.
  struct DraftMark: Sendable {
    let choices: Choices
    let meanPair: Double?
    /// By the columns' positions in the file.
    let columns: [Int: Double]
    let association: [Int]
    let pairs: [Double]
  }

  /// The most drafts that are remembered.
  private static let mostMarks = 200

  /// Remembers a finished draft.
  func remember(_ snapshot: Snapshot) {
    var columns: [Int: Double] = [:]
    for (position, column) in snapshot.columns.enumerated() { columns[position] = column.distance }
    let mark = DraftMark(
      choices: snapshot.choices, meanPair: snapshot.meanPairDistance, columns: columns,
      association: snapshot.association?.columns ?? [],
      pairs: snapshot.association?.pairDistance ?? [])
    marks.removeAll { $0.choices == mark.choices }
    marks.append(mark)
    if marks.count > WorkbenchScheduler.mostMarks { marks.removeFirst() }
    if traced != nil { trace(traced) }
  }

  /// Traces the curve of `score` under the present choices; `nil` stops tracing.
  func trace(_ score: AccuracyScore?) {
    traced = score
    guard let score, let choices = journal?.session.choices else {
      return mailbox.update { $0.tradeOff = nil }
    }
    guard let forecast = pipeline.forecast else {
      var waiting = TradeOff()
      waiting.score = score
      waiting.isStale = true
      return mailbox.update { [waiting] in $0.tradeOff = waiting }
    }
    let marks = marks(of: score, choices)
    let generation = generations.current
    let generations = generations
    forecasts.run {
      let curve = TradeOff.curve(of: score, forecast, choices) {
        generations.isOutdated(generation)
      }
      return { await self.traced(score, curve, marks, generation) }
    }
  }

  private func traced(
    _ score: AccuracyScore, _ curve: [TradeOff.Point]?, _ marks: [TradeOff.Mark],
    _ generation: Int
  ) {
    guard let curve, traced == score, !generations.isOutdated(generation) else { return }
    var result = TradeOff()
    result.score = score
    result.curve = curve
    result.marks = marks
    result.target = journal?.session.choices.targets[score]
    mailbox.update { [result] in $0.tradeOff = result }
  }

  private func marks(of score: AccuracyScore, _ present: Choices) -> [TradeOff.Mark] {
    guard let dataset else { return [] }
    func position(_ name: String) -> Int? { dataset.schema.index(of: name) }
    func distance(_ mark: DraftMark) -> Double? {
      switch score {
      case .meanPair: return mark.meanPair
      case .column(let name): return position(name).flatMap { mark.columns[$0] }
      case .pair(let first, let second):
        guard let first = position(first), let second = position(second),
          let row = mark.association.firstIndex(of: first),
          let column = mark.association.firstIndex(of: second)
        else { return nil }
        let place = row * mark.association.count + column
        return mark.pairs.indices.contains(place) ? mark.pairs[place] : nil
      }
    }
    return marks.compactMap { mark in
      distance(mark).map { distance in
        TradeOff.Mark(
          epsilon: mark.choices.epsilon, distance: distance,
          pin: pins.first { $0.choices == mark.choices }?.letter,
          isPresent: mark.choices == present)
      }
    }
  }

  /// Finds what buys an accuracy.
  func solve(_ goal: AccuracyGoal) throws {
    guard goal.distance > 0, goal.distance < 1 else {
      throw InputError("a distance asked for is above 0 and below 1", value: "\(goal.distance)")
    }
    guard let choices = journal?.session.choices, let forecast = pipeline.forecast else {
      throw journal.map { $0.session.mode.nothingToPredictFrom }
        ?? InputError("open a table first")
    }
    let generation = generations.current
    let generations = generations
    forecasts.run {
      let search = AccuracySearch(forecast: forecast, choices: choices, goal: goal) {
        generations.isOutdated(generation)
      }
      let answer = Result { try search.solution() }
      return { await self.solved(answer) }
    }
  }

  private func solved(_ answer: Result<AccuracySolution, any Error>) {
    switch answer {
    case .success(let solution): mailbox.update { $0.solution = solution }
    case .failure(is CancellationError): break
    case .failure(let error): notify(.error, describe(error))
    }
  }
}

extension TradeOff {
  /// The expected distance at 25 budgets between a tenth and ten times the present one.
  ///
  /// - Returns: `nil` once `isCancelled` says so, or where the score is of columns not modelled.
  static func curve(
    of score: AccuracyScore, _ forecast: DraftForecast, _ choices: Choices,
    isCancelled: () -> Bool
  ) -> [Point]? {
    var curve: [Point] = []
    for step in -12...12 {
      var changed = choices
      changed.epsilon = min(1000, choices.epsilon * pow(10, Double(step) / 12))
      guard
        let prediction = try? forecast.prediction(
          under: changed, generation: 0, isCancelled: isCancelled),
        let expected = forecast.expected(score, in: prediction)
      else { return nil }
      curve.append(Point(epsilon: changed.epsilon, expected: expected))
    }
    return curve
  }
}
