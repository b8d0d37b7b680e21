import Documents
import Foundation
import Tables

/// Bytes in memory, followed by line breaks that are not part of it.
final class FileBytes: @unchecked Sendable {
  /// How many line breaks follow, so that words may be read from every byte.
  private static let padding = 16

  private let buffer: UnsafeMutablePointer<UInt8>
  /// How many bytes there are.
  let count: Int

  /// The first byte; `count` − 1 more follow, and 16 line breaks.
  var base: UnsafePointer<UInt8> { UnsafePointer(buffer) }

  /// All bytes.
  var all: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: buffer, count: count) }

  /// Copies bytes.
  init(_ bytes: some Collection<UInt8>) {
    count = bytes.count
    buffer = .allocate(capacity: count + FileBytes.padding)
    _ = UnsafeMutableBufferPointer(start: buffer, count: count).initialize(from: bytes)
    (buffer + count).initialize(repeating: CSVByte.newline, count: FileBytes.padding)
  }

  private init(taking buffer: UnsafeMutablePointer<UInt8>, count: Int) {
    self.buffer = buffer
    self.count = count
    (buffer + count).initialize(repeating: CSVByte.newline, count: FileBytes.padding)
  }

  deinit { buffer.deallocate() }

  /// Reads what a descriptor gives until there is no more.
  ///
  /// - Throws: `InputError` where it cannot be read.
  static func readToEnd(
    _ descriptor: Int32, path: String
  ) throws(InputError) -> FileBytes {
    var capacity = 1 << 20
    var buffer = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity + padding)
    var count = 0
    while true {
      if count == capacity {
        let larger = UnsafeMutablePointer<UInt8>.allocate(
          capacity: capacity * 2 + padding)
        larger.update(from: buffer, count: count)
        buffer.deallocate()
        buffer = larger
        capacity *= 2
      }
      let length = Foundation.read(descriptor, buffer + count, min(1 << 26, capacity - count))
      if length == 0 { return FileBytes(taking: buffer, count: count) }
      if length < 0 {
        if errno == EINTR { continue }
        let code = errno
        buffer.deallocate()
        throw InputError.system(code, cannot: "read the table", path: path)
      }
      count += length
    }
  }

  /// The line, counted from 1, that the byte at `offset` is on.
  func line(at offset: Int) -> Int {
    1 + FileBytes.lineBreaks(in: UnsafeBufferPointer(rebasing: all[..<offset]))
  }

  /// How many lines end in `bytes`, after which no LF comes.
  static func lineBreaks(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    for (position, byte) in bytes.enumerated() {
      if byte == CSVByte.newline {
        count += 1
      } else if byte == CSVByte.carriageReturn {
        let isPair = position + 1 < bytes.count && bytes[position + 1] == CSVByte.newline
        count += isPair ? 0 : 1
      }
    }
    return count
  }
}
