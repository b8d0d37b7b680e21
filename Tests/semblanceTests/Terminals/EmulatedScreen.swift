import Terminal

/// What a terminal shows of the bytes that it was sent: as much of ECMA-48 and of xterm's private sequences as
/// ncurses uses for `xterm`, `tmux`, `linux` and `vt100`.
///
/// A sequence that it does not know is kept in ``unknown``, so that a test can say that there was none.
struct EmulatedScreen {
  /// The cells as texts, a row after the other; the second cell of a wide character is empty.
  private(set) var rows: [[String]]
  private(set) var width: Int
  private(set) var height: Int
  /// Private modes that are on.
  private(set) var modes: Set<Int> = []
  /// The colour parameters of every SGR sequence so far: 30 … 49 and 90 … 107, 256 for indexed, -1 for direct.
  private(set) var colors: Set<Int> = []
  /// Bytes above 0x7E that were shown.
  private(set) var wideBytes = 0
  /// Sequences that were not understood.
  private(set) var unknown: [String] = []

  private var x = 0
  private var y = 0
  private var isWrapping = false
  private var saved = (x: 0, y: 0)
  private var region: Range<Int>
  private var state = State.ground
  private var last = " "
  private var isInserting = false

  private enum State {
    case ground
    case escape
    case sequence([UInt8])
    /// A string until BEL or ESC \; whether the last byte was ESC.
    case string(Bool)
    case charset
    case character([UInt8], left: Int)
  }

  init(width: Int, height: Int) {
    (self.width, self.height) = (width, height)
    rows = Array(repeating: Array(repeating: " ", count: width), count: height)
    region = 0..<height
  }

