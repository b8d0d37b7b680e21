import Plots
import Tables

@testable import Engine

extension FixtureEngine {
  /// An edit's name in the undo history.
  static func name(_ edit: Edit, _ snapshot: Snapshot) -> String {
    let choices = snapshot.choices
    func text(_ value: Double?) -> String { value.map(NumberText.plain) ?? "none" }
    switch edit {
    case .share(let column, let value):
      return "share of \(column) \(text(choices.shares[column] ?? 1)) → \(text(value))"
    case .nudge(let column, let step, _): return "share of \(column) by \(text(step))"
    case .bins(let column, let value):
      return "bins of \(column) → \(value.map(String.init) ?? "usual")"
    case .epsilon(let value): return "ε \(text(choices.epsilon)) → \(text(value))"
    case .delta(let value): return "δ \(text(choices.delta)) → \(text(value))"
    case .rows(let value): return "rows → \(value.map(String.init) ?? "auto")"
    case .method(let value): return "method → \(value)"
    case .cap(let column, let value):
      return "cap of \(column) \(text(choices.caps[column])) → \(text(value))"
    case .target(_, let value): return "target → \(text(value))"
    case .scenario(let steps): return "scenario → \(steps.inWords)"
    case .postProcessing(let steps): return "post-processing → \(steps.inWords)"
    case .addRule(let rule, _): return "rule “\(rule.text)” added"
    case .changeRule(_, let rule): return "rule → “\(rule.text)”"
    case .removeRule(let place): return "rule \(place + 1) removed"
    case .moveRule(let from, let to): return "rule \(from + 1) moved to place \(to + 1)"
    case .switchRule(let place, let isOn): return "rule \(place + 1) \(isOn ? "on" : "off")"
    case .takeUp(let letter): return "choices of pin \(letter)"
    case .describe(let column, let words): return words.name(of: column)
    case .mode(let mode): return "mode → \(mode.rawValue)"
    case .association(let measure): return "association → \(measure.rawValue)"
    case .confirmDomain(let column): return "domain of \(column) confirmed"
    case .confirmDomains(let columns): return "\(Edit.domains(of: columns)) confirmed"
    case .theme(let name): return "theme → \(name)"
    case .reroll: return "draft \(choices.draftNumber + 1)"
    case .undo, .redo: return ""
    }
  }

  static func preview(_ edit: Edit, _ snapshot: Snapshot) -> EditPreview {
    let epsilon = snapshot.choices.epsilon
    var preview = EditPreview(
      edit: edit, name: name(edit, snapshot), kind: .paid, rhoBefore: snapshot.budget.rho,
      rhoAfter: snapshot.budget.rho, epsilonBefore: epsilon, epsilonAfter: epsilon,
      distanceBefore: expected(0.036, epsilon), distanceAfter: expected(0.034, epsilon),
      stages: ["plan", "measure", "fit", "sample", "decode", "evaluate"])
    switch edit {
    case .epsilon(let value):
      preview.epsilonAfter = value
      preview.rhoAfter = snapshot.budget.rho * value * value / (epsilon * epsilon)
      preview.distanceAfter = expected(0.036, value)
      preview.columns = snapshot.columns.filter(\.isModelled).map {
        EditPreview.ColumnChange(
          column: $0.schema.name, before: $0.columnEpsilon,
          after: $0.columnEpsilon.map { $0 * value / epsilon })
      }
    case .share(let column, let value):
      let before = snapshot.columns.first { $0.schema.name == column }?.columnEpsilon
      let after = value == 0 ? nil : epsilon * (0.25 + 0.06 * value)
      preview.columns = [
        EditPreview.ColumnChange(column: column, before: before, after: after)
      ]
    case .rows:
      preview.kind = .free
      preview.stages = ["sample", "decode", "evaluate"]
      preview.distanceAfter = preview.distanceBefore
    case .target, .theme, .association, .describe:
      preview.kind = .free
      preview.stages = []
      preview.distanceAfter = preview.distanceBefore
    case .takeUp(let letter):
      guard let pin = snapshot.pins.first(where: { $0.letter == letter }) else { break }
      preview.epsilonAfter = pin.choices.epsilon
      preview.distanceAfter = pin.expected
    case .mode:
      preview.kind = .invalidates
      preview.invalidated = "the draft on screen no longer applies"
    default: break
    }
    return preview
  }

  /// Falls with ε as a square root would: a shape, not a promise.
  static func expected(_ distance: Double, _ epsilon: Double) -> ExpectedDistance {
    let value = 0.008 + (distance - 0.008) / max(1e-3, epsilon).squareRoot()
    return ExpectedDistance(
      value: min(0.9, value), lower: min(0.9, value * 0.8), upper: min(0.95, value * 1.3))
  }

  static func prediction(_ snapshot: Snapshot) -> Prediction {
    var prediction = Prediction()
    let epsilon = snapshot.choices.epsilon
    for (place, column) in snapshot.columns.enumerated() where column.isModelled {
      prediction.columns[place] = expected(0.008 + 0.02 / (1 + column.share), epsilon)
    }
    for first in prediction.columns.keys {
      for second in prediction.columns.keys where first < second {
        prediction.pairs[Clique(first, second)] = expected(0.036, epsilon)
      }
    }
    prediction.meanPair = expected(0.036, epsilon)
    prediction.generation = snapshot.generation
    return prediction
  }

