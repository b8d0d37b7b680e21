import Engine
import Plots
import Tables

/// The figures of how close the newest draft is to the real rows, the worst first.
struct Evaluation {
  /// What a line is about.
  enum Item: Hashable {
    /// A figure of the whole table.
    case table(GlossaryTerm)
    /// A column, by position.
    case column(Int)
    /// Two columns, by position.
    case pair(Clique)
  }

  /// One line.
  struct Line {
    var item: Item
    var name: String
    var value: Double?
    var expected: ExpectedDistance?
    /// Whether noise alone explains it; `nil` where that is not known.
    var isWithinNoise: Bool?

    /// The term that explains the line's number.
    var term: GlossaryTerm {
      switch item {
      case .table(let term): term
      case .column: .columnDistance
      case .pair: .pairDistance
      }
    }
  }

  let lines: [Line]

  /// The figures of a snapshot; without a draft there are none.
  init(_ snapshot: Snapshot) {
    guard snapshot.association?.pairDistance.isEmpty == false else {
      lines = []
      return
    }
    let columns = Evaluation.columns(snapshot)
    let pairs = Evaluation.pairs(snapshot)
    lines = Evaluation.table(snapshot, columns, pairs) + columns + pairs
  }

  private static func columns(_ snapshot: Snapshot) -> [Line] {
    snapshot.columns.indices.filter { snapshot.columns[$0].isModelled }.map { place in
      let expected = snapshot.prediction?.columns[place]
      let distance = snapshot.columns[place].distance
      return Line(
        item: .column(place), name: snapshot.columns[place].schema.name, value: distance,
        expected: expected,
        isWithinNoise: distance.flatMap { distance in expected.map { distance <= $0.upper } })
    }.sorted { ($1.value ?? -1, $0.name) < ($0.value ?? -1, $1.name) }
  }

  private static func pairs(_ snapshot: Snapshot) -> [Line] {
    guard let association = snapshot.association else { return [] }
    let shown = association.columns
    func name(_ place: Int) -> String {
      snapshot.columns.indices.contains(place) ? snapshot.columns[place].schema.name : ""
    }
    var lines: [Line] = []
    for (row, first) in shown.enumerated() {
      for (column, second) in shown.enumerated().dropFirst(row + 1) {
        let place = row * shown.count + column
        guard association.pairDistance.indices.contains(place) else { continue }
        let distance = association.pairDistance[place]
        let noise = association.noise.indices.contains(place) ? association.noise[place] : nil
        lines.append(
          Line(
            item: .pair(Clique(first, second)), name: "\(name(first)) × \(name(second))",
            value: distance.isFinite ? distance : nil,
            expected: snapshot.prediction?.pairs[Clique(first, second)],
            isWithinNoise: noise.map { distance <= $0 }))
      }
    }
    return lines.sorted { ($1.value ?? -1, $0.name) < ($0.value ?? -1, $1.name) }
  }

  private static func table(_ snapshot: Snapshot, _ columns: [Line], _ pairs: [Line]) -> [Line] {
    func mean(_ lines: [Line]) -> Double? {
      let values = lines.compactMap(\.value)
      return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }
    let pair = snapshot.meanPairDistance ?? mean(pairs)
    return [
      Line(
        item: .table(.columnDistance), name: "mean column distance", value: mean(columns)),
      Line(
        item: .table(.meanPairDistance), name: "mean pair distance", value: pair,
        expected: snapshot.prediction?.meanPair),
      Line(
        item: .table(.kMarginal), name: "k-marginal score", value: pair.map { 1000 * (1 - $0) }),
      Line(
        item: .table(.associationError), name: "association error", value: errors(snapshot)),
      Line(
        item: .table(.noise), name: "pairs beyond noise",
        value: Double(pairs.filter { $0.isWithinNoise == false }.count)),
    ]
  }

  /// The mean absolute difference of association over all pairs.
  private static func errors(_ snapshot: Snapshot) -> Double? {
    guard let association = snapshot.association else { return nil }
    let count = association.columns.count
    var values: [Double] = []
    for row in 0..<count {
      for column in (row + 1)..<max(row + 1, count) {
        let place = row * count + column
        guard association.real.indices.contains(place),
          association.synthetic.indices.contains(place)
        else { continue }
        let difference = abs(association.synthetic[place] - association.real[place])
        if difference.isFinite { values.append(difference) }
      }
    }
    return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }
}
