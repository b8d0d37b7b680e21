import Documents
import Tables

/// Reads the domain of a column of one kind.
struct DomainReader {
  let kind: ColumnKind
  let digits: Int
  let nulls: Set<String>

  /// Bounds stay within ±2^62, so that the width between any two is a number too.
  private static let largest: Int64 = 1 << 62

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
    let values = try bounds.map(bound)
    guard let lower = values.first, let upper = values.last, lower <= upper else {
      throw node.error(
        "the lower bound is above the upper one; exchange them",
        value: bounds.compactMap(\.scalarText).joined(separator: ", "))
    }
    return .grid(lower: lower, upper: upper)
  }

  private func bound(_ node: DocumentNode) throws -> Int64 {
    let text = try node.string()
    let value: Int64?
    let expected: String
    switch kind {
    case .date:
      value = GridText.days(text)
      expected = "a date is expected here, as 2024-02-29"
    case .timestamp:
      value = GridText.seconds(text)
      expected = "a time is expected here, as 2024-02-29T23:59:00"
    case .decimal:
      value = GridText.steps(text, digits: digits)
      expected = "a number with at most \(digits) digits after the point is expected here"
    case .integer, .category, .boolean, .text, .identifier:
      value = GridText.steps(text, digits: 0)
      expected = "a whole number is expected here"
    }
    guard let value else { throw node.error(expected) }
    guard value.magnitude <= DomainReader.largest.magnitude else {
      throw node.error("the bound is too large; at most 2^62 steps from zero are accepted")
    }
    return value
  }

  private func names(_ node: DocumentNode) throws -> [String] {
    let values = try node.sequence()
    guard !values.isEmpty else { throw node.error("the list is empty; write at least one value") }
    guard values.count < ColumnReader.codeSizes.upperBound else {
      throw node.error(
        "at most \(ColumnReader.codeSizes.upperBound - 1) categories are accepted; "
          + "make the column text", value: "\(values.count) values")
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
