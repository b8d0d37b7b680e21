/// The texts of at most some length that match a pattern: counted, numbered and drawn.
///
/// Where signs are many, as for `.`, only printable ASCII ones are written.
public struct PatternTexts: Sendable {
  let automaton: PatternAutomaton
  /// The signs of each class that are written.
  let signs: [ScalarSet]
  /// The same as bytes, of classes that hold ASCII alone.
  let asciiSigns: [[UInt8]?]
  /// `counts[length][state]`: how many texts of exactly this length lead from a state to an end.
  private let counts: [[Double]]
  /// The same in whole numbers, `UInt64.max` where there are more.
  let wholeCounts: [[UInt64]]
  /// The most signs a text has.
  public let longest: Int
  /// How many texts there are; `UInt64.max` for that many or more.
  public let count: UInt64

  /// Lists a pattern's texts up to a length.
  ///
  /// - Parameters:
  ///   - pattern: The pattern.
  ///   - longest: The most signs, 0 … 1000; by default as many as the longest text has, or 12 more than
  ///     the shortest where there is no longest.
  /// - Complexity: O(length · states · classes).
  public init(_ pattern: TextPattern, longest: Int? = nil) {
    let automaton = pattern.automaton
    self.automaton = automaton
    let printable: ClosedRange<UInt32> = 0x20...0x7E
    signs = automaton.classes.map { set in
      let ascii = set.within(printable)
      return ascii.count > 0 ? ascii : set
    }
    asciiSigns = signs.map { set in
      guard set.ranges.allSatisfy({ $0.upperBound < 128 }) else { return nil }
      return set.ranges.flatMap { $0.map { UInt8($0) } }
    }
    self.longest = min(1000, max(0, longest ?? PatternTexts.usualLength(automaton)))
    let width = signs.count
    var counts = [automaton.accepts.map { $0 ? 1.0 : 0 }]
    var whole: [[UInt64]] = [automaton.accepts.map { $0 ? 1 : 0 }]
    for length in 0..<self.longest {
      var next = [Double](repeating: 0, count: automaton.accepts.count)
      var nextWhole = [UInt64](repeating: 0, count: automaton.accepts.count)
      for state in next.indices {
        for part in 0..<width {
          let target = Int(automaton.next[state * width + part])
          guard target >= 0 else { continue }
          next[state] += Double(signs[part].count) * counts[length][target]
          nextWhole[state] = PatternTexts.sum(
            nextWhole[state],
            PatternTexts.product(UInt64(signs[part].count), whole[length][target]))
        }
      }
      counts.append(next)
      whole.append(nextWhole)
    }
    self.counts = counts
    wholeCounts = whole
    count = whole.reduce(0) { PatternTexts.sum($0, $1[0]) }
  }

  private static func sum(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let (sum, overflow) = left.addingReportingOverflow(right)
    return overflow ? .max : sum
  }

  private static func product(_ left: UInt64, _ right: UInt64) -> UInt64 {
    if left == 0 || right == 0 { return 0 }
    let (product, overflow) = left.multipliedReportingOverflow(by: right)
    return overflow ? .max : product
  }

  /// The length of the longest text, or of the shortest and 12.
  private static func usualLength(_ automaton: PatternAutomaton) -> Int {
    let width = automaton.classes.count
    func targets(_ state: Int) -> [Int] {
      automaton.next[state * width..<(state + 1) * width].filter { $0 >= 0 }.map { Int($0) }
    }
    // From the start outwards, then every state once all that lead to it are done (Kahn 1962); those
    // left over lie on a circle, and every state leads to an end.
    var arrivals = [Int](repeating: 0, count: automaton.accepts.count)
    var distance = [0: 0]
    var reached = [0]
    var next = 0
    while next < reached.count {
      let state = reached[next]
      for target in targets(state) {
        arrivals[target] += 1
        if distance[target] == nil {
          distance[target] = (distance[state] ?? 0) + 1
          reached.append(target)
        }
      }
      next += 1
    }
    var farthest = [Int](repeating: 0, count: automaton.accepts.count)
    var open = reached.filter { arrivals[$0] == 0 }
    var done = 0
    while let state = open.popLast() {
      done += 1
      for target in targets(state) {
        farthest[target] = max(farthest[target], farthest[state] + 1)
        arrivals[target] -= 1
        if arrivals[target] == 0 { open.append(target) }
      }
    }
    let ends = reached.filter { automaton.accepts[$0] }
    if done == reached.count { return ends.map { farthest[$0] }.max() ?? 0 }
    return (ends.compactMap { distance[$0] }.min() ?? 0) + 12
  }