  /// The screen as text, a line for each row, without blanks at the ends.
  var lines: [String] {
    rows.map { row in
      var line = row.joined()
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  /// What stands in every cell after another size was taken: nobody knows what a terminal shows then, so that all of
  /// it has to be drawn anew.
  static let undrawn = "╳"

  /// Whether every cell has been drawn since the last new size.
  var isDrawn: Bool { !rows.contains { $0.contains(EmulatedScreen.undrawn) } }

  /// Takes another size.
  mutating func resize(width: Int, height: Int) {
    guard (width, height) != (self.width, self.height) else { return }
    rows = Array(repeating: Array(repeating: EmulatedScreen.undrawn, count: width), count: height)
    (self.width, self.height) = (width, height)
    region = 0..<height
    (x, y) = (min(x, width - 1), min(y, height - 1))
    isWrapping = false
  }

  /// Takes bytes that the program wrote.
  mutating func feed(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { feed(byte) }
  }

  private mutating func feed(_ byte: UInt8) {
    switch state {
    case .ground: ground(byte)
    case .escape: escape(byte)
    case .charset: state = .ground
    case .string(let isEscaped):
      let isOver = byte == 0x07 || isEscaped && byte == UInt8(ascii: "\\")
      state = isOver ? .ground : .string(byte == 0x1B)
    case .sequence(let body):
      guard (0x40...0x7E).contains(byte) else { return state = .sequence(body + [byte]) }
      state = .ground
      control(String(decoding: body, as: UTF8.self), Character(Unicode.Scalar(byte)))
    case .character(let bytes, let left):
      let all = bytes + [byte]
      guard left == 1 else { return state = .character(all, left: left - 1) }
      state = .ground
      show(String(decoding: all, as: UTF8.self))
    }
  }

  private mutating func ground(_ byte: UInt8) {
    switch byte {
    case 0x1B: state = .escape
    case 0x08:
      x = max(0, x - 1)
      isWrapping = false
    case 0x09: x = min(width - 1, (x / 8 + 1) * 8)
    case 0x0A, 0x0B, 0x0C: lineFeed()
    case 0x0D:
      x = 0
      isWrapping = false
    case 0x00..<0x20, 0x7F: break
    case 0x20..<0x7F: show(String(Unicode.Scalar(byte)))
    case 0xF0...: state = .character([byte], left: 3)
    case 0xE0...: state = .character([byte], left: 2)
    case 0xC0...: state = .character([byte], left: 1)
    default: unknown.append("a byte \(byte) alone")
    }
    if byte > 0x7E { wideBytes += 1 }
  }

  private mutating func escape(_ byte: UInt8) {
    state = .ground
    switch byte {
    case UInt8(ascii: "["): state = .sequence([])
    case UInt8(ascii: "]"), UInt8(ascii: "P"): state = .string(false)
    case UInt8(ascii: "("), UInt8(ascii: ")"): state = .charset
    case UInt8(ascii: "7"): saved = (x, y)
    case UInt8(ascii: "8"): (x, y) = saved
    case UInt8(ascii: "M"):
      if y == region.lowerBound { scroll(region, by: -1) } else { y = max(0, y - 1) }
    case UInt8(ascii: "D"): lineFeed()
    case UInt8(ascii: "="), UInt8(ascii: ">"): break
    case UInt8(ascii: "c"): self = EmulatedScreen(width: width, height: height)
    default: unknown.append("ESC \(Character(Unicode.Scalar(byte)))")
    }
  }

  private mutating func show(_ text: String) {
    let cells = CellWidth.of(text)
    guard cells > 0 else {
      // A combining character belongs to the cell before.
      let place = isWrapping ? x : max(0, x - 1)
      rows[y][place] += text
      return
    }
    if isWrapping || x + cells > width {
      x = 0
      lineFeed()
    }
    if isInserting { insert(cells) }
    rows[y][x] = text
    if cells == 2, x + 1 < width { rows[y][x + 1] = "" }
    last = text
    isWrapping = x + cells >= width
    x = min(width - 1, x + cells)
  }

  private mutating func lineFeed() {
    isWrapping = false
    if y == region.upperBound - 1 {
      scroll(region, by: 1)
    } else {
      y = min(height - 1, y + 1)
    }
  }

  /// Moves the lines of a part up by `count`, or down where it is negative.
  private mutating func scroll(_ part: Range<Int>, by count: Int) {
    let blank = Array(repeating: " ", count: width)
    let old = rows
    for row in part {
      rows[row] = part.contains(row + count) ? old[row + count] : blank
    }
  }

  private mutating func insert(_ count: Int) {
    let held = min(count, width - x)
    rows[y].insert(contentsOf: Array(repeating: " ", count: held), at: x)
    rows[y].removeLast(held)
  }

  private mutating func erase(_ row: Int, _ columns: Range<Int>) {
    for column in columns.clamped(to: 0..<width) { rows[row][column] = " " }
  }

  private mutating func control(_ body: String, _ final: Character) {
    let isPrivate = body.hasPrefix("?")
    let numbers = body.drop { "?>!".contains($0) }.split(
      separator: ";", omittingEmptySubsequences: false
    ).map { Int($0) ?? 0 }
    func number(_ place: Int = 0) -> Int {
      max(1, numbers.indices.contains(place) ? numbers[place] : 1)
    }
    if final != "m" { isWrapping = false }
    switch final {
    case "m": style(numbers)
    case "H", "f": (x, y) = (min(width, number(1)) - 1, min(height, number(0)) - 1)
    case "A": y = max(0, y - number())
    case "B": y = min(height - 1, y + number())
    case "C": x = min(width - 1, x + number())
    case "D": x = max(0, x - number())
    case "G", "`": x = min(width, number()) - 1
    case "d": y = min(height, number()) - 1
    case "J": eraseScreen(numbers.first ?? 0)
    case "K":
      let columns = [0: x..<width, 1: 0..<x + 1, 2: 0..<width][numbers.first ?? 0]
      erase(y, columns ?? 0..<0)
    case "X": erase(y, x..<x + number())
    case "@": insert(number())
    case "P":
      let held = min(number(), width - x)
      rows[y].removeSubrange(x..<x + held)
      rows[y] += Array(repeating: " ", count: held)
    case "L": if region.contains(y) { scroll(y..<region.upperBound, by: -number()) }
    case "M": if region.contains(y) { scroll(y..<region.upperBound, by: number()) }
    case "S": scroll(region, by: number())
    case "T": scroll(region, by: -number())
    case "b": for _ in 0..<number() { show(last) }
    case "Z": x = max(0, (x - 1) / 8 * 8)
    case "r":
      let lower = numbers.count > 1 ? min(height, number(1)) : height
      region = min(number(0) - 1, lower - 1)..<lower
      (x, y) = (0, 0)
    case "h", "l":
      if isPrivate {
        modes = final == "h" ? modes.union(numbers) : modes.subtracting(numbers)
      } else if numbers.contains(4) {
        isInserting = final == "h"
      }
    case "c", "n", "q", "p", "t", "u": break
    default: unknown.append("CSI \(body)\(final)")
    }
  }

  private mutating func eraseScreen(_ part: Int) {
    let whole = 0..<width
    switch part {
    case 0:
      erase(y, x..<width)
      for row in y + 1..<max(y + 1, height) { erase(row, whole) }
    case 1:
      for row in 0..<y { erase(row, whole) }
      erase(y, 0..<x + 1)
    default: for row in 0..<height { erase(row, whole) }
    }
  }

  private mutating func style(_ numbers: [Int]) {
    var place = 0
    while place < numbers.count {
      let number = numbers[place]
      if number == 38 || number == 48, place + 1 < numbers.count {
        colors.insert(numbers[place + 1] == 5 ? 256 : -1)
        place += numbers[place + 1] == 5 ? 3 : 5
        continue
      }
      if (30...49).contains(number) || (90...107).contains(number) { colors.insert(number) }
      place += 1
    }
  }
}
