/// The real values of one column with their counts, readable only by noisy selection.
///
/// They cannot be printed or encoded, and nothing outside this file sees a count. Values are told
/// apart by their bytes: the language's own equality would show the spelling that happened to come first.
public struct PrivateValues: Sendable, CustomStringConvertible, CustomReflectable {
  /// The modelled column.
  public let column: Int
  private let counts: [[UInt8]: Int64]

  /// Counts real values; null is no value and is left out.
  ///
  /// - Complexity: O(rows).
  public init(column: Int, values: some Sequence<String?>) {
    self.column = column
    var counts: [[UInt8]: Int64] = [:]
    for case let value? in values { counts[Array(value.utf8), default: 0] += 1 }
    self.counts = counts
  }

  /// Says only that there are values.
  public var description: String { "PrivateValues(column \(column), withheld)" }

  /// Shows nothing to reflection.
  public var customMirror: Mirror { Mirror(self, children: []) }

  /// The values whose count plus its own noise reaches `threshold`, in the order of their bytes.
  ///
  /// `noise` gives that many draws and is called once, before a count is read. How many there are is
  /// private, and only what reaches the threshold leaves.
  func reaching(_ threshold: Int64, noise: (Int) -> [Int64]) -> [KeptValue] {
    let draws = noise(counts.count)
    return PrivateValues.kept(
      zip(counts, draws).lazy.map { ($0.key, $0.value + $1) }, from: threshold)
  }

  /// The same for drafts, where a value's bytes decide its noise.
  func reaching(_ threshold: Int64, draftNoise: ([UInt8]) -> Int64) -> [KeptValue] {
    PrivateValues.kept(
      counts.map { ($0.key, $0.value + draftNoise($0.key)) }, from: threshold)
  }

  private static func kept(
    _ noisy: some Sequence<([UInt8], Int64)>, from threshold: Int64
  ) -> [KeptValue] {
    noisy.filter { $0.1 >= threshold }
      .sorted { $0.0.lexicographicallyPrecedes($1.0) }
      .map { KeptValue(value: String(decoding: $0.0, as: UTF8.self), noisyCount: $0.1) }
  }
}

/// A value that partition selection has shown.
public struct KeptValue: Hashable, Sendable {
  /// The value.
  public let value: String
  /// Its count plus noise, at least the threshold.
  public let noisyCount: Int64

  /// Internal to the measuring functions and to reading a stored derivation back.
  package init(value: String, noisyCount: Int64) {
    self.value = value
    self.noisyCount = noisyCount
  }
}
