#if canImport(Glibc)
  import Glibc
#endif

/// The control sequences that ncurses does not send by itself (xterm control sequences; "terminal
/// synchronized output" for mode 2026).
enum TerminalBytes {
  static let pasteOn = "\u{1B}[?2004h"
  static let pasteOff = "\u{1B}[?2004l"
  static let mouseOn = "\u{1B}[?1002h\u{1B}[?1006h"
  static let mouseOff = "\u{1B}[?1006l\u{1B}[?1003l\u{1B}[?1002l\u{1B}[?1000l"
  static let frameBegins = "\u{1B}[?2026h"
  static let frameEnds = "\u{1B}[?2026l"

  /// Everything switched off that the program may have switched on, for a crash: written by a signal
  /// handler, where no string may be built.
  static let giveBack: StaticString = """
    \u{1B}[?2026l\u{1B}[?2004l\u{1B}[?1006l\u{1B}[?1003l\u{1B}[?1002l\u{1B}[?1000l\
    \u{1B}[?1l\u{1B}>\u{1B}[?25h\u{1B}[m\u{1B}[?1049l\r\u{1B}[J
    """

  /// Writes all of a text, however many calls it takes; gives up where the terminal has gone.
  static func write(_ text: String, to descriptor: Int32) {
    var text = text
    text.withUTF8 { write(UnsafeRawBufferPointer($0), to: descriptor) }
  }

  /// Writes all bytes; safe inside a signal handler.
  static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let part = UnsafeRawBufferPointer(rebasing: rest)
      let count = Glibc.write(descriptor, part.baseAddress, part.count)
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        var entry = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        guard poll(&entry, 1, 1000) > 0, entry.revents & Int16(POLLHUP | POLLERR) == 0 else {
          return
        }
      } else if errno != EINTR {
        return
      }
    }
  }

  /// A text for the clipboard of the terminal's machine (OSC 52).
  static func clipboard(_ text: String) -> String {
    "\u{1B}]52;c;\(base64(Array(text.utf8)))\u{07}"
  }

  private static func base64(_ bytes: [UInt8]) -> String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var result: [UInt8] = []
    result.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let part = bytes[start..<min(start + 3, bytes.count)]
      var word: UInt32 = 0
      for place in 0..<3 {
        word = word << 8 | (place < part.count ? UInt32(part[start + place]) : 0)
      }
      for place in 0..<4 {
        let digit = digits[Int(word >> (18 - 6 * place) & 63)]
        result.append(place <= part.count ? digit : UInt8(ascii: "="))
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
