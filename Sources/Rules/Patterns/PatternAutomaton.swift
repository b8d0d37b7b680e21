/// A pattern as a table: one state at a time, one step a sign, so that matching is linear in the text.
final class PatternAutomaton: Sendable {
  /// Signs that every state treats alike, in ascending order of their first.
  let classes: [ScalarSet]
  /// The class of each of the first 128 signs.
  private let asciiClasses: [Int16]
  /// The first number of each stretch of one class, ascending, and its class.
  private let starts: [UInt32]
  private let startClasses: [Int16]
  /// Where each class leads from each state, −1 for nowhere; state 0 is the start.
  let next: [Int32]
  /// The same for each of the first 128 signs, where 128 times each state is: −1, or 128 times the next one.
  let asciiSteps: [Int32]
  /// Whether a text may end in each state.
  let accepts: [Bool]

  /// The most states, and the most steps of work to find them.
  private static let (mostStates, mostWork) = (4000, 4_000_000)

  /// Turns sets of states into single ones (Rabin and Scott 1959), and drops those from which no text
  /// ends.
  init(_ states: PatternStates) throws(PatternProblem) {
    let cuts = PatternAutomaton.cuts(states)
    let parts = PatternAutomaton.parts(states, cuts: cuts)
    (classes, starts, startClasses) = (parts.classes, cuts, parts.ofCut.map { Int16($0) })
    asciiClasses = PatternAutomaton.asciiClasses(cuts: cuts, ofCut: parts.ofCut)
    let width = parts.classes.count
    var numbers: [[Int]: Int32] = [:]
    var sets: [[Int]] = []
    var next: [Int32] = []
    var work = 0
    let first = PatternAutomaton.closure([states.steps.count - 1], states)
    numbers[first] = 0
    sets.append(first)
    var done = 0
    while done < sets.count {
      var targets = [Set<Int>](repeating: [], count: width)
      for state in sets[done] {
        guard case .sign(_, let to) = states.steps[state] else { continue }
        for part in parts.ofState[state] { targets[part].insert(to) }
        work += 1 + parts.ofState[state].count
      }
      for part in 0..<width {
        guard !targets[part].isEmpty else {
          next.append(-1)
          continue
        }
        let set = PatternAutomaton.closure(Array(targets[part]), states)
        work += set.count
        if let number = numbers[set] {
          next.append(number)
        } else {
          numbers[set] = Int32(sets.count)
          next.append(Int32(sets.count))
          sets.append(set)
        }
      }
      done += 1
      guard sets.count <= PatternAutomaton.mostStates, work <= PatternAutomaton.mostWork else {
        throw PatternStates.tooLarge
      }
    }
    accepts = sets.map { set in
      set.contains { if case .accept = states.steps[$0] { true } else { false } }
    }
    let steps = PatternAutomaton.trimmed(next, accepts: accepts, width: width)
    self.next = steps
    asciiSteps = accepts.indices.flatMap { [asciiClasses] state in
      asciiClasses.map { max(-1, steps[state * width + Int($0)] * 128) }
    }
  }

  /// The states that can be reached without a sign, ascending.
  private static func closure(_ from: [Int], _ states: PatternStates) -> [Int] {
    var found = Set(from)
    var open = from
    while let state = open.popLast() {
      guard case .free(let targets) = states.steps[state] else { continue }
      for target in targets where found.insert(target).inserted { open.append(target) }
    }
    return found.sorted()
  }

  /// Where the signs that states ask for begin and end.
  private static func cuts(_ states: PatternStates) -> [UInt32] {
    var cuts: Set<UInt32> = [0]
    for case .sign(let set, _) in states.steps {
      for range in set.ranges {
        cuts.insert(range.lowerBound)
        if range.upperBound < ScalarSet.last { cuts.insert(range.upperBound + 1) }
      }
    }
    return cuts.sorted()
  }

  /// Joins stretches between cuts that the same states ask for.
  private static func parts(
    _ states: PatternStates, cuts: [UInt32]
  ) -> (classes: [ScalarSet], ofCut: [Int], ofState: [[Int]]) {
    var sets: [ScalarSet] = []
    var setNumbers: [ScalarSet: Int] = [:]
    for case .sign(let set, _) in states.steps where setNumbers[set] == nil {
      setNumbers[set] = sets.count
      sets.append(set)
    }
    var numbers: [[Int]: Int] = [:]
    var ranges: [[ClosedRange<UInt32>]] = []
    var members: [[Int]] = []
    let ofCut = cuts.enumerated().map { index, cut in
      let holders = sets.indices.filter { sets[$0].contains(cut) }
      let end = index + 1 < cuts.count ? cuts[index + 1] - 1 : ScalarSet.last
      let number = numbers[holders] ?? ranges.count
      if number == ranges.count {
        numbers[holders] = number
        ranges.append([])
        members.append(holders)
      }
      ranges[number].append(cut...end)
      return number
    }
    var ofSet = [[Int]](repeating: [], count: sets.count)
    for (number, holders) in members.enumerated() {
      for holder in holders { ofSet[holder].append(number) }
    }
    let ofState = states.steps.map { step -> [Int] in
      if case .sign(let set, _) = step, let number = setNumbers[set] { ofSet[number] } else { [] }
    }
    return (ranges.map { ScalarSet($0) }, ofCut, ofState)
  }

  private static func asciiClasses(cuts: [UInt32], ofCut: [Int]) -> [Int16] {
    var cut = 0
    return (0..<128).map { sign in
      while cut + 1 < cuts.count, cuts[cut + 1] <= UInt32(sign) { cut += 1 }
      return Int16(ofCut[cut])
    }
  }

  /// The table without ways into states from which no text ends.
  private static func trimmed(_ next: [Int32], accepts: [Bool], width: Int) -> [Int32] {
    var before = [[Int]](repeating: [], count: accepts.count)
    for (index, target) in next.enumerated() where target >= 0 {
      before[Int(target)].append(index / max(1, width))
    }
    var lives = accepts
    var open = accepts.indices.filter { accepts[$0] }
    while let state = open.popLast() {
      for source in before[state] where !lives[source] {
        lives[source] = true
        open.append(source)
      }
    }
    return next.map { $0 >= 0 && lives[Int($0)] ? $0 : -1 }
  }

  /// The class of a sign.
  @inline(__always)
  func classOf(_ scalar: UInt32) -> Int {
    if scalar < 128 { return Int(asciiClasses[Int(scalar)]) }
    var (low, high) = (0, starts.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if starts[middle] <= scalar { low = middle } else { high = middle - 1 }
    }
    return Int(startClasses[low])
  }

  /// Where a sign leads from a state, −1 for nowhere.
  func step(_ state: Int32, _ scalar: UInt32) -> Int32 {
    state < 0 ? -1 : next[Int(state) * classes.count + classOf(scalar)]
  }

  /// Whether the whole of a text matches. Complexity: O(length).
  func matches(_ scalars: some Sequence<UInt32>) -> Bool {
    var state = 0
    for scalar in scalars {
      let target = next[state * classes.count + classOf(scalar)]
      guard target >= 0 else { return false }
      state = Int(target)
    }
    return accepts[state]
  }
}
