import Tables

/// One column of a coded condition: what each of its numbers adds to the place of a row's truth.
struct CodedPart: Sendable {
  let column: PackedIntegers
  /// By ``Tables/PackedIntegers/entry(of:)``.
  let entries: [Int32]
  /// The column's position in the schema.
  let position: Int
  /// How many classes its values have, and what each adds more than the one before.
  let classes: Int
  let step: Int
  /// The entries of all values besides null, whose entry is the first.
  let used: Range<Int>
}

/// A condition whose parts each read one column of few values: it is asked once for each combination of classes of
/// values that no part tells apart, and rows then look their truth up.
struct CodedCondition {
  /// What tells the values of a column apart.
  private enum Atom: Hashable {
    case condition(Condition)
    /// The places of a list's values.
    case places([RuleValue: Int64])
  }

  /// Below so many rows, making the tables takes longer than asking every row.
  static let fewestRows = 50_000
  /// The most combinations of classes.
  private static let mostCombinations = 1 << 14
  /// The most values of a column that are looked at.
  private static let mostValues: Int64 = 1 << 16

  private let binding: TableBinding
  private var atoms: [Int: [Atom]] = [:]
  private var isCoded = true

  /// A node for a condition; `nil` where it compares columns with one another, or a column has many values.
  ///
  /// - Complexity: O(values of the columns · parts + combinations · parts).
  static func node(_ condition: Condition, _ binding: TableBinding) -> TruthNode? {
    var coded = CodedCondition(binding)
    coded.collect(condition)
    guard coded.isCoded, !coded.atoms.isEmpty else { return nil }
    return coded.node(condition)
  }

  private init(_ binding: TableBinding) { self.binding = binding }

  /// Takes the parts of a condition that read one column.
  private mutating func collect(_ condition: Condition) {
    let columns = condition.columns
    if columns.isEmpty { return }
    if columns.count == 1, let column = columns.first {
      add(.condition(condition), column)
      return
    }
    switch condition {
    case .not(let inner): collect(inner)
    case .and(let parts), .or(let parts): for part in parts where isCoded { collect(part) }
    case .implies(let left, let right), .iff(let left, let right):
      collect(left)
      collect(right)
    case .tuple(let columns, let list):
      for (position, column) in columns.enumerated() {
        var places: [RuleValue: Int64] = [:]
        for row in list.rows where places[row[position]] == nil {
          places[row[position]] = Int64(places.count)
        }
        add(.places(places), column)
      }
    default: isCoded = false
    }
  }

  private mutating func add(_ atom: Atom, _ column: Int) {
    guard let stored = binding.column(column), stored.rows.entryCount != nil else {
      isCoded = false
      return
    }
    if atoms[column]?.contains(atom) != true { atoms[column, default: []].append(atom) }
  }

  private func node(_ condition: Condition) -> TruthNode? {
    var parts: [(column: Int, values: [Int64], classes: [Int], firsts: [Int64])] = []
    var combinations = 1
    for (column, atoms) in atoms.sorted(by: { $0.key < $1.key }) {
      guard let values = values(column), let classes = classes(column, values, atoms) else {
        return nil
      }
      let firsts = classes.firsts.map { values[$0] }
      combinations *= firsts.count
      guard combinations <= CodedCondition.mostCombinations else { return nil }
      parts.append((column, values, classes.ofValue, firsts))
    }
    // Every combination as a row of a small table, the last column fastest.
    var stride = combinations
    var columns: [Column] = []
    var coded: [CodedPart] = []
    for part in parts {
      guard let stored = binding.column(part.column), let count = stored.rows.entryCount else {
        return nil
      }
      let step = stride / part.firsts.count
      let rows = (0..<combinations).map { part.firsts[$0 / step % part.firsts.count] }
      columns.append(stored.with(rows))
      var entries = [Int32](repeating: 0, count: count)
      for (value, number) in zip(part.values, part.classes) {
        entries[stored.rows.entry(of: value)] = Int32(number * step)
      }
      coded.append(
        CodedPart(
          column: stored.rows, entries: entries, position: part.column,
          classes: part.firsts.count, step: step,
          used: CodedCondition.entries(of: part.values, in: stored.rows)))
      stride = step
    }
    let table = Table(columns: columns, rowCount: combinations)
    let plain = TableBinding(schema: binding.schema, table: table, codes: false)
    return .coded(coded, truths: truths(plain.truth(condition), count: combinations))
  }

  /// The entries of values without gaps, null last.
  private static func entries(of values: [Int64], in rows: PackedIntegers) -> Range<Int> {
    guard values.count > 1 else { return 0..<0 }
    return rows.entry(of: values[0])..<rows.entry(of: values[values.count - 2]) + 1
  }

  /// The values that a column's rows may hold, null last; `nil` where they are many.
  private func values(_ column: Int) -> [Int64]? {
    guard let stored = binding.column(column) else { return nil }
    if case .categories(_, let dictionary) = stored.storage {
      return (0..<Int64(dictionary.count)) + [PackedIntegers.null]
    }
    guard let range = binding.range(column) else { return [PackedIntegers.null] }
    guard range.upperBound - range.lowerBound < CodedCondition.mostValues else { return nil }
    return Array(range) + [PackedIntegers.null]
  }

  /// Numbers values by what the atoms say of them.
  private func classes(
    _ column: Int, _ values: [Int64], _ atoms: [Atom]
  ) -> (ofValue: [Int], firsts: [Int])? {
    guard let stored = binding.column(column) else { return nil }
    let table = Table(columns: [stored.with(values)], rowCount: values.count)
    let plain = TableBinding(schema: binding.schema, table: table, codes: false)
    var classes = [Int](repeating: 0, count: values.count)
    var firsts = values.isEmpty ? [] : [0]
    for atom in atoms {
      let told: [Int64]
      switch atom {
      case .condition(let condition):
        told = truths(plain.truth(condition), count: values.count).map { Int64($0) }
      case .places(let places):
        guard let node = plain.places(column, places) else { return nil }
        told = numbers(node, count: values.count)
      }
      var known: [Key: Int] = [:]
      var next: [Int] = []
      for place in classes.indices {
        let key = Key(before: classes[place], told: told[place])
        if let number = known[key] {
          classes[place] = number
        } else {
          known[key] = next.count
          classes[place] = next.count
          next.append(place)
        }
      }
      firsts = next
    }
    return (classes, firsts)
  }

  private struct Key: Hashable {
    let before: Int
    let told: Int64
  }

  private func truths(_ node: TruthNode, count: Int) -> [UInt8] {
    var all = [UInt8](repeating: 0, count: count)
    all.withUnsafeMutableBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return }
      for first in Swift.stride(from: 0, to: count, by: BlockRunner.blockRows) {
        node.fill(start + first, first..<min(count, first + BlockRunner.blockRows))
      }
    }
    return all
  }

  private func numbers(_ node: NumberNode, count: Int) -> [Int64] {
    var all = [Int64](repeating: 0, count: count)
    all.withUnsafeMutableBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return }
      for first in Swift.stride(from: 0, to: count, by: BlockRunner.blockRows) {
        node.fill(start + first, first..<min(count, first + BlockRunner.blockRows))
      }
    }
    return all
  }
}

extension Column {
  /// The column with other rows of the same storage.
  fileprivate func with(_ numbers: [Int64]) -> Column {
    let rows = PackedIntegers(unpacked: numbers)
    switch storage {
    case .numbers: return Column(name: name, format: format, storage: .numbers(rows))
    case .categories(_, let dictionary):
      return Column(name: name, format: format, storage: .categories(rows, dictionary))
    }
  }
}
