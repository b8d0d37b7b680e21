/// The keys of a mapping, each at most once, with their values.
public struct DocumentMapping: Sendable {
  /// The mapping itself, for errors about the whole.
  public let node: DocumentNode
  /// Keys and values in the order written.
  public let entries: [DocumentEntry]
  private let positions: [String: Int]

  init(node: DocumentNode, entries: [DocumentEntry]) {
    self.node = node
    self.entries = entries
    positions = Dictionary(
      entries.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The value of `key`, or `nil` where it is not written.
  public subscript(key: String) -> DocumentNode? { positions[key].map { entries[$0].value } }

  /// The value of `key`.
  ///
  /// - Throws: ``InputError`` at the mapping where the key is missing.
  public func required(_ key: String) throws -> DocumentNode {
    guard let value = self[key] else { throw node.error("the key “\(key)” is missing; add it") }
    return value
  }
}

extension DocumentNode {
  /// The keys and values of a mapping whose keys are names a person chose.
  ///
  /// - Throws: ``InputError`` unless it is a mapping.
  public func mapping() throws -> DocumentMapping {
    guard case .mapping(let entries) = content else {
      throw error("keys with values are expected here, not \(kindName)")
    }
    return DocumentMapping(node: self, entries: entries)
  }

  /// The keys and values of a mapping that may hold only the keys of `allowed`.
  ///
  /// - Throws: ``InputError`` at the first other key: it lists what is allowed and suggests the
  ///   nearest.
  public func mapping(allowing allowed: [String]) throws -> DocumentMapping {
    let mapping = try mapping()
    for entry in mapping.entries where !allowed.contains(entry.key) {
      throw entry.keyNode.error(
        Suggestion.sentence(unknown: entry.key, what: "key", allowed: allowed))
    }
    return mapping
  }
}
