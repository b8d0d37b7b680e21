import Documents
import Foundation
import TestSupport
import Testing

@Suite("Atomic files", .serialized) struct AtomicFileTests {
  let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  @Test func bytesAreWrittenAndReplaced() throws {
    let path = folder.path + "/a.txt"
    try AtomicFile.write("one", to: path)
    #expect(try TextFile.read(path) == "one")
    chmod(path, 0o640)
    try AtomicFile.write([UInt8](repeating: 65, count: 600_000), to: path)
    #expect(try TextFile.bytes(path).count == 600_000)
    #expect(folder.mode(of: "a.txt") == 0o640)
    #expect(folder.names == ["a.txt"])
  }

  @Test func privateFilesAreOwnersOnly() throws {
    try AtomicFile.write("key", to: folder.path + "/k", isPrivate: true)
    #expect(folder.mode(of: "k") == 0o600)
  }

  @Test func linksAreFollowed() throws {
    try AtomicFile.write("one", to: folder.path + "/real")
    symlink("real", folder.path + "/link")
    try AtomicFile.write("two", to: folder.path + "/link")
    #expect(try TextFile.read(folder.path + "/real") == "two")
  }

  @Test func whatIsInTheWayIsNamed() throws {
    mkdir(folder.path + "/sub", 0o700)
    mkfifo(folder.path + "/pipe", 0o600)
    try AtomicFile.write("x", to: folder.path + "/plain")
    let paths =
      ["sub", "sub/", "missing/a", "plain/a", "pipe", String(repeating: "n", count: 300)]
      .map { folder.path + "/" + $0 } + ["", "/dev/null", "/sys/x.csv"]
    for path in paths {
      let written = #expect(throws: InputError.self) { try AtomicFile.write("x", to: path) }
      let checked = #expect(throws: InputError.self) { try AtomicFile.checkWritable(path) }
      #expect(written?.file == path)
      #expect(written == checked)
    }
    #expect(folder.names == ["pipe", "plain", "sub"])
  }

  @Test func aThrowingWriterLeavesTheOlderFile() throws {
    let path = folder.path + "/a"
    try AtomicFile.write("old", to: path)
    #expect(throws: CancellationError.self) {
      try AtomicFile.write(to: path) { sink in
        try sink.write("new")
        throw CancellationError()
      }
    }
    #expect(try TextFile.read(path) == "old")
    #expect(folder.names == ["a"])
  }

  /// The limit holds for the whole process, so it is far above what any other test here writes.
  @Test func aFileSizeLimitIsAnErrorAndLeavesNothing() throws {
    var limit = rlimit()
    getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
    var lower = limit
    lower.rlim_cur = 64 << 20
    setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &lower)
    defer { setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) }
    let block = [UInt8](repeating: 7, count: 1 << 20)
    let error = #expect(throws: InputError.self) {
      try AtomicFile.write(to: folder.path + "/big") { sink in
        for _ in 0..<80 { try sink.write(block) }
      }
    }
    #expect(error?.message.contains("ulimit") == true)
    #expect(folder.names.isEmpty)
  }

  @Test func textThatIsNotUTF8HasALine() throws {
    let path = folder.path + "/bad"
    try AtomicFile.write([65, 10, 0xFF, 10], to: path)
    let error = #expect(throws: InputError.self) { try TextFile.read(path) }
    #expect(error?.line == 2)
    #expect(throws: InputError.self) { try TextFile.read(folder.path) }
    #expect(throws: InputError.self) { try TextFile.read(path, limit: 3) }
    #expect(throws: InputError.self) { try TextFile.read(folder.path + "/none") }
  }
}
