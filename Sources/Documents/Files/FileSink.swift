import Foundation

/// Where the bytes of a file being written go: gathered, then written in blocks of 256 KiB.
public final class FileSink {
  private let descriptor: Int32
  private let path: String
  private var buffer: [UInt8] = []
  private static let blockSize = 256 * 1024

  init(descriptor: Int32, path: String) {
    self.descriptor = descriptor
    self.path = path
    buffer.reserveCapacity(FileSink.blockSize + 4096)
  }

  /// Adds bytes.
  ///
  /// - Throws: ``InputError`` when the disk refuses them.
  public func write(_ bytes: some Sequence<UInt8>) throws {
    buffer.append(contentsOf: bytes)
    if buffer.count >= FileSink.blockSize { try flush() }
  }

  /// Adds text as UTF-8.
  ///
  /// - Throws: ``InputError`` when the disk refuses it.
  public func write(_ text: String) throws { try write(text.utf8) }

  func flush() throws {
    try buffer.withUnsafeBytes { bytes in
      var start = 0
      while start < bytes.count {
        let rest = UnsafeRawBufferPointer(rebasing: bytes[start...])
        let written = Foundation.write(descriptor, rest.baseAddress, rest.count)
        if written < 0 {
          if errno == EINTR { continue }
          throw InputError.system(errno, cannot: "write the file", path: path)
        }
        start += written
      }
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
