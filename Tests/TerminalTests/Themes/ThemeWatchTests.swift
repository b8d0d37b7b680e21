import Foundation
import TestSupport
import Testing

@testable import Terminal

@Suite struct ThemeWatchTests {
  /// Waits until the signal is raised, and lowers it.
  private func wait(for wake: WakeSignal) {
    var entry = pollfd(fd: wake.descriptor, events: Int16(POLLIN), revents: 0)
    while poll(&entry, 1, -1) < 0 && errno == EINTR {}
    wake.clear()
  }

  @Test func aFileThatIsWrittenOrPutInPlaceWakesTheScreen() throws {
    let folder = try ScratchFolder()
    defer { folder.remove() }
    let wake = try WakeSignal()
    let watch = try #require(
      ThemeWatch(ThemeLibrary(folders: ["/nowhere", folder.path]), wake: wake))
    #expect(!watch.takeChange())
    try folder.write("version: 1\n", to: "mine.yaml")
    wait(for: wake)
    #expect(watch.takeChange())
    try folder.write("x", to: "other")
    rename(folder.path(of: "other"), folder.path(of: "mine.yaml"))
    wait(for: wake)
    #expect(watch.takeChange())
  }

  @Test func whereNoFolderIsThereNothingIsWatched() throws {
    #expect(ThemeWatch(ThemeLibrary(folders: ["/nowhere"]), wake: try WakeSignal()) == nil)
  }
}
