/// How well a few typed letters fit a text.
public enum FuzzyMatch {
  /// A score, higher is better; `nil` when the letters of `query` do not occur in `text` in their
  /// order. Letters in a row and at the beginnings of words count more; case does not matter.
  /// Complexity: O(query · text).
  public static func score(_ query: String, in text: String) -> Int? {
    let wanted = Array(query.lowercased().filter { $0 != " " })
    guard !wanted.isEmpty else { return 0 }
    let letters = Array(text.lowercased())
    var best: Int?
    for start in letters.indices where letters[start] == wanted[0] {
      guard let score = score(wanted, letters, from: start) else { break }
      best = max(best ?? score, score)
    }
    return best
  }

  /// Takes each letter at its first place after the one before it.
  private static func score(_ wanted: [Character], _ letters: [Character], from start: Int) -> Int?
  {
    var score = 0
    var previous = -2
    var place = start
    for letter in wanted {
      while place < letters.count && letters[place] != letter { place += 1 }
      guard place < letters.count else { return nil }
      let startsWord = place == 0 || !(letters[place - 1].isLetter || letters[place - 1].isNumber)
      score += place == previous + 1 ? 8 : (startsWord ? 6 : 1)
      previous = place
      place += 1
    }
    return score * 100 - start - letters.count
  }
}
