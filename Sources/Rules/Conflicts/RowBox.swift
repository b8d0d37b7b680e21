/// What each column may still hold, during a search for a row.
struct RowBox: Sendable, Hashable {
  /// What one column may still hold.
  enum Range: Sendable, Hashable {
    case texts(CandidateSet)
    /// Numbers from `low` to `high`; none where low is above high.
    case numbers(low: Int64, high: Int64)
  }

  private(set) var ranges: [Range]
  private(set) var canBeNull: [Bool]
  /// Whether nothing is left, for a reason that lies in no one column.
  private(set) var isVoid = false

  /// All that a space holds.
  init(_ space: RowSpace) {
    ranges = space.axes.map { axis in
      switch axis.values {
      case .texts(let texts): .texts(CandidateSet(count: texts.count, all: true))
      case .numbers(let range, _, _):
        .numbers(low: range.lowerBound, high: range.upperBound)
      }
    }
    canBeNull = space.axes.map(\.canBeNull)
  }

  /// Whether a column can hold something but null.
  func canHoldValue(_ axis: Int) -> Bool {
    switch ranges[axis] {
    case .texts(let set): !set.isEmpty
    case .numbers(let low, let high): low <= high
    }
  }

  /// Whether no row is left.
  var isEmpty: Bool { isVoid || ranges.indices.contains { !canBeNull[$0] && !canHoldValue($0) } }

  /// The range of a column of numbers.
  func numbers(_ axis: Int) -> ClosedRange<Int64>? {
    if case .numbers(let low, let high) = ranges[axis], low <= high { low...high } else { nil }
  }

  /// The texts a column may still hold.
  func texts(_ axis: Int) -> CandidateSet? {
    if case .texts(let set) = ranges[axis] { set } else { nil }
  }

  /// The only thing a column can hold, or `nil` where there are several; null is `.some(nil)`.
  func single(_ axis: Int) -> Int64?? {
    if canBeNull[axis] { return canHoldValue(axis) ? nil : .some(nil) }
    switch ranges[axis] {
    case .texts(let set): return set.count == 1 ? set.first.map { Int64($0) } : nil
    case .numbers(let low, let high): return low == high ? .some(low) : nil
    }
  }

  mutating func requireNull(_ axis: Int) {
    switch ranges[axis] {
    case .texts(var set):
      set.removeAll()
      ranges[axis] = .texts(set)
    case .numbers: ranges[axis] = .numbers(low: 1, high: 0)
    }
  }

  /// Takes everything away.
  mutating func makeEmpty() { isVoid = true }

  mutating func requireValue(_ axis: Int) { canBeNull[axis] = false }

  mutating func keep(_ set: CandidateSet, _ axis: Int) {
    guard case .texts(var kept) = ranges[axis] else { return }
    kept.formIntersection(set)
    ranges[axis] = .texts(kept)
  }

  mutating func remove(_ set: CandidateSet, _ axis: Int) {
    guard case .texts(var kept) = ranges[axis] else { return }
    kept.subtract(set)
    ranges[axis] = .texts(kept)
  }

  mutating func keep(atLeast low: Int64, _ axis: Int) {
    if case .numbers(let before, let high) = ranges[axis], low > before {
      ranges[axis] = .numbers(low: low, high: high)
    }
  }

  mutating func keep(atMost high: Int64, _ axis: Int) {
    if case .numbers(let low, let before) = ranges[axis], high < before {
      ranges[axis] = .numbers(low: low, high: high)
    }
  }

  /// The two halves of what a column may hold, the likelier first; `nil` where it is one thing.
  func halves(_ axis: Int) -> [RowBox]? {
    var (first, second) = (self, self)
    if canBeNull[axis] {
      guard canHoldValue(axis) else { return nil }
      first.requireValue(axis)
      second.requireNull(axis)
      return [first, second]
    }
    switch ranges[axis] {
    case .texts(let set):
      guard set.count > 1, let text = set.first else { return nil }
      var one = set
      one.removeAll()
      one.insert(text)
      first.keep(one, axis)
      second.remove(one, axis)
    case .numbers(let low, let high):
      guard low < high else { return nil }
      let middle = low + Int64((high.subtractingReportingOverflow(low).partialValue.magnitude) / 2)
      first.keep(atMost: middle, axis)
      second.keep(atLeast: middle + 1, axis)
    }
    return [first, second]
  }

  /// How many things a column may hold, roughly.
  func size(_ axis: Int) -> Double {
    let values: Double =
      switch ranges[axis] {
      case .texts(let set): Double(set.count)
      case .numbers(let low, let high): max(0, Double(high) - Double(low) + 1)
      }
    return values + (canBeNull[axis] ? 1 : 0)
  }
}
