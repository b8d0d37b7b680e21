import Documents
import Foundation
import Tables

/// The bytes of a file, whole, followed by line breaks that are not part of it.
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

  /// Reads a file, or a pipe, to its end; a file of more than `partSize` bytes on all cores.
  ///
  /// - Throws: `InputError` where it is missing, a folder, or cannot be read.
  static func read(_ path: String, partSize: Int = 1 << 24) throws(InputError) -> FileBytes {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw InputError.system(errno, cannot: "read the table", path: path)
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw InputError.system(errno, cannot: "read the table", path: path)
    }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      throw InputError("it is a folder; give the path of a file in it", file: path)
    }
    if status.st_mode & S_IFMT == S_IFREG,
      let whole = FileBytes(descriptor, count: Int(status.st_size), partSize: partSize)
    {
      return whole
    }
    return try readToEnd(descriptor, path: path)
  }

  /// Reads a file of known size in parts, side by side; `nil` where it turns out shorter or cannot be
  /// read so.
  private convenience init?(_ descriptor: Int32, count: Int, partSize part: Int) {
    guard count > part else { return nil }
    self.init(taking: .allocate(capacity: count + FileBytes.padding), count: count)
    let lengths = Parallel.map((count + part - 1) / part) { index -> Int in
      let end = min(count, (index + 1) * part)
      var position = index * part
      while position < end {
        let length = pread(descriptor, buffer + position, end - position, off_t(position))
        if length < 0, errno == EINTR { continue }
        if length <= 0 { break }
        position += length
      }
      return position - index * part
    }
    guard lengths.reduce(0, +) == count else { return nil }
  }

  private static func readToEnd(
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

  /// The same text in UTF-8, these bytes being latin-1.
  func fromLatin1() -> FileBytes {
    var high = 0
    for byte in all { high += Int(byte >> 7) }
    if high == 0 { return self }
    let result = UnsafeMutablePointer<UInt8>.allocate(
      capacity: count + high + FileBytes.padding)
    var end = 0
    for byte in all {
      if byte < 0x80 {
        result[end] = byte
        end += 1
      } else {
        result[end] = 0xC0 | byte >> 6
        result[end + 1] = 0x80 | byte & 0x3F
        end += 2
      }
    }
    return FileBytes(taking: result, count: end)
  }

  /// The line, counted from 1, that the byte at `offset` is on.
  func line(at offset: Int) -> Int {
    var line = 1
    var position = 0
    while position < offset {
      if all[position] == CSVByte.newline {
        line += 1
      } else if all[position] == CSVByte.carriageReturn, base[position + 1] != CSVByte.newline {
        line += 1
      }
      position += 1
    }
    return line
  }
}
