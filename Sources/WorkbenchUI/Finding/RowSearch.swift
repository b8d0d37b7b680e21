import Engine

/// The rows that hold a text, as far as they have been looked through: from a row on, around the end.
///
/// Rows are looked through in slices, so that no key waits; what is found so far can be gone to at once.
struct RowSearch: Hashable, Sendable {
  /// Where to go as soon as it is known.
  struct Jump: Hashable, Sendable {
    /// The row that one comes from.
    var row: Int
    var isForward: Bool
    /// Whether the row itself may be the answer.
    var isInclusive = false
  }

  /// The text in small letters.
  let text: String
  /// The row that was looked at first.
  let start: Int
  /// How many rows there are.
  let count: Int
  /// Which rows they are.
  let side: RowSide
  /// The draft that the synthetic rows are of.
  let generation: Int
  /// How many rows have been looked at.
  private(set) var checked = 0
  /// Where to go as soon as it is known.
  var jump: Jump?
  private var before: [Int] = []
  private var after: [Int] = []

  /// A search that has seen nothing yet.
  init(_ text: String, from start: Int, of count: Int, side: RowSide, generation: Int) {
    self.text = text.lowercased()
    self.start = max(0, min(start, count - 1))
    self.count = count
    self.side = side
    self.generation = generation
  }

  /// Whether every row was looked at.
  var isComplete: Bool { checked >= count }
  /// How many rows hold the text, so far.
  var found: Int { before.count + after.count }

  /// Looks at the next rows; a row is found where one of `sources` holds the text in it.
  ///
  /// - Complexity: O(rows · columns).
  mutating func advance(by rows: Int, in sources: [any RowSource]) {
    for step in checked..<min(count, checked + rows) {
      let place = (start + step) % count
      let isFound = sources.contains { source in
        place < source.count
          && source.row(place).contains { $0?.lowercased().contains(text) == true }
      }
      guard isFound else { continue }
      if place >= start { after.append(place) } else { before.append(place) }
    }
    checked = min(count, checked + rows)
  }

  /// The row that a jump leads to; `nil` where none does, or where that is not known yet.
  func target(_ jump: Jump) -> Int? {
    let isBeyond: (Int) -> Bool = { row in
      if jump.isInclusive && row == jump.row { return true }
      return jump.isForward ? row > jump.row : row < jump.row
    }
    if !isComplete {
      // What lies between was looked at on the way forward only.
      return jump.isForward && jump.row >= start ? after.first(where: isBeyond) : nil
    }
    let all = before + after
    return jump.isForward
      ? all.first(where: isBeyond) ?? all.first : all.last(where: isBeyond) ?? all.last
  }

  /// Which of the rows found a row is, from 1; `nil` where it is none, or that is not known yet.
  func rank(of row: Int) -> Int? {
    isComplete ? (before + after).firstIndex(of: row).map { $0 + 1 } : nil
  }
}
