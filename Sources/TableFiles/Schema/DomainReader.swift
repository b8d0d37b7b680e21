import Documents
import Tables

/// Reads the domain of a column of one kind.
struct DomainReader {
  let kind: ColumnKind
  let digits: Int
  let nulls: Set<String>

  func domain(_ node: DocumentNode?) throws -> Domain {
    guard let node, !node.isNull else { return .open }
    if case .mapping = node.content { return try codes(node) }
    switch kind {
    case .integer, .decimal, .date, .timestamp: return try grid(node)
    case .category: return .categories(try names(node))
    case .boolean:
      let names = try names(node)
      guard names.count == 2 else {
        throw node.error(
          "the domain of a boolean is two texts, false first, as [no, yes]",
          value: "\(names.count) values")
      }
      return .categories(names)
    case .text, .identifier:
      throw node.error("a column of kind \(kind.rawValue) has no domain; remove it")
    }
  }

  private func codes(_ node: DocumentNode) throws -> Domain {
    guard kind == .category || kind == .integer else {
      throw node.error("only category and integer columns hold codes; write the domain as a list")
    }
    let size = try node.mapping(allowing: ["codes"]).required("codes")
    return .codes(try size.integer(in: ColumnReader.codeSizes))
  }

  private func grid(_ node: DocumentNode) throws -> Domain {
    let bounds = try node.sequence(count: 2)
    let values = try bounds.map(GridReader(kind: kind, digits: digits).value)
    guard let lower = values.first, let upper = values.last, lower <= upper else {
      throw node.error(
        "the lower bound is above the upper one; exchange them",
        value: bounds.compactMap(\.scalarText).joined(separator: ", "))
    }
    return .grid(lower: lower, upper: upper)
  }

  private func names(_ node: DocumentNode) throws -> [String] {
    let values = try node.sequence()
    guard !values.isEmpty else { throw node.error("the list is empty; write at least one value") }
    guard values.count < ColumnReader.codeSizes.upperBound else {
      throw node.error(
        "at most \(ColumnReader.codeSizes.upperBound - 1) categories are accepted; declare fewer, such "
          + "as the first characters of each, or make the column text",
        value: "\(values.count) values")
    }
    var seen: Set<String> = []
    return try values.map { value in
      let name = try value.string()
      guard seen.insert(name).inserted else {
        throw value.error("“\(name)” stands twice in the list; keep one of them")
      }
      guard !nulls.contains(name) else {
        throw value.error("“\(name)” is also one of the file's nulls; keep it in one of the places")
      }
      return name
    }
  }
}
