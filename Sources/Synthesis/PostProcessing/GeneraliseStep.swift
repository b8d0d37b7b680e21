import Documents
import Tables

/// Values replaced by the group that they are in, as text.
struct GeneraliseStep: TableStep {
  /// How values are put together.
  enum Grouping: Sendable, Hashable {
    /// Runs of equal width, one of which begins at the origin.
    case bins(width: StepValue, origin: StepValue?)
    /// Runs that begin at these values.
    case edges([StepValue])
    /// First characters.
    case prefix(Int)
    /// The hierarchy that the dictionary declares.
    case hierarchy
  }

  let column: StepColumn
  let grouping: Grouping

  init(_ reader: inout StepReader) throws(TextProblem) {
    column = try reader.column()
    if reader.take("into", "bins", "of") {
      let width = try reader.value()
      grouping = .bins(width: width, origin: reader.take("from") ? try reader.value() : nil)
    } else if reader.take("at") {
      grouping = .edges(try reader.values())
    } else if reader.take("to", "first") {
      grouping = .prefix(try reader.count(in: 1...1000, "a number of characters"))
      guard reader.take("characters") || reader.take("character") else {
        throw reader.problem("this is not understood", expected: ["characters"])
      }
    } else if reader.take("by", "hierarchy") {
      grouping = .hierarchy
    } else {
      throw reader.problem(
        "how values are put together is expected here",
        expected: ["into bins of", "at", "to first", "by hierarchy"])
    }
  }

  var text: String {
    let name = column.name.asStepName
    switch grouping {
    case .bins(let width, let origin):
      let from = origin.map { " from \($0.text.asStepValue)" } ?? ""
      return "generalise \(name) into bins of \(width.text.asStepValue)" + from
    case .edges(let edges):
      return "generalise \(name) at " + edges.map(\.text.asStepValue).joined(separator: ", ")
    case .prefix(let length):
      return "generalise \(name) to first \(length) character\(length == 1 ? "" : "s")"
    case .hierarchy: return "generalise \(name) by hierarchy"
    }
  }

  var sentence: String {
    switch grouping {
    case .bins(let width, _): "\(column.name) is written as bins of \(width.text)"
    case .edges(let edges):
      "\(column.name) is written as ranges that begin at "
        + edges.map(\.text).joined(separator: ", ")
    case .prefix(let length): "\(column.name) is cut to its first \(length) characters"
    case .hierarchy: "\(column.name) is written as the groups of its hierarchy"
    }
  }

  func check(_ schema: inout Schema) throws(TextProblem) {
    _ = try labels(try column.written(in: schema))
    schema.makeText(column.name)
  }

  func apply(
    to table: inout StepTable, _ random: StepRandom, _ effect: inout StepEffect
  ) throws(TextProblem) {
    let labels = try labels(try column.written(in: table.schema))
    table.replace(labels(try table.column(column)))
    table.makeText(column.name)
  }

  /// What makes the column of groups.
  private func labels(
    _ schema: ColumnSchema
  ) throws(TextProblem) -> @Sendable (Column) -> Column {
    switch grouping {
    case .bins(let width, let origin):
      let schema = try column.numeric(schema)
      guard schema.kind == .integer || schema.kind == .decimal else {
        throw TextProblem(
          "dates and times are coarsened, as in: coarsen \(schema.name.asStepName) to month",
          at: column.range)
      }
      let steps = try width.number(of: schema)
      guard steps > 0 else {
        throw TextProblem("a width above 0 is expected here", at: width.range)
      }
      let start = try origin?.number(of: schema) ?? 0
      return { $0.mapped(RangeLabels(width: steps, origin: start, format: $0.format).label) }
    case .edges(let values):
      let schema = try column.numeric(schema)
      var edges: [Int64] = []
      for value in values {
        let edge = try value.number(of: schema)
        guard edge > edges.last ?? .min else {
          throw TextProblem("the values are expected in ascending order", at: value.range)
        }
        edges.append(edge)
      }
      return { [edges] in $0.mapped(EdgeLabels(edges: edges, format: $0.format).label) }
    case .prefix(let length):
      return { column in column.mapped { String(column.texts(of: [$0])[0].prefix(length)) } }
    case .hierarchy:
      guard let hierarchy = schema.hierarchy else {
        throw TextProblem(
          "the dictionary declares no hierarchy of \(schema.name); add one, or name a grouping",
          at: column.range)
      }
      return { column in column.mapped { hierarchy.group(of: column.texts(of: [$0])[0]) } }
    }
  }
}

/// Names of runs of equal width.
struct RangeLabels: Sendable {
  let width: Int64
  let origin: Int64
  let format: ValueFormat

  /// Such as `60 to 69`; the value itself for a width of one.
  func label(_ value: Int64) -> String {
    let bin = (Int128(value) - Int128(origin)).flooredDivision(by: Int128(width)).quotient
    let start = Int64(clamping: bin * Int128(width) + Int128(origin))
    if width == 1 { return format.text(of: start) }
    let last = Int64(clamping: Int128(start) + Int128(width) - 1)
    return format.text(of: start) + " to " + format.text(of: last)
  }
}

/// Names of runs that begin at given values.
struct EdgeLabels: Sendable {
  let edges: [Int64]
  let format: ValueFormat

  /// Such as `below 18`, `18 to 64`, `65 and over`.
  func label(_ value: Int64) -> String {
    guard let after = edges.firstIndex(where: { $0 > value }) else {
      return format.text(of: edges[edges.count - 1]) + " and over"
    }
    if after == 0 { return "below " + format.text(of: edges[0]) }
    let (start, last) = (edges[after - 1], edges[after] - 1)
    return start == last
      ? format.text(of: start) : format.text(of: start) + " to " + format.text(of: last)
  }
}

extension CodeHierarchy {
  /// The group of a category; its own name where none is declared for it.
  func group(of text: String) -> String {
    switch self {
    case .prefix(let length): String(text.prefix(max(1, length)))
    case .groups(let groups): groups.first { $0.values.contains(text) }?.name ?? text
    }
  }
}
