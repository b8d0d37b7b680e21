import Documents
import Tables

/// Reads how categories are put together in pairs: `{prefix: 1}`, or
/// `{groups: {north: [a, b], south: [c]}}`.
struct HierarchyReader {
  let kind: ColumnKind
  let domain: Domain

  func hierarchy(_ node: DocumentNode?) throws -> CodeHierarchy? {
    guard let node, !node.isNull else { return nil }
    guard kind == .category else {
      throw node.error("only categories have a hierarchy; remove it")
    }
    if case .codes = domain {
      throw node.error("a hierarchy is one of named categories; write the domain as a list")
    }
    let mapping = try node.mapping(allowing: ["prefix", "groups"])
    switch (mapping["prefix"], mapping["groups"]) {
    case (let prefix?, nil): return .prefix(try prefix.integer(in: 1...Int.max))
    case (nil, let groups?): return .groups(try named(groups))
    default:
      throw node.error("a hierarchy is either {prefix: 1} or {groups: {name: [values]}}")
    }
  }

  private func named(_ node: DocumentNode) throws -> [CodeHierarchy.Group] {
    let known: [String]? = if case .categories(let names) = domain { names } else { nil }
    let allowed = Set(known ?? [])
    var groupOf: [String: String] = [:]
    let mapping = try node.mapping()
    guard !mapping.entries.isEmpty else {
      throw node.error("there is no group here; write at least one")
    }
    return try mapping.entries.map { entry in
      let nodes = try entry.value.sequence()
      guard !nodes.isEmpty else {
        throw entry.value.error("the group “\(entry.key)” is empty; write its values or remove it")
      }
      let values = try nodes.map { node in
        let value = try node.string()
        if let known, !allowed.contains(value) {
          let near = Suggestion.nearest(to: value, among: known)
          throw node.error(
            "“\(value)” is not in the domain"
              + (near.map { "; did you mean “\($0)”?" } ?? "; add it there or remove it here"))
        }
        if let other = groupOf.updateValue(entry.key, forKey: value) {
          throw node.error("“\(value)” is in the group “\(other)” already; keep it in one of them")
        }
        return value
      }
      return CodeHierarchy.Group(name: entry.key, values: values)
    }
  }
}
