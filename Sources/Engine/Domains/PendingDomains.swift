import Privacy
import Tables

/// The columns of a table whose domains are still to be derived, and what stands for them until then.
///
/// An open category (`source: derived` and no domain) becomes the values that enough rows hold, and
/// `other` for all else. A range (`source: derived` and a public domain) keeps its bounds and is cut
/// where the rows are: about equally many in each cell.
struct PendingDomains: Sendable {
  /// The schema as it was declared.
  let declared: Schema
  /// How each column that waits is derived, by its name.
  let derivations: [String: BudgetRequest.Derivation]

  /// The finest public grid that cuts are looked for on.
  private static let gridCells = 4096
  /// Cells of a derived range where the column asks for no number.
  private static let usualCells = 32
  /// What all values are that a derived category does not show.
  static let otherValue = "other"

  /// Finds the columns that wait.
  init(_ schema: Schema) {
    declared = schema
    var derivations: [String: BudgetRequest.Derivation] = [:]
    for column in schema.columns where column.source == .derived {
      derivations[column.name] = PendingDomains.derivation(column)
    }
    self.derivations = derivations
  }

  /// Whether every domain is known.
  var isEmpty: Bool { derivations.isEmpty }

  private static func derivation(_ column: ColumnSchema) -> BudgetRequest.Derivation? {
    switch column.domain {
    case .open where column.kind == .category: return .partition
    case .grid where column.edges == nil:
      let cells = column.bins ?? usualCells
      return .quantiles(levels: max(1, Int.bitWidth - (cells - 1).leadingZeroBitCount))
    case .open, .grid, .categories, .codes: return nil
    }
  }

  /// The schema with public stand-ins: every column is modelled, ranges on the grid that is cut.
  var standIns: Schema {
    replacing { column, derivation in
      switch derivation {
      case .partition: return PendingDomains.category([], column)
      case .quantiles:
        var column = column
        column.bins = PendingDomains.gridCells
        return column
      }
    }
  }

  /// The schema with what was derived; what could not be derived keeps a public domain.
  ///
  /// - Parameters:
  ///   - found: what was derived, by modelled column of `encoding`.
  ///   - encoding: the encoding of ``standIns``.
  func schema(after found: [DomainDerivation], _ encoding: TableEncoding) -> Schema {
    var answers: [String: (answer: DomainDerivation.Answer, column: ColumnEncoding)] = [:]
    for derivation in found where encoding.columns.indices.contains(derivation.column) {
      let column = encoding.columns[derivation.column]
      answers[column.schema.name] = (derivation.answer, column)
    }
    return replacing { column, derivation in
      switch answers[column.name]?.answer {
      case .values(let kept, _): return PendingDomains.category(kept.map(\.value), column)
      case .cuts(let cuts, _):
        guard let edges = answers[column.name]?.column.edges else { return column }
        return PendingDomains.range(column, cutAt: cuts, of: edges)
      case nil:
        return derivation == .partition ? PendingDomains.category([], column) : column
      }
    }
  }

  private func replacing(
    _ body: (ColumnSchema, BudgetRequest.Derivation) -> ColumnSchema
  ) -> Schema {
    Schema(
      columns: declared.columns.map { column in
        derivations[column.name].map { body(column, $0) } ?? column
      })
  }

  /// A category of these values; all that is rarer is `other`, which keeps null apart from it.
  private static func category(_ values: [String], _ column: ColumnSchema) -> ColumnSchema {
    var column = column
    column.domain = .categories(values.contains(otherValue) ? values : values + [otherValue])
    column.outOfDomain = .other
    return column
  }

  /// A range cut where cells of the grid begin; `edges` are the grid's.
  private static func range(
    _ column: ColumnSchema, cutAt cuts: [Int], of edges: [Int64]
  ) -> ColumnSchema {
    guard case .grid(let lower, let upper) = column.domain else { return column }
    let inner = cuts.compactMap { edges.indices.contains($0) ? edges[$0] : nil }
      .filter { lower < $0 && $0 < upper }
    var column = column
    column.bins = nil
    column.edges = [lower] + inner + [upper]
    return column
  }
}
