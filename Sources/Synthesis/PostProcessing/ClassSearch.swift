import Foundation
import Tables

/// Looks for levels of the quasi-identifiers on which all classes, but for a few rows, are as models ask.
///
/// Levels rise one at a time, the one first that mends most rows for the entropy it takes (after Datafly, Sweeney
/// 1997); in the end each is lowered again where that can be. What is left in unfit classes is suppressed.
struct ClassSearch: Sendable {
  let ladders: [GeneralisationLadder]
  let models: [PrivacyModel]
  /// By model, its sensitive column; `nil` for a model that needs none.
  let sensitive: [SensitiveValues?]
  let rowCount: Int

  /// The classes of some rows on some levels.
  struct Classes {
    /// The class of each row, −1 for a row that is not among them.
    var of: [Int]
    /// Rows of each class.
    var sizes: [Int]
  }

  /// One column a level up.
  private struct Try: Sendable {
    let place: Int
    let rows: [Int]
    let gain: Double
  }

  /// What comes of levels: rows to suppress.
  struct Outcome {
    var levels: [Int]
    var suppressed: [Int]
  }

  /// The classes of the rows that `isKept` names.
  func classes(_ levels: [Int], _ isKept: [Bool]) -> Classes {
    var ids = isKept.map { $0 ? 0 : -1 }
    var count = 1
    for (ladder, level) in zip(ladders, levels) {
      let groups = ladder.groups[level]
      let width = ladder.labels[level].count
      guard width > 1 else { continue }
      var found = KeyNumbers(keys: count * width, rows: rowCount)
      for row in 0..<rowCount where ids[row] >= 0 {
        ids[row] = found.number(of: ids[row] * width + groups[ladder.values[row]])
      }
      count = max(1, found.count)
    }
    var sizes = Array(repeating: 0, count: count)
    for id in ids where id >= 0 { sizes[id] += 1 }
    return Classes(of: ids, sizes: sizes)
  }

  /// By model, the figure of each class.
  func figures(_ classes: Classes) -> [[Double]] {
    models.indices.map { place in
      guard let values = sensitive[place] else { return classes.sizes.map(Double.init) }
      var counts = Array(repeating: [Int: Int](), count: classes.sizes.count)
      var all = Array(repeating: 0, count: values.count)
      for (row, id) in classes.of.enumerated() where id >= 0 {
        counts[id][values.values[row], default: 0] += 1
        all[values.values[row]] += 1
      }
      let total = all.reduce(0, +)
      return classes.sizes.indices.map {
        values.figure(
          models[place], rows: classes.sizes[$0], counts: counts[$0], all: all, total: total)
      }
    }
  }

  /// The rows that are in unfit classes on these levels, until none is: taking rows away can change what all
  /// rows are like, which closeness is judged by.
  func suppressed(_ levels: [Int]) -> [Int] {
    var isKept = Array(repeating: true, count: rowCount)
    while true {
      let classes = classes(levels, isKept)
      let figures = figures(classes)
      let unfit = classes.sizes.indices.map { id in
        models.indices.contains { !models[$0].accepts(figures[$0][id]) }
      }
      var hasChanged = false
      for (row, id) in classes.of.enumerated() where id >= 0 && unfit[id] {
        isKept[row] = false
        hasChanged = true
      }
      if !hasChanged { return isKept.indices.filter { !isKept[$0] } }
    }
  }

  /// The lowest levels found with at most so many rows to suppress; the highest ones where there are none.
  func search(most: Int) -> Outcome {
    var levels = ladders.map { _ in 0 }
    var suppressed = suppressed(levels)
    while suppressed.count > most {
      let open = ladders.indices.filter { levels[$0] + 1 < ladders[$0].levels.count }
      guard !open.isEmpty else { break }
      let tries = Parallel.map(open.count) { [levels, suppressed] index -> Try in
        let place = open[index]
        var next = levels
        next[place] += 1
        let rows = self.suppressed(next)
        let loss = entropy(place, levels[place]) - entropy(place, levels[place] + 1)
        let gain = Double(suppressed.count - rows.count) / (loss + 1e-6)
        return Try(place: place, rows: rows, gain: gain)
      }
      guard let best = tries.max(by: { ($0.gain, $1.place) < ($1.gain, $0.place) }) else { break }
      levels[best.place] += 1
      suppressed = best.rows
    }
    for place in ladders.indices {
      while levels[place] > 0 {
        var next = levels
        next[place] -= 1
        let rows = self.suppressed(next)
        guard rows.count <= most else { break }
        levels = next
        suppressed = rows
      }
    }
    return Outcome(levels: levels, suppressed: suppressed)
  }

  /// The entropy of a column on a level, in nats.
  private func entropy(_ place: Int, _ level: Int) -> Double {
    let ladder = ladders[place]
    var counts = Array(repeating: 0, count: ladder.labels[level].count)
    for value in ladder.values { counts[ladder.groups[level][value]] += 1 }
    return counts.reduce(0.0) { sum, count in
      guard count > 0 else { return sum }
      let share = Double(count) / Double(rowCount)
      return sum - share * log(share)
    }
  }
}

/// Numbers keys in order of appearance.
private struct KeyNumbers {
  private var table: [Int32]
  private var others: [Int: Int] = [:]
  private(set) var count = 0

  /// For keys below `keys`, looked up directly where there are not many more than rows.
  init(keys: Int, rows: Int) {
    table = keys <= max(1 << 16, 8 * rows) ? Array(repeating: -1, count: keys) : []
  }

  mutating func number(of key: Int) -> Int {
    if table.isEmpty {
      if let known = others[key] { return known }
      others[key] = count
    } else {
      if table[key] >= 0 { return Int(table[key]) }
      table[key] = Int32(truncatingIfNeeded: count)
    }
    count += 1
    return count - 1
  }
}
