import Foundation

extension InputError {
  /// What the operating system refused, as a sentence with what to do.
  ///
  /// - Parameters:
  ///   - code: `errno`, read right after the call that failed.
  ///   - purpose: What was being done, such as `write the file`.
  ///   - path: The path as the person gave it.
  public static func system(_ code: Int32, cannot purpose: String, path: String) -> InputError {
    let reason =
      switch code {
      case ENOENT: "there is no such file or folder; check the path"
      case ENOTDIR: "a file stands where a folder is needed; check the path"
      case EISDIR: "a folder is in the way; give the path of a file"
      case EACCES, EPERM: "permission is denied; choose another folder or change its permissions"
      case EROFS: "the file system is read-only; choose another folder"
      case ENOSPC, EDQUOT: "the disk is full; free some space or choose another folder"
      case EFBIG: "the file would be larger than this process may write; raise `ulimit -f`"
      case ENAMETOOLONG: "the name is too long; choose a shorter one"
      case EMFILE, ENFILE: "too many files are open; close some programs"
      case ELOOP: "its symbolic links go round in a circle; check the path"
      case EIO: "the disk reports an error; try another folder"
      default: String(cString: strerror(code))
      }
    return InputError("cannot \(purpose): \(reason)", file: path)
  }
}
