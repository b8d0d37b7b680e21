/// Several files of one result, of which one is the main file: whoever finds the main file finds
/// all the others whole and of the same result.
///
///     let files = AtomicFileSet()
///     try files.stage("out.csv") { try $0.write(csv) }
///     try files.stage("out.manifest.json") { try $0.write(manifest) }
///     try files.commit(main: "out.csv")
///
/// Files staged and not committed are removed when the set goes away.
public final class AtomicFileSet {
  private var files: [StagedFile] = []

  /// An empty set.
  public init() {}

  /// Writes a file whole under a temporary name beside `path`, and flushes it.
  ///
  /// - Throws: ``InputError`` that names the path and what to do, or what `body` throws.
  public func stage(
    _ path: String, isPrivate: Bool = false, _ body: (FileSink) throws -> Void
  ) throws {
    files.append(try StagedFile(path: path, isPrivate: isPrivate, body))
  }

  /// Puts the files in place: an older main file is removed, the others are renamed in the order
  /// staged, the main file comes last.
  ///
  /// A kill at any moment leaves no main file or a whole result.
  ///
  /// - Parameter main: A path as it was staged.
  /// - Throws: ``InputError`` that names the path and what to do; then there is no main file.
  public func commit(main: String) throws {
    guard let last = files.first(where: { $0.path == main }) else {
      preconditionFailure("the main file was not staged")
    }
    try last.removeOlder()
    for file in files where file !== last { try file.moveIntoPlace() }
    try last.moveIntoPlace()
    files.removeAll()
  }
}
