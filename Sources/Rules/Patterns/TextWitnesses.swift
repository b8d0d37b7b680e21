/// Texts that between them pass and fail some tests in every way there is.
///
/// The tests run side by side as one automaton; each combination of states that can be reached is one way
/// in which a text may pass and fail them.
struct TextWitnesses {
  /// One text for each way, shortest first.
  let texts: [String]

  private static let mostStates = 40_000

  /// Finds the witnesses; `nil` where there are more states than are tried.
  init?(_ tests: [TextTest]) {
    var automata: [PatternAutomaton] = []
    for test in tests {
      guard let automaton = TextWitnesses.automaton(test) else { return nil }
      automata.append(automaton)
    }
    let signs = TextWitnesses.signs(automata)
    var states: [[Int32]] = [automata.map { _ in 0 }]
    var from: [(before: Int, sign: Unicode.Scalar)?] = [nil]
    var known: Set<[Int32]> = Set(states)
    var ways: Set<[Bool]> = []
    var found: [Int] = []
    var next = 0
    while next < states.count {
      let state = states[next]
      let way = zip(automata, state).map { $1 >= 0 && $0.accepts[Int($1)] }
      if ways.insert(way).inserted { found.append(next) }
      for sign in signs {
        let target = zip(automata, state).map { $0.step($1, sign.value) }
        guard known.insert(target).inserted else { continue }
        guard states.count < TextWitnesses.mostStates else { return nil }
        states.append(target)
        from.append((next, sign))
      }
      next += 1
    }
    texts = found.map { index in
      var signs: [Unicode.Scalar] = []
      var place = index
      while let step = from[place] {
        signs.append(step.sign)
        place = step.before
      }
      var text = ""
      text.unicodeScalars.append(contentsOf: signs.reversed())
      return text
    }
  }

  /// One sign of every kind that some automaton tells from others.
  private static func signs(_ automata: [PatternAutomaton]) -> [Unicode.Scalar] {
    var cuts: Set<UInt32> = [0x61]
    for set in automata.flatMap(\.classes) {
      for range in set.ranges {
        cuts.insert(range.lowerBound)
        // A sign that is easy to read stands for its stretch.
        for readable: UInt32 in [0x61, 0x41, 0x30] where range.contains(readable) {
          cuts.insert(readable)
        }
      }
    }
    var kinds: Set<[Int]> = []
    let readable = cuts.sorted { left, right in
      let (a, b) = ((0x20...0x7E).contains(left), (0x20...0x7E).contains(right))
      return a == b ? left < right : a
    }
    return readable.compactMap { value in
      guard let sign = Unicode.Scalar(value),
        kinds.insert(automata.map { $0.classOf(value) }).inserted
      else { return nil }
      return sign
    }
  }

  /// A test as an automaton.
  private static func automaton(_ test: TextTest) -> PatternAutomaton? {
    func signs(_ text: String) -> PatternNode {
      .sequence(text.unicodeScalars.map { .set(ScalarSet([$0.value...$0.value])) })
    }
    let anything = PatternNode.repeated(.set(.all), least: 0, most: nil)
    if case .matches(let pattern) = test { return pattern.automaton }
    let node: PatternNode =
      switch test {
      case .oneOf(let texts): .choice(texts.map(signs))
      case .startsWith(let part): .sequence([signs(part), anything])
      case .endsWith(let part): .sequence([anything, signs(part)])
      case .contains(let part): .sequence([anything, signs(part), anything])
      case .matches: anything
      }
    return try? PatternAutomaton(PatternStates(node))
  }
}
