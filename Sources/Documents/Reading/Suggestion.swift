/// Sentences about a word that is not known, with the nearest word that is.
public enum Suggestion {
  /// The word of `allowed` nearest to `word`, at most a third of its letters away.
  ///
  /// The distance is Levenshtein's over lower-case characters (insert, delete, replace).
  /// Complexity: O(letters² · words).
  public static func nearest(to word: String, among allowed: [String]) -> String? {
    let letters = Array(word.lowercased().prefix(64))
    let best =
      allowed.map { ($0, distance(letters, Array($0.lowercased().prefix(64)))) }
      .min { $0.1 < $1.1 }
    guard let best, best.1 <= max(1, (letters.count + 1) / 3) else { return nil }
    return best.0
  }

  /// “x” is not a known key; did you mean “y”? Allowed: …
  public static func sentence(unknown: String, what: String, allowed: [String]) -> String {
    let hint = nearest(to: unknown, among: allowed).map { "; did you mean “\($0)”?" } ?? "."
    return "“\(unknown)” is not a known \(what)\(hint) Allowed: \(allowed.joined(separator: ", "))"
  }

  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var row = Array(0...right.count)
    for (i, letter) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, other) in right.enumerated() {
        let replaced = diagonal + (letter == other ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(replaced, row[j] + 1, diagonal + 1)
      }
    }
    return row[right.count]
  }
}
