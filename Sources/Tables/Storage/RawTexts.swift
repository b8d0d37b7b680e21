/// The texts of a raw column: a code a row, and each distinct text once.
struct RawTexts: Sendable {
  /// The code of each row; texts that stand for null have codes too.
  let codes: PackedIntegers
  /// The distinct texts in order of first appearance.
  let dictionary: StringDictionary
  /// Whether each distinct text stands for null.
  let isNull: [Bool]
}

extension StringDictionary {
  /// Whether each text is one of `nulls`, spaces around it aside.
  ///
  /// - Complexity: O(texts); only those that begin and measure like a null are looked at.
  func isNull(among nulls: Set<String>) -> [Bool] {
    let longest = nulls.map(\.utf8.count).max() ?? -1
    var begins = [Bool](repeating: false, count: 256)
    for null in nulls { begins[Int(null.utf8.first ?? 0)] = true }
    return (0..<count).map { code in
      withBytes(of: code) { bytes in
        var (start, end) = (0, bytes.count)
        while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
        while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
        guard end - start <= longest, begins[start < end ? Int(bytes[start]) : 0] else {
          return false
        }
        return nulls.contains(
          String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self))
      }
    }
  }
}
