import Documents

/// The distances that a session asks for, as its file writes them.
enum SessionTargets {
  /// Reads `targets:`, a list of `{columns: [a, b], distance: 0.05}`; without columns it is the mean over all pairs.
  ///
  /// - Throws: `InputError` at what is wrong.
  static func read(_ node: DocumentNode) throws -> [AccuracyScore: Double] {
    var targets: [AccuracyScore: Double] = [:]
    for entry in try node.sequence() {
      let mapping = try entry.mapping(allowing: ["columns", "distance"])
      let distance = try mapping.required("distance")
      let value = try distance.number(in: 0...1)
      guard value > 0, value < 1 else {
        throw distance.error("a distance asked for is above 0 and below 1")
      }
      let score = try score(mapping["columns"])
      guard targets.updateValue(value, forKey: score) == nil else {
        throw entry.error("these columns have a target already; keep one of them")
      }
    }
    return targets
  }

  private static func score(_ node: DocumentNode?) throws -> AccuracyScore {
    guard let node else { return .meanPair }
    let names = try node.sequence().map { try $0.string() }
    switch names.count {
    case 1: return .column(names[0])
    case 2 where names[0] != names[1]: return .pair(names[0], names[1])
    default: throw node.error("a target names one column, two different ones, or none")
    }
  }

  /// Writes them in a fixed order.
  static func document(_ targets: [AccuracyScore: Double]) -> DocumentValue {
    .list(
      targets.sorted { $0.key < $1.key }.map { score, distance in
        var pairs: [(String, DocumentValue)] = []
        if !score.columns.isEmpty {
          pairs.append(("columns", .list(score.columns.map(DocumentValue.text))))
        }
        return .map(pairs + [("distance", .number(distance))])
      })
  }
}
