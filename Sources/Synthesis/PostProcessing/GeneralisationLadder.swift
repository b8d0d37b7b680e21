import Tables

/// The ways to write one column's values, each coarser than the one before, up to one word for all.
struct GeneralisationLadder: Sendable {
  /// What stands for every value on the last level.
  static let anything = "*"

  /// The column's name.
  let name: String
  /// Names of the levels, such as `as it is`, `bins of 10`, `*`.
  let levels: [String]
  /// By level, the group of each distinct value; null is the last value of all.
  let groups: [[Int]]
  /// By level, the text of each group; `nil` for null.
  let labels: [[String?]]
  /// The number of each row's distinct value.
  let values: [Int]

  /// The ladder of a column: declared hierarchies, bins of nice widths, or units of the calendar.
  ///
  /// - Complexity: O(rows + distinct values · levels).
  init(_ column: Column, _ schema: ColumnSchema) {
    name = column.name
    let raw = column.values
    let distinct = Set(raw).subtracting([PackedIntegers.null]).sorted()
    let places = Dictionary(uniqueKeysWithValues: distinct.enumerated().map { ($1, $0) })
    values = raw.map { places[$0] ?? distinct.count }
    let texts = column.texts(of: distinct)
    var levels = ["as it is"]
    var groups = [Array(0...distinct.count)]
    var labels: [[String?]] = [texts + [nil]]
    for step in GeneralisationLadder.steps(column, schema, distinct, texts) {
      var found: [String: Int] = [:]
      var names: [String?] = []
      var level = zip(distinct, texts).map { value, text -> Int in
        let label = step.label(value, text)
        if let group = found[label] { return group }
        found[label] = names.count
        names.append(label)
        return names.count - 1
      }
      level.append(names.count)
      // A level that puts nothing together is none.
      guard names.count < (labels.last?.count ?? 0) - 1 else { continue }
      levels.append(step.name)
      groups.append(level)
      labels.append(names + [nil])
    }
    levels.append(GeneralisationLadder.anything)
    groups.append(Array(repeating: 0, count: distinct.count + 1))
    labels.append([GeneralisationLadder.anything])
    self.levels = levels
    self.groups = groups
    self.labels = labels
  }

  /// The column on a level.
  func column(_ level: Int, like column: Column) -> Column {
    if level == 0 { return column }
    let names = labels[level].compactMap { $0 }
    let rows = values.map { value -> Int64 in
      let group = groups[level][value]
      return labels[level][group] == nil ? PackedIntegers.null : Int64(group)
    }
    return Column(
      name: name, format: .text,
      storage: .categories(PackedIntegers(unpacked: rows), StringDictionary(names)))
  }

  private struct Step {
    let name: String
    let label: (Int64, String) -> String
  }

  private static func steps(
    _ column: Column, _ schema: ColumnSchema, _ distinct: [Int64], _ texts: [String]
  ) -> [Step] {
    switch schema.kind {
    case .integer, .decimal:
      guard let low = distinct.first, let high = distinct.last else { return [] }
      return widths(low, high).map { width in
        let labels = RangeLabels(width: width, origin: 0, format: column.format)
        return Step(name: "bins of \(column.format.text(of: width))") { value, _ in
          labels.label(value)
        }
      }
    case .date, .timestamp:
      return [CalendarUnit.day, .month, .quarter, .year].map { unit in
        Step(name: unit.rawValue) { value, _ in unit.name(of: value, kind: schema.kind) }
      }
    case .category, .boolean, .text, .identifier:
      guard let hierarchy = schema.hierarchy else { return [] }
      guard case .prefix(let shortest) = hierarchy else {
        return [Step(name: "groups") { _, text in hierarchy.group(of: text) }]
      }
      let longest = texts.map(\.count).max() ?? 0
      guard longest > shortest else { return [] }
      return (max(1, shortest)..<longest).reversed().prefix(8).map { length in
        Step(name: "first \(length)") { _, text in String(text.prefix(length)) }
      }
    }
  }

  /// Widths 1, 2, 5 times powers of ten, in which a range falls into at least 2 and at most 64 bins.
  private static func widths(_ low: Int64, _ high: Int64) -> [Int64] {
    let span = Int128(high) - Int128(low)
    var widths: [Int64] = []
    var power: Int128 = 1
    while power <= span {
      for factor in [1, 2, 5] as [Int128] where factor * power > 1 {
        let width = factor * power
        if width * 64 >= span, width <= span { widths.append(Int64(clamping: width)) }
      }
      power *= 10
    }
    return widths
  }
}

extension CalendarUnit {
  /// The name of the unit that a step lies in, such as `2024-03`, `2024-Q1` or `2024`.
  func name(of step: Int64, kind: ColumnKind) -> String {
    let days = kind == .date ? step : step.flooredDivision(by: 86_400).quotient
    let day = CalendarDay(days: days)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    switch self {
    case .year: return "\(day.year)"
    case .quarter: return "\(day.year)-Q\((day.month + 2) / 3)"
    case .month: return "\(day.year)-\(two(day.month))"
    case .day, .week, .hour, .minute, .second:
      return "\(day.year)-\(two(day.month))-\(two(day.day))"
    }
  }
}
