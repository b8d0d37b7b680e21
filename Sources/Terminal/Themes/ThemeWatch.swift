import CNcurses
import Foundation
import Synchronization

/// Notices when a theme file is written, and wakes the screen: nothing is asked of the disk meanwhile.
///
/// One thread waits on the kernel's notices (inotify) for as long as the program runs. A folder that
/// is made later is not watched.
public final class ThemeWatch: Sendable {
  private let changed = Atomic<Bool>(false)

  /// Watches the folders of a library that are there; `nil` where none is, or nothing can be watched.
  public init?(_ library: ThemeLibrary, wake: WakeSignal) {
    let descriptor = inotify_init1(Int32(IN_CLOEXEC))
    guard descriptor >= 0 else { return nil }
    let kinds = UInt32(IN_CLOSE_WRITE | IN_MOVED_TO | IN_DELETE)
    let watched = library.folders.filter { inotify_add_watch(descriptor, $0, kinds) >= 0 }
    guard !watched.isEmpty else {
      close(descriptor)
      return nil
    }
    let thread = Thread { [self] in
      var block = [UInt8](repeating: 0, count: 4096)
      while true {
        let count = read(descriptor, &block, block.count)
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else { return }
        changed.store(true, ordering: .sequentiallyConsistent)
        wake.raise()
      }
    }
    thread.name = "theme watch"
    thread.start()
  }

  /// Whether a file was written since this was last asked.
  public func takeChange() -> Bool { changed.exchange(false, ordering: .sequentiallyConsistent) }
}
