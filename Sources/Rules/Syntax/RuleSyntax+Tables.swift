extension RuleSyntax {
  /// The tables that the rule names, in order, none twice.
  public var tables: [String] {
    var found: [String] = []
    var open = [root]
    while let node = open.popLast() {
      if case .inTable(_, let name, _) = node.kind, !found.contains(name) { found.append(name) }
      open += node.kind.children.reversed()
    }
    return found
  }
}
