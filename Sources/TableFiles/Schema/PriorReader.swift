import Documents
import Tables

/// Reads `prior`: public weights of a column's values, from which it is drawn where it is never measured.
struct PriorReader {
  static let mostParts = 4096

  let domain: Domain

  /// The weights by category, by code, or by equal part of a range.
  ///
  /// - Throws: `InputError` at what is wrong.
  func prior(_ node: DocumentNode?) throws -> [Double]? {
    guard let node, !node.isNull else { return nil }
    let weights: [Double]
    switch domain {
    case .categories(let names):
      weights = try named(node, names)
    case .codes(let size):
      weights = try node.sequence(count: size).map { try $0.number(in: 0...1e12) }
    case .grid:
      weights = try node.sequence().map { try $0.number(in: 0...1e12) }
      guard (2...PriorReader.mostParts).contains(weights.count) else {
        throw node.error(
          "a prior of a range has 2 to \(PriorReader.mostParts) weights, one for each equal part of it",
          value: "\(weights.count) weights")
      }
    case .open:
      throw node.error("`prior` rests on a written domain; add `domain`")
    }
    guard weights.contains(where: { $0 > 0 }) else {
      throw node.error("at least one weight of a prior must be above 0")
    }
    return weights
  }

  private func named(_ node: DocumentNode, _ names: [String]) throws -> [Double] {
    var weights: [String: Double] = [:]
    for entry in try node.mapping().entries {
      guard names.contains(entry.key) else {
        throw entry.keyNode.error("“\(entry.key)” is not among the column's values")
      }
      weights[entry.key] = try entry.value.number(in: 0...1e12)
    }
    return names.map { weights[$0] ?? 0 }
  }
}
