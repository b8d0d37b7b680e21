import Tables

/// What a step did to a table, in figures.
public struct StepEffect: Sendable, Hashable {
  /// The step as it is written.
  public var step: String
  /// What was done, in a sentence.
  public var sentence: String
  /// Rows before it.
  public var rowsBefore: Int
  /// Rows after it.
  public var rowsAfter: Int
  /// The columns whose values it changed, in file order.
  public var columns: [ColumnEffect] = []
  /// Further figures, such as the size of the smallest class.
  public var figures: [StepFigure] = []
  /// What a reader must know.
  public var warnings: [String] = []

  /// A step that has not changed anything yet.
  public init(step: String, sentence: String, rows: Int) {
    self.step = step
    self.sentence = sentence
    rowsBefore = rows
    rowsAfter = rows
  }
}

/// A figure of a step, perhaps before and after it.
public struct StepFigure: Sendable, Hashable {
  /// What it is, such as `smallest class`.
  public var name: String
  /// The value before the step; `nil` for a figure of the step alone.
  public var before: Double?
  /// The value after it; `nil` where it is not defined.
  public var after: Double?

  /// Makes a figure.
  public init(_ name: String, before: Double? = nil, after: Double?) {
    self.name = name
    self.before = before
    self.after = after
  }
}

/// What a step did to one column.
public struct ColumnEffect: Sendable, Hashable {
  /// The column's name.
  public var column: String
  /// Rows whose value changed; `nil` where rows came or went.
  public var changed: Int?
  /// Total variation distance between the values before and after, 0 … 1; `nil` where they are written in
  /// different ways, so that they cannot be compared.
  public var distance: Double?
  /// Its statistics before; `nil` for a column that is new.
  public var before: ColumnStatistics?
  /// Its statistics after; `nil` for a column that is gone.
  public var after: ColumnStatistics?
}

extension StepEffect {
  /// Adds what differs between the tables before and after.
  ///
  /// Where rows came or went, the columns of `touched` are compared only.
  /// - Complexity: O(rows log rows) for each column that differs.
  mutating func compare(_ before: Table, _ after: Table, touched: Set<String>) {
    rowsBefore = before.rowCount
    rowsAfter = after.rowCount
    let areRowsSame = rowsBefore == rowsAfter
    var names = before.columns.map(\.name)
    names += after.columns.map(\.name).filter { before.index(of: $0) == nil }
    let differing = names.filter { name in
      guard let old = before.column(named: name), let new = after.column(named: name) else {
        return true
      }
      return areRowsSame ? old != new : touched.contains(name)
    }
    columns += Parallel.map(differing.count) { index in
      ColumnEffect(
        differing[index], before.column(named: differing[index]),
        after.column(named: differing[index]), areRowsSame: areRowsSame)
    }
  }
}

extension ColumnEffect {
  init(_ name: String, _ old: Column?, _ new: Column?, areRowsSame: Bool) {
    column = name
    before = old.map { ColumnStatistics($0) }
    after = new.map { ColumnStatistics($0) }
    guard let old, let new else { return }
    if areRowsSame { changed = old.changedRows(new) }
    distance = old.distance(to: new)
  }
}

/// A row's value before and after.
private struct ValuePair: Hashable {
  let before: Int64
  let after: Int64
}

extension Column {
  /// Rows whose value is written otherwise in `other`, which has as many rows.
  fileprivate func changedRows(_ other: Column) -> Int {
    let (mine, others) = (values, other.values)
    switch (storage, other.storage) {
    case (.numbers, .numbers) where format == other.format:
      return zip(mine, others).reduce(0) { $0 + ($1.0 == $1.1 ? 0 : 1) }
    default:
      // Each pair of numbers is compared as text once.
      var pairs: [ValuePair: Int] = [:]
      for (a, b) in zip(mine, others) { pairs[ValuePair(before: a, after: b), default: 0] += 1 }
      return pairs.reduce(0) { sum, pair in
        let null = PackedIntegers.null
        let left = pair.key.before == null ? nil : texts(of: [pair.key.before]).first
        let right = pair.key.after == null ? nil : other.texts(of: [pair.key.after]).first
        return sum + (left == right ? 0 : pair.value)
      }
    }
  }

  /// Total variation distance between two columns' values, null being one of them.
  ///
  /// Numbers are put into at most 64 runs of about equal many rows of this column first, as sampling noise of
  /// fine values says nothing.
  func distance(to other: Column) -> Double? {
    guard count > 0, other.count > 0 else { return nil }
    switch (storage, other.storage) {
    case (.numbers, .numbers) where format == other.format:
      let edges = quantileEdges(64)
      return Column.distance(
        binned(edges), Double(count), other.binned(edges), Double(other.count))
    case (.categories, .categories):
      return Column.distance(
        textCounts, Double(count), other.textCounts, Double(other.count))
    default: return nil
    }
  }

  private static func distance<Key: Hashable & Comparable>(
    _ left: [Key: Int], _ leftTotal: Double, _ right: [Key: Int], _ rightTotal: Double
  ) -> Double {
    var sum = 0.0
    for key in Set(left.keys).union(right.keys).sorted() {
      sum += abs(Double(left[key] ?? 0) / leftTotal - Double(right[key] ?? 0) / rightTotal)
    }
    return sum / 2
  }

  /// Ascending first values of runs, at most so many.
  private func quantileEdges(_ most: Int) -> [Int64] {
    let sorted = values.filter { $0 != PackedIntegers.null }.sorted()
    guard !sorted.isEmpty else { return [] }
    var edges: [Int64] = []
    for part in 1..<most {
      let edge = sorted[part * sorted.count / most]
      if edge > edges.last ?? .min { edges.append(edge) }
    }
    return edges
  }

  /// Rows by run; null is run −1.
  private func binned(_ edges: [Int64]) -> [Int: Int] {
    var counts: [Int: Int] = [:]
    for value in values {
      if value == PackedIntegers.null {
        counts[-1, default: 0] += 1
        continue
      }
      var (low, high) = (0, edges.count)
      while low < high {
        let middle = (low + high) / 2
        if edges[middle] <= value { low = middle + 1 } else { high = middle }
      }
      counts[low, default: 0] += 1
    }
    return counts
  }

  /// Rows by text; null has a key that no text can be.
  private var textCounts: [String: Int] {
    guard case .categories(_, let dictionary) = storage else { return [:] }
    var byCode = [Int](repeating: 0, count: dictionary.count)
    var nulls = 0
    for value in values {
      if value == PackedIntegers.null { nulls += 1 } else { byCode[Int(value)] += 1 }
    }
    var counts: [String: Int] = nulls > 0 ? ["\u{0}null": nulls] : [:]
    for (code, count) in byCode.enumerated() where count > 0 {
      counts[dictionary[code], default: 0] += count
    }
    return counts
  }
}
