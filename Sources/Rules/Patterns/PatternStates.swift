/// The states of a pattern's parts, with steps that need no sign (Thompson 1968).
struct PatternStates {
  enum Step {
    case sign(ScalarSet, to: Int)
    case free([Int])
    case accept
  }

  private(set) var steps: [Step] = []
  /// The most states a pattern may need.
  static let most = 3000

  /// The states of a pattern; the start is the last.
  init(_ node: PatternNode) throws(PatternProblem) {
    let end = try add(.accept)
    let start = try add(node, to: end)
    if start != steps.count - 1 { _ = try add(.free([start])) }
  }

  private mutating func add(_ step: Step) throws(PatternProblem) -> Int {
    guard steps.count < PatternStates.most else { throw PatternStates.tooLarge }
    steps.append(step)
    return steps.count - 1
  }

  static let tooLarge = PatternProblem(
    "this pattern needs too many states; make it simpler", at: 0..<0)

  /// Adds states that lead to `end`, and returns where they start.
  private mutating func add(_ node: PatternNode, to end: Int) throws(PatternProblem) -> Int {
    switch node {
    case .set(let set): return try add(.sign(set, to: end))
    case .sequence(let parts):
      var start = end
      for part in parts.reversed() { start = try add(part, to: start) }
      return start
    case .choice(let parts):
      var starts: [Int] = []
      for part in parts { starts.append(try add(part, to: end)) }
      return try add(.free(starts))
    case .repeated(let inner, let least, let most):
      var start = end
      if let most {
        for _ in least..<most {
          let once = try add(inner, to: start)
          start = try add(.free([once, end]))
        }
      } else {
        let loop = try add(.free([end]))
        let once = try add(inner, to: loop)
        steps[loop] = .free([once, end])
        start = loop
      }
      for _ in 0..<least { start = try add(inner, to: start) }
      return start
    }
  }
}
