import Tables

/// A column made ready for writing: each distinct value formatted once where there are few.
///
/// A class, so that a row's field costs no copies of the arrays' references.
final class WrittenColumn: Sendable {
  /// The grid steps or codes.
  let rows: PackedIntegers
  /// The most bytes a value is expected to take.
  let widest: Int
  private let format: ValueFormat
  private let null: [UInt8]
  /// Formatted values one after another, from step `lowest` on; empty where each is formatted anew.
  private let bytes: [UInt8]
  private let ends: [UInt32]
  private let lowest: Int64

  init(_ column: Column, delimiter: UInt8, nullText: String, isOnly: Bool) {
    rows = column.rows
    format = column.format
    let written = CSVWriter.quoted(nullText.utf8, delimiter: delimiter)
    null = isOnly && written.isEmpty ? [CSVByte.quote, CSVByte.quote] : written
    var bytes: [UInt8] = []
    var ends: [UInt32] = [0]
    var lowest: Int64 = 0
    switch column.storage {
    case .categories(_, let dictionary):
      widest = 16
      for code in 0..<dictionary.count {
        dictionary.withBytes(of: code) { text in
          let field = CSVWriter.quoted(text, delimiter: delimiter)
          let isBlank = isOnly && field.isEmpty
          bytes.append(contentsOf: isBlank ? [CSVByte.quote, CSVByte.quote] : field)
        }
        ends.append(UInt32(truncatingIfNeeded: bytes.count))
      }
    case .numbers(let numbers):
      widest = 24
      var (least, greatest) = (Int64.max, Int64.min)
      numbers.forEachBlock { _, block in
        for step in block where step != PackedIntegers.null {
          least = min(least, step)
          greatest = max(greatest, step)
        }
      }
      let (span, overflow) = greatest.subtractingReportingOverflow(least)
      let isSmall = least <= greatest && !overflow && span < min(1 << 16, Int64(numbers.count))
      guard isSmall else { break }
      lowest = least
      for step in least...greatest {
        format.append(step, to: &bytes)
        ends.append(UInt32(truncatingIfNeeded: bytes.count))
      }
    }
    (self.bytes, self.ends, self.lowest) = (bytes, ends, lowest)
  }

  /// Appends the field of a row, whose step or code is `step`.
  @inline(__always)
  func append(_ step: Int64, to line: inout [UInt8]) {
    if step == PackedIntegers.null {
      line.append(contentsOf: null)
    } else if ends.count > 1 {
      let index = Int(step &- lowest)
      let (start, end) = (Int(ends[index]), Int(ends[index + 1]))
      bytes.withUnsafeBufferPointer {
        line.append(contentsOf: UnsafeBufferPointer(rebasing: $0[start..<end]))
      }
    } else {
      format.append(step, to: &line)
    }
  }
}
