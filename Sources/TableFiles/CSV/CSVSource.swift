import Documents
import Foundation

/// The bytes of a table, copied out piece by piece as UTF-8: those of a file, or bytes in memory.
///
/// Several threads may copy at once.
final class CSVSource: Sendable {
  private enum Place: Sendable {
    case file(Int32)
    case memory(FileBytes)
  }

  /// The path as it was given.
  let path: String
  /// How many bytes there are, before any conversion.
  let count: Int
  private let place: Place
  private let encoding: TextEncoding

  /// Takes bytes as if they were those of the file at `path`.
  init(_ bytes: FileBytes, path: String, encoding: TextEncoding) {
    self.path = path
    self.encoding = encoding
    count = bytes.count
    place = .memory(bytes)
  }

  /// Opens a file; one of fewer than `smallest` bytes, and a pipe, is read whole at once.
  ///
  /// - Throws: `InputError` where it is missing, a folder, or cannot be read.
  init(
    _ path: String, encoding: TextEncoding, smallest: Int = 1 << 20
  ) throws(InputError) {
    self.path = path
    self.encoding = encoding
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw InputError.system(errno, cannot: "read the table", path: path)
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let code = errno
      close(descriptor)
      throw InputError.system(code, cannot: "read the table", path: path)
    }
    if status.st_mode & S_IFMT == S_IFREG, Int(status.st_size) >= smallest {
      count = Int(status.st_size)
      place = .file(descriptor)
      return
    }
    defer { close(descriptor) }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      throw InputError("it is a folder; give the path of a file in it", file: path)
    }
    let bytes = try FileBytes.readToEnd(descriptor, path: path)
    count = bytes.count
    place = .memory(bytes)
  }

  deinit { if case .file(let descriptor) = place { close(descriptor) } }

  /// Copies bytes of `range`, from its start on, as UTF-8 to `buffer`, while they surely fit in `room`.
  ///
  /// - Returns: How many bytes were read, none only where there are none or no room, and how many
  ///   they are as UTF-8.
  /// - Throws: `InputError` where the file cannot be read or has become shorter.
  func copy(
    _ range: Range<Int>, to buffer: UnsafeMutablePointer<UInt8>, room: Int
  ) throws(InputError) -> (read: Int, written: Int) {
    guard encoding == .latin1 else {
      let length = min(range.count, room)
      try copyBytes(from: range.lowerBound, count: length, to: buffer)
      return (length, length)
    }
    // A byte becomes at most two, so that what is written stays behind what is yet to be read.
    let length = min(range.count, room / 2)
    let raw = buffer + (room - length)
    try copyBytes(from: range.lowerBound, count: length, to: raw)
    var end = 0
    for index in 0..<length {
      let byte = raw[index]
      if byte < 0x80 {
        buffer[end] = byte
        end &+= 1
      } else {
        buffer[end] = 0xC0 | byte >> 6
        buffer[end &+ 1] = 0x80 | byte & 0x3F
        end &+= 2
      }
    }
    return (length, end)
  }

  /// How many bytes of the source this text of it was.
  func sourceCount(of text: UnsafeBufferPointer<UInt8>) -> Int {
    encoding == .latin1
      ? text.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) } : text.count
  }

  /// The position after the first LF in `range`, or `nil`.
  func afterNewline(in range: Range<Int>) throws(InputError) -> Int? {
    let size = 1 << 14
    let buffer = UnsafeMutablePointer<UInt8>.allocate(capacity: size)
    defer { buffer.deallocate() }
    var start = range.lowerBound
    while start < range.upperBound {
      let length = min(size, range.upperBound - start)
      try copyBytes(from: start, count: length, to: buffer)
      let found = UnsafeBufferPointer(start: buffer, count: length).firstIndex(of: CSVByte.newline)
      if let found { return start + found + 1 }
      start += length
    }
    return nil
  }

  private func copyBytes(
    from offset: Int, count: Int, to buffer: UnsafeMutablePointer<UInt8>
  ) throws(InputError) {
    switch place {
    case .memory(let bytes): buffer.update(from: bytes.base + offset, count: count)
    case .file(let descriptor):
      var done = 0
      while done < count {
        let length = pread(descriptor, buffer + done, count - done, off_t(offset + done))
        if length < 0, errno == EINTR { continue }
        guard length >= 0 else {
          throw InputError.system(errno, cannot: "read the table", path: path)
        }
        guard length > 0 else {
          throw InputError("the file became shorter while it was read; read it again", file: path)
        }
        done += length
      }
    }
  }
}
