import Rules
import Tables

extension SchemaTable {
  /// Rounds moments down to what their file writes of them, so that rules are asked of what is written.
  ///
  /// - Returns: the columns that were rounded.
  mutating func roundToWritten(_ columns: [Int]) -> [Int] {
    var rounded: [Int: Column] = [:]
    for position in columns {
      guard let column = column(position), case .timestamp(let style) = column.format,
        !style.hasSeconds, case .numbers(let numbers) = column.storage
      else { continue }
      var all = [Int64](repeating: 0, count: rowCount)
      all.withUnsafeMutableBufferPointer { numbers.copy(0..<rowCount, into: $0) }
      for row in all.indices where all[row] != PackedIntegers.null {
        let rest = all[row] % 60
        all[row] -= rest < 0 ? rest + 60 : rest
      }
      rounded[position] = column.holding(PackedIntegers(unpacked: all))
    }
    replace(rounded)
    return rounded.keys.sorted()
  }
}
