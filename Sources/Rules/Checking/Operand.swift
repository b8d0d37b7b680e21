/// A value within a rule whose type may depend on what it is compared with.
struct Operand {
  indirect enum Kind {
    /// Its type is known.
    case typed(Expression, ValueType)
    /// A number, text or null as written.
    case literal
    /// A word that is no column.
    case word(String)
    /// One of two values.
    case choice(Condition, Operand, Operand)
  }

  let node: SyntaxNode
  let kind: Kind

  /// The type it has by itself; `nil` for literals that may be several things.
  var type: ValueType? {
    switch kind {
    case .typed(_, let type): return type
    case .literal:
      switch node.kind {
      case .date: return .date
      case .timestamp: return .timestamp
      default: return nil
      }
    case .word: return nil
    case .choice(_, let yes, let no): return yes.type ?? no.type
    }
  }

  /// The type a literal most likely has.
  var likelyType: ValueType? {
    if let type { return type }
    switch (kind, node.kind) {
    case (.choice(_, let yes, let no), _): return yes.likelyType ?? no.likelyType
    case (_, .number), (_, .percent): return .number
    case (_, .text): return .text
    default: return nil
    }
  }

  /// The column, where it is one alone.
  var column: Int? {
    if case .typed(.column(let column), _) = kind { column } else { nil }
  }

  /// Whether it is a value as written.
  var isLiteral: Bool {
    if case .literal = kind { true } else { false }
  }
}
