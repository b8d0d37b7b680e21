import Documents
import Tables

/// Reads how a column's range is cut into cells: `bins`, `edges`, `step`, `granularity`, `atoms`.
struct CellKeysReader {
  static let mostEdges = 4097
  static let mostAtoms = 256

  let mapping: DocumentMapping
  let kind: ColumnKind
  let digits: Int
  let domain: Domain

  private var grid: GridReader { GridReader(kind: kind, digits: digits) }

  /// Fills these keys of `column` in.
  func read(into column: inout ColumnSchema) throws {
    column.bins = try bins()
    // Precision comes first: edges and atoms must lie on it.
    column.step = try step()
    column.granularity = try granularity()
    column.edges = try edges(column)
    column.atoms = try atoms(column)
  }

  private func node(_ key: String) -> DocumentNode? {
    mapping[key].flatMap { $0.isNull ? nil : $0 }
  }

  private func bins() throws -> Int? {
    guard let node = node("bins") else { return nil }
    guard kind.isNumeric else {
      throw node.error("only integers, decimals, dates and timestamps have bins; remove `bins`")
    }
    return try node.integer(in: 2...4096)
  }

  /// The written range, which the other keys rest on.
  private func range(for key: String, _ node: DocumentNode) throws -> ClosedRange<Int64> {
    guard kind.isNumeric else {
      throw node.error(
        "only integers, decimals, dates and timestamps have this key; remove `\(key)`")
    }
    switch domain {
    case .grid(let lower, let upper): return lower...upper
    case .codes, .categories:
      throw node.error("a column of codes has a cell for each; remove `\(key)`")
    case .open:
      throw node.error("`\(key)` rests on a written range; add `domain` as [lowest, highest]")
    }
  }

  private func step() throws -> Int64? {
    guard let node = node("step") else { return nil }
    let range = try range(for: "step", node)
    let step = try grid.distance(node)
    guard step >= 1 else {
      throw node.error("the step between values must be above 0")
    }
    let rest = (range.upperBound - range.lowerBound) % step
    guard rest == 0 else {
      throw node.error(
        "steps of this size from \(grid.text(range.lowerBound)) do not end at "
          + "\(grid.text(range.upperBound)); the last value before is "
          + "\(grid.text(range.upperBound - rest)), so end the domain there or correct the step")
    }
    return step
  }

  private func granularity() throws -> CalendarUnit? {
    guard let node = node("granularity") else { return nil }
    guard kind == .date || kind == .timestamp else {
      throw node.error("only dates and timestamps have a granularity; use `step` for numbers")
    }
    let unit = try node.choice(of: CalendarUnit.self)
    let range = try range(for: "granularity", node)
    guard mapping["step"].map(\.isNull) ?? true else {
      throw node.error("a column has a `step` or a `granularity`; keep one of the two")
    }
    guard kind == .timestamp || unit.isWholeDays else {
      throw node.error("dates have no \(unit.rawValue)s; write day, week, month, quarter or year")
    }
    let start = unit.start(of: range.lowerBound, kind: kind)
    guard start == range.lowerBound else {
      let hint = unit == .week ? "; weeks that begin on another day are a step of 7 days" : ""
      throw node.error(
        "the domain begins at \(grid.text(range.lowerBound)), which is not the start of a "
          + "\(unit.rawValue); begin it at \(grid.text(start))\(hint)")
    }
    return unit
  }

  private func edges(_ column: ColumnSchema) throws -> [Int64]? {
    guard let node = node("edges") else { return nil }
    let range = try range(for: "edges", node)
    guard column.bins == nil else {
      throw node.error("a column has `bins` or `edges`; keep one of the two")
    }
    let nodes = try node.sequence()
    guard (2...CellKeysReader.mostEdges).contains(nodes.count) else {
      throw node.error(
        "2 to \(CellKeysReader.mostEdges) edges are expected here, from the lower bound to the "
          + "upper one", value: "\(nodes.count) edges")
    }
    var edges: [Int64] = []
    for (place, node) in nodes.enumerated() {
      let edge = try grid.value(node)
      if let last = edges.last, edge <= last {
        throw node.error(
          "the edges must ascend, and this one is not above \(grid.text(last)); reorder them")
      }
      if place == 0, edge != range.lowerBound {
        throw node.error("the first edge must be the lower bound, \(grid.text(range.lowerBound))")
      }
      if place == nodes.count - 1, edge != range.upperBound {
        throw node.error("the last edge must be the upper bound, \(grid.text(range.upperBound))")
      }
      if place < nodes.count - 1 { try checkPrecision(edge, column, range, node) }
      edges.append(edge)
    }
    return edges
  }

  private func atoms(_ column: ColumnSchema) throws -> [Int64] {
    guard let node = node("atoms") else { return [] }
    let range = try range(for: "atoms", node)
    let nodes = try node.sequence()
    guard (1...CellKeysReader.mostAtoms).contains(nodes.count) else {
      throw node.error(
        "1 to \(CellKeysReader.mostAtoms) values are expected here", value: "\(nodes.count) values")
    }
    var seen: Set<Int64> = []
    return try nodes.map { node in
      let atom = try grid.value(node)
      guard range.contains(atom) else {
        throw node.error(
          "this value lies outside \(grid.text(range.lowerBound)) … "
            + "\(grid.text(range.upperBound)); remove it or widen the domain")
      }
      guard seen.insert(atom).inserted else {
        throw node.error("this value stands twice in the list; keep one of them")
      }
      try checkPrecision(atom, column, range, node)
      return atom
    }
  }

  /// Refuses what the declared step or granularity rules out.
  private func checkPrecision(
    _ value: Int64, _ column: ColumnSchema, _ range: ClosedRange<Int64>, _ node: DocumentNode
  ) throws {
    if let step = column.step, (value - range.lowerBound) % step != 0 {
      throw node.error("the declared step does not lead to this value; correct one of the two")
    }
    if let unit = column.granularity, unit.start(of: value, kind: kind) != value {
      throw node.error(
        "this is not the start of a \(unit.rawValue); write "
          + grid.text(unit.start(of: value, kind: kind)))
    }
  }
}
