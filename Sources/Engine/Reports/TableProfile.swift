import Documents
import Evaluation
import Foundation
import Tables

/// What is in a table: kinds, domains, nulls, moments, dependence. For the curator: not private.
public struct TableProfile: Sendable {
  private let dataset: Dataset
  private let columns: [ColumnProfile]
  private let dependence: [Double]

  /// Looks at every column and every pair. Complexity: O(rows log rows · columns + pairs · rows).
  public init(_ dataset: Dataset) {
    self.dataset = dataset
    columns = zip(dataset.schema.columns, dataset.table.columns).map { ColumnProfile($0, $1) }
    let encoding = dataset.encoding
    let counted = try? CountedTable(
      dataset.rows, publicCoarsenings: encoding.publicCoarsenings, isCancelled: { false })
    let sizes = encoding.publicCoarsenings.map(\.size)
    var matrix = PairMatrix(count: encoding.columns.count, diagonal: 1)
    for first in encoding.columns.indices {
      for second in encoding.columns.indices where second > first {
        let clique = Clique(first, second)
        guard let counts = try? counted?.publicPair(clique),
          let table = ContingencyTable(real: counts, sizes: sizes)
        else { continue }
        matrix.set(clique, table.cramersV)
      }
    }
    dependence = matrix.values
  }

  /// `rows`, `columns` and `dependence` (uncorrected Cramér's V of every pair of modelled columns).
  public var json: DocumentValue {
    let names = dataset.encoding.names
    let rows = names.indices.map { first in
      (
        names[first],
        DocumentValue.map(
          names.indices.map { second in
            (names[second], .number(dependence[first * names.count + second]))
          })
      )
    }
    return .map([
      ("input", .text(dataset.source.path)), ("rows", .integer(dataset.table.rowCount)),
      ("guarantee", .text("none: for the curator's eyes")),
      ("columns", .list(columns.map(\.json))),
      ("dependence", .map([("measure", .text("cramers-v")), ("values", .map(rows))])),
    ])
  }

  /// A table for a person.
  public var text: String {
    let head = ["column", "kind", "domain", "source", "nulls", "mean", "quartiles", "why"]
    let lines = [head] + columns.map(\.cells)
    let widths = head.indices.map { index in lines.map { $0[index].count }.max() ?? 0 }
    let body = lines.map { cells in
      zip(cells, widths).map { $0.padding(toLength: $1, withPad: " ", startingAt: 0) }
        .joined(separator: "  ").replacing(/\ +$/, with: "")
    }
    let count = dataset.table.rowCount
    return
      "\(dataset.source.path): \(count) rows, \(columns.count) columns (curator: not private)\n\n"
      + body.joined(separator: "\n") + "\n" + strongest
  }

  private var strongest: String {
    let names = dataset.encoding.names
    var pairs: [(String, Double)] = []
    for first in names.indices {
      for second in names.indices where second > first {
        let value = dependence[first * names.count + second]
        if !value.isNaN { pairs.append(("\(names[first]) × \(names[second])", value)) }
      }
    }
    pairs.sort { $0.1 > $1.1 }
    guard !pairs.isEmpty else { return "" }
    return "\nstrongest dependence (Cramér's V, uncorrected: many sparse cells raise it)\n"
      + pairs.prefix(8).map { "  \(String(format: "%.3f", $0.1))  \($0.0)\n" }.joined()
  }
}

/// One column of a profile.
struct ColumnProfile: Sendable {
  let schema: ColumnSchema
  let moments: Moments
  let distinct: Int
  private let numbers: SortedNumbers?
  private let scale: Double

  init(_ schema: ColumnSchema, _ column: Column) {
    self.schema = schema
    moments = MomentsText.moments(of: column, schema)
    if case .numbers(let values) = column.storage {
      numbers = SortedNumbers(values)
    } else {
      numbers = nil
    }
    var seen: Set<Int64> = []
    column.rows.forEachBlock { _, block in
      for value in block where value != PackedIntegers.null { seen.insert(value) }
    }
    distinct = seen.count
    var scale = 1.0
    if case .number(let digits, _) = column.format { for _ in 0..<digits { scale *= 10 } }
    self.scale = scale
  }

  var json: DocumentValue {
    var entries: [(String, DocumentValue)] = [
      ("name", .text(schema.name)), ("kind", .text(schema.kind.rawValue)),
      ("domain", .text(DomainText.words(schema))), ("source", .text(schema.source.rawValue)),
      ("count", .integer(moments.count)), ("nulls", .integer(moments.nulls)),
      ("distinct", .integer(distinct)),
    ]
    if let numbers, let range = numbers.range {
      func step(_ value: Int64) -> DocumentValue { .number(Double(value) / scale) }
      entries += [
        ("minimum", step(range.lowerBound)), ("maximum", step(range.upperBound)),
        ("mean", .number(numbers.mean / scale)),
        ("standard_deviation", .number(numbers.deviation / scale)),
        ("quartiles", .list([0.25, 0.5, 0.75].map { step(numbers.quantile($0)) })),
      ]
    }
    if let reason = schema.reason { entries.append(("reason", .text(reason))) }
    return .map(entries)
  }

  var cells: [String] {
    fields.map { field in
      let line = field.map { $0.isNewline || $0.isASCII && $0 < " " ? "·" : $0 }
      return line.count > 48 ? String(line.prefix(47)) + "…" : String(line)
    }
  }

  private var fields: [String] {
    [
      schema.name, schema.kind.rawValue, DomainText.words(schema), schema.source.rawValue,
      "\(moments.nulls)", moments.mean,
      schema.kind.isNumeric
        ? moments.quartiles.joined(separator: " ") : moments.mode,
      schema.reason ?? "declared",
    ]
  }
}
