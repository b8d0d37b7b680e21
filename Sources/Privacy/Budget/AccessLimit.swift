import Tables

/// Which limit decides how much a planned access to the rows may spend: public, like the plan.
public struct AccessLimit: Hashable, Sendable, CustomStringConvertible {
  /// What is accessed.
  public enum Access: Hashable, Sendable {
    /// The derivation of this modelled column's domain.
    case domain(Int)
    /// A marginal.
    case marginal(Clique)
    /// A pair's score.
    case score(Clique)

    /// The modelled columns.
    public var clique: Clique {
      switch self {
      case .domain(let column): Clique(column)
      case .marginal(let clique), .score(let clique): clique
      }
    }
  }

  /// What limits it.
  public enum Limit: Hashable, Sendable {
    /// The total, split by shares.
    case total
    /// The cap that a person set on this column.
    case cap(Int)
    /// The ceiling that this column's share gave it, which was charged in advance.
    case ceiling(Int)
  }

  /// What is accessed.
  public let access: Access
  /// What limits it.
  public let limit: Limit
  private let names: [String]

  /// `names` are those of all modelled columns, in order.
  init(_ access: Access, by limit: Limit, names: [String]) {
    self.access = access
    self.limit = limit
    self.names = (access.clique.columns + AccessLimit.columns(limit)).map {
      names.indices.contains($0) ? names[$0] : "column \($0)"
    }
  }

  private static func columns(_ limit: Limit) -> [Int] {
    switch limit {
    case .total: []
    case .cap(let column), .ceiling(let column): [column]
    }
  }

  /// One sentence that names the columns.
  public var description: String {
    let own = names.prefix(access.clique.count).joined(separator: " and ")
    let what =
      switch access {
      case .domain: "The values of \(own)"
      case .marginal(let clique): clique.count == 1 ? "The counts of \(own)" : "The pair \(own)"
      case .score: "The score of \(own)"
      }
    let column = names.last ?? ""
    return switch limit {
    case .total: "\(what): the total decides how much noise there is."
    case .cap: "\(what): the cap of \(column) decides how much noise there is."
    case .ceiling: "\(what): the share of \(column) decides how much noise there is."
    }
  }
}
