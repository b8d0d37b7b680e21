import Foundation
import Synchronization

/// A terminal without a person: what the program writes is collected by a thread, what is typed is
/// written here.
final class PseudoTerminal: Sendable {
  let program: Int32
  private let person: Int32
  private let state = Mutex<[UInt8]>([])

  init?(width: UInt16, height: UInt16) {
    person = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var unlocked: Int32 = 0
    var number: Int32 = 0
    // TIOCSPTLCK and TIOCGPTN, which the C library's own functions hide behind feature macros.
    guard person >= 0, ioctl(person, 0x4004_5431, &unlocked) == 0,
      ioctl(person, 0x8004_5430, &number) == 0
    else { return nil }
    program = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard program >= 0 else { return nil }
    resize(width: width, height: height)
    let person = person
    Thread.detachNewThread { [weak self] in
      var block = [UInt8](repeating: 0, count: 65536)
      while true {
        let count = read(person, &block, block.count)
        if count <= 0 { break }
        self?.state.withLock { $0 += block[..<count] }
      }
      close(person)
    }
  }

  /// Ends the terminal; the thread sees its end.
  func end() { close(program) }

  func resize(width: UInt16, height: UInt16) {
    var size = winsize(ws_row: height, ws_col: width, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(person, UInt(TIOCSWINSZ), &size)
  }

  func type(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(person, bytes, bytes.count)
  }

  /// Waits until the program's output contains `text`, and takes all there was.
  func output(through text: String) -> String {
    while true {
      let found = state.withLock { bytes -> String? in
        let seen = String(decoding: bytes, as: UTF8.self)
        guard seen.contains(text) else { return nil }
        bytes.removeAll()
        return seen
      }
      if let found { return found }
      sched_yield()
    }
  }

  /// What has not been taken yet.
  var untaken: Int { state.withLock(\.count) }
}