  static func tradeOff(_ score: AccuracyScore, _ snapshot: Snapshot) -> TradeOff {
    var tradeOff = TradeOff()
    tradeOff.score = score
    let base = score == .meanPair ? 0.036 : 0.02
    var epsilon = 0.05
    while epsilon < 20 {
      tradeOff.curve.append(TradeOff.Point(epsilon: epsilon, expected: expected(base, epsilon)))
      epsilon *= 1.122
    }
    tradeOff.marks = [
      TradeOff.Mark(epsilon: 0.5, distance: base * 1.5, pin: nil, isPresent: false)
    ]
    tradeOff.marks += snapshot.pins.map {
      TradeOff.Mark(
        epsilon: $0.choices.epsilon, distance: base * 1.1, pin: $0.letter, isPresent: false)
    }
    let now = expected(base * 1.06, snapshot.choices.epsilon).value
    tradeOff.marks.append(
      TradeOff.Mark(
        epsilon: snapshot.choices.epsilon, distance: now, pin: nil, isPresent: true))
    tradeOff.target = snapshot.choices.targets[score]
    return tradeOff
  }

  static func solution(_ goal: AccuracyGoal, _ snapshot: Snapshot) -> AccuracySolution {
    guard goal.distance >= 0.01 else {
      return AccuracySolution(
        goal: goal, edits: [],
        sentences: ["No ε up to 1000 reaches it: the sampled rows alone differ by more than this."])
    }
    var edits: [Edit] = [.epsilon(2.5)]
    var sentences = ["ε 1 → 2.5 is expected to give \(NumberText.plain(goal.distance))"]
    if let column = goal.score.columns.first {
      edits.append(.share(column: column, 9))
      sentences.append("share of \(column) → 9 at the same ε; the others lose by it")
    }
    return AccuracySolution(goal: goal, edits: edits, sentences: sentences)
  }

  static func pin(_ snapshot: inout Snapshot) {
    let taken = snapshot.pins.map(\.letter)
    guard let letter = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".first(where: { !taken.contains($0) }) else {
      return
    }
    snapshot.pins.append(
      Pin(
        letter: letter, choices: snapshot.choices,
        histograms: snapshot.histograms.mapValues { $0.synthetic.map { ($0 * 0.9).rounded() } },
        association: snapshot.association?.synthetic.map { $0 * 0.9 } ?? [],
        measure: snapshot.choices.associationMeasure,
        columnDistances: Dictionary(
          uniqueKeysWithValues: snapshot.columns.enumerated().compactMap { place, column in
            column.distance.map { (place, $0 * 1.2) }
          }), meanPairDistance: snapshot.meanPairDistance,
        expected: snapshot.prediction?.meanPair, differences: []))
    snapshot.pins.sort { $0.letter < $1.letter }
    snapshot.say(.good, "pinned as \(letter)")
  }

  static func differences(_ pinned: Choices, _ now: Choices) -> [Pin.Difference] {
    var result: [Pin.Difference] = []
    func note(_ name: String, _ old: Double, _ new: Double) {
      guard old != new else { return }
      result.append(.init(name: name, pinned: NumberText.plain(old), now: NumberText.plain(new)))
    }
    note("ε", pinned.epsilon, now.epsilon)
    for name in Set(pinned.shares.keys).union(now.shares.keys).sorted() {
      note("share of \(name)", pinned.shares[name] ?? 1, now.shares[name] ?? 1)
    }
    return result
  }

  /// Two columns together; `nil` where one of them is not modelled.
  static func pair(_ pair: Clique, _ snapshot: Snapshot) -> PairPicture? {
    let places = pair.columns.filter { snapshot.histograms[$0] != nil }
    guard places.count == 2 else { return nil }
    let sides = places.map { place -> PairPicture.Side in
      let histogram = snapshot.histograms[place]
      let labels = histogram?.labels ?? []
      let step = max(1, (labels.count + 31) / 32)
      let starts = Array(stride(from: 0, to: labels.count, by: step))
      let edges = histogram?.edges ?? []
      return PairPicture.Side(
        column: place, labels: starts.map { labels[$0] },
        edges: edges.isEmpty ? [] : (starts + [labels.count]).map { edges[$0] })
    }
    let (height, width) = (sides[0].labels.count, sides[1].labels.count)
    var random = SeededRandom(seed: UInt64(places[0] * 97 + places[1]))
    let real = (0..<height * width).map { place -> Double in
      let slope = abs(
        Double(place / width) / Double(height) - Double(place % width) / Double(width))
      return (20_000 / Double(height * width) * (1.6 - slope) * (0.7 + random.unit())).rounded()
    }
    let synthetic = real.map { max(0, $0 + (random.unit() - 0.5) * 2 * $0.squareRoot()) }
    let spreads = (0...1).filter { !sides[$0].edges.isEmpty }.map { value -> PairPicture.Spread in
      let other = sides[1 - value]
      func groups(_ counts: [Double]) -> [[Double]] {
        other.labels.indices.map { group in
          sides[value].labels.indices.map { cell in
            value == 0 ? counts[cell * width + group] : counts[group * width + cell]
          }
        }
      }
      return PairPicture.Spread(
        valueColumn: places[value], groupColumn: places[1 - value], edges: sides[value].edges,
        groups: other.labels, real: groups(real), synthetic: groups(synthetic))
    }
    return PairPicture(
      rows: sides[0], columns: sides[1], real: real, synthetic: synthetic,
      noise: synthetic.map { $0.squareRoot() }, isMeasured: true, spreads: spreads,
      generation: snapshot.generation)
  }
}
