import Documents
import Tables

/// The part of a source that one thread looks at, moving on with it.
///
/// It holds one piece of the file at a time, or a record where that is longer.
final class CSVWindow {
  /// How many bytes of line breaks follow, so that words may be read from every byte.
  private static let padding = 16

  private let source: CSVSource
  private var buffer: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  /// How many bytes are held.
  private(set) var count = 0
  /// Lines end here: at the last line break that is held, or at the end of the source.
  private(set) var limit = 0
  /// Where in the source the bytes after those held are.
  private(set) var next: Int
  /// How many of the bytes held were seen to be text.
  private var checked = 0

  /// The first byte; all of ``count`` and at least 16 more may be looked at.
  var base: UnsafePointer<UInt8> { UnsafePointer(buffer) }
  /// The bytes held.
  var all: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: buffer, count: count) }
  /// Whether the last byte of the source is held.
  var isAtEnd: Bool { next == source.count }

  /// An empty window at a position of a source.
  init(_ source: CSVSource, from start: Int, size: Int) {
    self.source = source
    next = start
    capacity = max(16, size)
    buffer = .allocate(capacity: capacity + CSVWindow.padding)
  }

  deinit { buffer.deallocate() }

  /// The position in the source of a byte that is held.
  func offset(of index: Int) -> Int {
    next
      - source.sourceCount(of: UnsafeBufferPointer(rebasing: all[index...]))
  }

  /// Lets go of the first `position` bytes and reads on, at most to `end` of the source.
  ///
  /// Where most of the room is still taken, it is doubled.
  /// - Throws: ``CSVFault`` for a byte that is no text, or a file that cannot be read.
  func advance(past position: Int, to end: Int) throws(CSVFault) {
    let kept = count - position
    if kept > capacity / 2 {
      capacity *= 2
      let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity + CSVWindow.padding)
      larger.update(from: buffer + position, count: kept)
      buffer.deallocate()
      buffer = larger
    } else {
      buffer.update(from: buffer + position, count: kept)
    }
    count = kept
    checked = max(0, checked - position)
    do throws(InputError) {
      let new = try source.copy(next..<end, to: buffer + kept, room: capacity - kept)
      next += new.read
      count += new.written
    } catch {
      throw .unreadable(error)
    }
    (buffer + count).initialize(repeating: CSVByte.newline, count: CSVWindow.padding)
    try check()
    limit = isAtEnd ? count : afterLastBreak
  }

  /// Looks at the new bytes; a character whose end is not yet held waits.
  private func check() throws(CSVFault) {
    guard let bad = TextCheck.firstBadByte(base, checked..<count) else {
      checked = count
      return
    }
    if !isAtEnd, bad > count - 4, buffer[bad] >= 0xC0 {
      checked = bad
      return
    }
    throw .notText(byte: offset(of: bad) + 1, isNUL: buffer[bad] == 0, index: bad)
  }

  private var afterLastBreak: Int {
    var end = checked
    while end > 0 {
      let byte = buffer[end - 1]
      if byte == CSVByte.newline { return end }
      if byte == CSVByte.carriageReturn, end < count, buffer[end] != CSVByte.newline { return end }
      end -= 1
    }
    return 0
  }
}