  /// The text at a place among all, shorter ones first, then by their signs; `nil` past the last.
  ///
  /// - Complexity: O(length · classes).
  public func text(at index: UInt64) -> String? {
    var rest = index
    for length in 0...longest {
      let count = wholeCounts[length][0]
      if rest < count { return text(of: length, at: rest) }
      rest -= count
    }
    return nil
  }

  private func text(of length: Int, at index: UInt64) -> String? {
    var (state, rest) = (0, index)
    var text = ""
    let width = signs.count
    for left in stride(from: length - 1, through: 0, by: -1) {
      var found: (sign: Unicode.Scalar, target: Int)?
      for part in 0..<width {
        let target = Int(automaton.next[state * width + part])
        guard target >= 0 else { continue }
        let each = wholeCounts[left][target]
        guard each > 0 else { continue }
        let count = PatternTexts.product(UInt64(signs[part].count), each)
        if rest < count {
          guard let sign = signs[part].scalar(at: Int(rest / each)) else { return nil }
          found = (sign, target)
          rest %= each
          break
        }
        rest -= count
      }
      guard let found else { return nil }
      text.unicodeScalars.append(found.sign)
      state = found.target
    }
    return text
  }

  /// A text, each as likely as any other; `nil` where there is none of these lengths.
  ///
  /// - Complexity: O(length · classes).
  public func sample(using random: inout some RandomNumberGenerator) -> String? {
    let total = counts.reduce(0) { $0 + $1[0] }
    guard total > 0 else { return nil }
    var draw = Double.random(in: 0..<1, using: &random)
    if total.isFinite { draw *= total } else { return uneven(using: &random) }
    for length in 0...longest {
      if draw < counts[length][0] { return walk(length, using: &random) }
      draw -= counts[length][0]
    }
    return (0...longest).last { counts[$0][0] > 0 }.flatMap { walk($0, using: &random) }
  }

  /// A text where there are more than numbers hold: of a length at random.
  private func uneven(using random: inout some RandomNumberGenerator) -> String? {
    let lengths = (0...longest).filter { counts[$0][0] > 0 && counts[$0][0].isFinite }
    return lengths.randomElement(using: &random).flatMap { walk($0, using: &random) }
  }

  private func walk(_ length: Int, using random: inout some RandomNumberGenerator) -> String? {
    var state = 0
    var text = ""
    let width = signs.count
    for left in stride(from: length - 1, through: 0, by: -1) {
      var draw = Double.random(in: 0..<1, using: &random) * counts[left + 1][state]
      var chosen: (part: Int, target: Int)?
      for part in 0..<width {
        let target = Int(automaton.next[state * width + part])
        guard target >= 0, counts[left][target] > 0 else { continue }
        chosen = (part, target)
        draw -= Double(signs[part].count) * counts[left][target]
        if draw < 0 { break }
      }
      guard let chosen,
        let sign = signs[chosen.part].scalar(
          at: Int.random(in: 0..<max(1, signs[chosen.part].count), using: &random))
      else { return nil }
      text.unicodeScalars.append(sign)
      state = chosen.target
    }
    return text
  }
}

extension TextPattern {
  /// Which of some texts match, by position. Complexity: O(bytes).
  public func matching(_ texts: [String]) -> [Int] { texts.indices.filter { matches(texts[$0]) } }
}
