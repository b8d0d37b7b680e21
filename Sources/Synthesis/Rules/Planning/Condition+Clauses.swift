import Rules

extension Condition {
  /// Conditions that a row all has to keep from being false so that this one is not: it is false exactly where
  /// one of them is (in Kleene's logic, where a row may leave them unknown).
  ///
  /// `if a then b and c` becomes `if a then b` and `if a then c`, so that rules over many columns become
  /// rules over few.
  var clauses: [Condition] {
    switch self {
    case .and(let parts): return parts.flatMap(\.clauses)
    case .implies(let left, let right):
      let causes = left.alternatives
      let effects = right.clauses
      guard causes.count * effects.count <= 64 else { return [self] }
      return causes.flatMap { cause in effects.map { .implies(cause, $0) } }
    case .iff(let left, let right):
      return Condition.implies(left, right).clauses + Condition.implies(right, left).clauses
    case .not(.or(let parts)): return parts.flatMap { Condition.not($0).clauses }
    case .not(.not(let inner)): return inner.clauses
    case .not(.implies(let left, let right)): return left.clauses + Condition.not(right).clauses
    case .or(let parts):
      // One part that is a conjunction is spread over the others.
      guard
        let place = parts.firstIndex(where: { part in
          if case .and = part { true } else { false }
        }), case .and(let inner) = parts[place], inner.count <= 16
      else { return [self] }
      var rest = parts
      rest.remove(at: place)
      return inner.flatMap { Condition.or([$0] + rest).clauses }
    default: return [self]
    }
  }

  /// Conditions of which one is true exactly where this one is.
  private var alternatives: [Condition] {
    switch self {
    case .or(let parts): return parts.flatMap(\.alternatives)
    case .not(.and(let parts)): return parts.flatMap { Condition.not($0).alternatives }
    case .not(.not(let inner)): return inner.alternatives
    default: return [self]
    }
  }
}
