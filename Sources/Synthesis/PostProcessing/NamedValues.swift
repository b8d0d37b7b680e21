import Tables

/// A column's values as positions in a list of names; null is −1.
struct NamedValues: Sendable {
  /// The names: those declared first, then others that occur.
  let names: [String]
  /// By row.
  let codes: [Int]

  init(_ column: Column, _ declared: [String]?) {
    let values = column.values
    let distinct = Set(values).subtracting([PackedIntegers.null]).sorted()
    let texts = column.texts(of: distinct)
    var names = declared ?? []
    var places = Dictionary(
      names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var codeOf: [Int64: Int] = [:]
    for (value, text) in zip(distinct, texts) {
      if places[text] == nil {
        places[text] = names.count
        names.append(text)
      }
      codeOf[value] = places[text]
    }
    self.names = names
    codes = values.map { codeOf[$0] ?? -1 }
  }

  /// What each name becomes, by name: rows that sum to 1.
  func probabilities(_ matrix: RandomiseStep.Matrix) -> [[Double]] {
    let count = names.count
    switch matrix {
    case .retention(let kept):
      guard count > 1 else { return names.map { _ in [1] } }
      return names.indices.map { value in
        names.indices.map { $0 == value ? kept : (1 - kept) / Double(count - 1) }
      }
    case .frequencies(let kept):
      var shares = Array(repeating: 0.0, count: count)
      for code in codes where code >= 0 { shares[code] += 1 }
      let total = max(1, shares.reduce(0, +))
      return names.indices.map { value in
        names.indices.map { ($0 == value ? kept : 0) + (1 - kept) * shares[$0] / total }
      }
    case .declared(let rows):
      return names.enumerated().map { place, name in
        var row = Array(repeating: 0.0, count: count)
        guard let declared = rows.first(where: { $0.value.text == name }) else {
          row[place] = 1
          return row
        }
        for outcome in declared.outcomes {
          if let target = names.firstIndex(of: outcome.value.text) { row[target] += outcome.share }
        }
        return row
      }
    }
  }

  /// A column of these positions, written as `column` is.
  func column(_ codes: [Int], like column: Column) -> Column {
    if case .numbers = column.storage {
      let numbers = names.map { column.format.number(from: $0) ?? PackedIntegers.null }
      return column.with(codes.map { $0 < 0 ? PackedIntegers.null : numbers[$0] })
    }
    let rows = PackedIntegers(unpacked: codes.map { $0 < 0 ? PackedIntegers.null : Int64($0) })
    return Column(
      name: column.name, format: column.format, storage: .categories(rows, StringDictionary(names)))
  }
}

/// Draws from a distribution in constant time (Walker 1977; Vose 1991).
struct AliasTable: Sendable {
  private let thresholds: [Double]
  private let aliases: [Int]

  /// Weights are at least 0, with a sum above 0.
  init(_ weights: [Double]) {
    let sum = weights.reduce(0, +)
    var scaled = weights.map { $0 * Double(weights.count) / sum }
    var aliases = Array(weights.indices)
    var small = scaled.indices.filter { scaled[$0] < 1 }
    var large = scaled.indices.filter { scaled[$0] >= 1 }
    while let low = small.last, let high = large.last {
      small.removeLast()
      aliases[low] = high
      scaled[high] -= 1 - scaled[low]
      if scaled[high] < 1 {
        large.removeLast()
        small.append(high)
      }
    }
    // What is left by rounding is 1.
    for place in small + large { scaled[place] = max(1, scaled[place]) }
    thresholds = scaled
    self.aliases = aliases
  }

  /// The value for a uniform whole number in 0 ..< Int.max and one in 0 ..< 1.
  func value(_ place: Int, _ unit: Double) -> Int {
    let chosen = Int(UInt64(place).multipliedFullWidth(by: UInt64(thresholds.count) << 1).high)
    return unit < thresholds[chosen] ? chosen : aliases[chosen]
  }
}
