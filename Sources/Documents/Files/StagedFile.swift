import Foundation

/// A file written whole and flushed under a temporary name beside the path it is meant for.
final class StagedFile {
  /// The path as given.
  let path: String
  /// Where it will stand: `path` with symbolic links followed.
  private let target: String
  private var temporary: String?

  /// Writes the bytes that `body` gives to the sink.
  init(path: String, isPrivate: Bool, _ body: (FileSink) throws -> Void) throws {
    StagedFile.ignoreSizeSignal
    self.path = path
    target = try StagedFile.target(of: path)
    var template = Array((StagedFile.folder(of: target) + "/.semblance-XXXXXX").utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else {
      throw InputError.system(errno, cannot: "write the file", path: path)
    }
    let name = template.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { String(cString: $0) } ?? ""
    }
    temporary = name
    var isOpen = true
    do {
      let sink = FileSink(descriptor: descriptor, path: path)
      try body(sink)
      try sink.flush()
      let mode = isPrivate ? 0o600 : StagedFile.mode(of: target)
      guard fchmod(descriptor, mode) == 0, fsync(descriptor) == 0 else {
        throw InputError.system(errno, cannot: "write the file", path: path)
      }
      isOpen = false
      guard close(descriptor) == 0 else {
        throw InputError.system(errno, cannot: "write the file", path: path)
      }
    } catch {
      if isOpen { close(descriptor) }
      unlink(name)
      temporary = nil
      throw error
    }
  }

  /// Puts the file in its place, over an older one.
  func moveIntoPlace() throws {
    guard let name = temporary else { return }
    guard rename(name, target) == 0 else {
      throw InputError.system(errno, cannot: "write the file", path: path)
    }
    temporary = nil
    StagedFile.flushFolder(of: target)
  }

  /// Removes the older file at the target, so that nothing stands there until the move.
  func removeOlder() throws {
    guard unlink(target) == 0 || errno == ENOENT else {
      throw InputError.system(errno, cannot: "replace the file", path: path)
    }
    StagedFile.flushFolder(of: target)
  }

  deinit {
    if let temporary { unlink(temporary) }
  }

  /// Follows symbolic links, and refuses what is there and is not a plain, writable file.
  static func target(of path: String) throws -> String {
    guard !path.isEmpty, path.last != "/" else {
      throw InputError("give the path of a file, not of a folder", file: path)
    }
    var target = path
    if let resolved = realpath(path, nil) {
      target = String(cString: resolved)
      free(resolved)
    }
    var status = stat()
    guard stat(target, &status) == 0 else {
      if errno == ENOENT { return target }
      throw InputError.system(errno, cannot: "write the file", path: path)
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw InputError.system(EISDIR, cannot: "write the file", path: path)
    default:
      throw InputError("this is a device or a pipe; give the path of a plain file", file: path)
    }
    guard access(target, W_OK) == 0 else {
      throw InputError.system(errno, cannot: "replace the file", path: path)
    }
    return target
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// A rename is durable once its folder is; some file systems cannot flush folders, which is no error.
  private static func flushFolder(of path: String) {
    let descriptor = open(folder(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  /// The older file's permissions, or those that the process gives to new files.
  private static func mode(of path: String) -> mode_t {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o777 : 0o666 & ~processMask
  }

  /// Read once; the mask in force meanwhile is the strictest.
  private static let processMask: mode_t = {
    let mask = umask(0o077)
    umask(mask)
    return mask
  }()

  /// With the signal ignored, a file-size limit is an error to report instead of a death.
  private static let ignoreSizeSignal: Void = { signal(SIGXFSZ, SIG_IGN) }()
}
