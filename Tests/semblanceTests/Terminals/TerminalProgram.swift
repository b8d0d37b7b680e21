import Foundation

/// The built program on a pseudo-terminal of its own, as its leader; what it writes is shown by an
/// ``EmulatedScreen``.
final class TerminalProgram {
  private(set) var screen: EmulatedScreen
  /// The exit status, once it has ended; minus the signal where one ended it.
  private(set) var status: Int32?

  private let person: Int32
  private let process: pid_t

  /// Starts the program in `folder` with no environment but `environment`; `nil` where there is no terminal to be had.
  init?(
    _ program: URL, _ arguments: [String], in folder: String, environment: [String: String],
    width: Int, height: Int
  ) {
    screen = EmulatedScreen(width: width, height: height)
    person = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var unlocked: Int32 = 0
    var number: Int32 = 0
    // TIOCSPTLCK and TIOCGPTN, which the C library's own functions hide behind feature macros.
    guard person >= 0, ioctl(person, 0x4004_5431, &unlocked) == 0,
      ioctl(person, 0x8004_5430, &number) == 0
    else { return nil }
    TerminalProgram.setSize(person, width, height)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    // POSIX_SPAWN_SETSID: the first terminal that a leader opens becomes its own. POSIX_SPAWN_SETSIGMASK: threads that
    // tests run on keep signals back, which the program is to hear.
    posix_spawnattr_setflags(&attributes, 0x80 | 0x08)
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/pts/\(number)", O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    let words = ["env", "-C", folder, program.path] + arguments
    var list = words.map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (list + variables).forEach { free($0) } }
    var process: pid_t = 0
    guard posix_spawn(&process, "/usr/bin/env", &actions, &attributes, &list, &variables) == 0
    else {
      close(person)
      return nil
    }
    self.process = process
  }

  deinit {
    if status == nil {
      kill(process, SIGKILL)
      var ended: Int32 = 0
      waitpid(process, &ended, 0)
    }
    close(person)
  }

  /// Sends what a keyboard would.
  func type(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(person, bytes, bytes.count)
  }

  /// Gives the terminal another size.
  func resize(width: Int, height: Int) {
    screen.resize(width: width, height: height)
    TerminalProgram.setSize(person, width, height)
  }

  /// Shows what comes until `isMet`, or the program ends, or nothing more can be hoped for.
  @discardableResult
  func wait(until isMet: (EmulatedScreen) -> Bool) -> Bool {
    let patience = ContinuousClock.now + .seconds(60)
    while !isMet(screen) {
      guard status == nil, ContinuousClock.now < patience else { return false }
      _ = read(milliseconds: 1000)
    }
    return true
  }

  /// Shows what comes until nothing has for `milliseconds`; for writing golden screens, never for a test.
  func rest(milliseconds: Int32) {
    while status == nil, read(milliseconds: milliseconds) {}
  }

  /// Waits for the program's end.
  func end() { wait { _ in false } }

  /// Shows what there is; `false` where nothing came in time.
  private func read(milliseconds: Int32) -> Bool {
    var entry = pollfd(fd: person, events: Int16(POLLIN), revents: 0)
    guard poll(&entry, 1, milliseconds) > 0 else { return false }
    var block = [UInt8](repeating: 0, count: 65536)
    let count = Foundation.read(person, &block, block.count)
    guard count <= 0 else {
      screen.feed(block[..<count])
      return true
    }
    var ended: Int32 = 0
    waitpid(process, &ended, 0)
    status = ended & 0x7F == 0 ? ended >> 8 & 0xFF : -(ended & 0x7F)
    return true
  }

  private static func setSize(_ terminal: Int32, _ width: Int, _ height: Int) {
    var size = winsize(
      ws_row: UInt16(height), ws_col: UInt16(width), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(terminal, UInt(TIOCSWINSZ), &size)
  }
}
