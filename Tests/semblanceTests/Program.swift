import Foundation
import TestSupport
import Testing

/// The built program, run as its users run it: in a folder of its own, with its own workspace.
struct Program {
  /// What a run left behind.
  struct Result {
    var status: Int32
    var output: String
    var errors: String
  }

  /// The folder that it runs in; removed by ``remove()``.
  var folder: String { scratch.path }

  private let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  /// Removes everything it wrote.
  func remove() { scratch.remove() }

  /// Writes a file into the folder.
  func write(_ text: String, to name: String) throws { try scratch.write(text, to: name) }

  /// Whether a file is in the folder.
  func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: folder + "/" + name) }

  /// A file of the folder as text.
  func read(_ name: String) throws -> String {
    try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
  }

  /// The names in the folder, the workspace left out.
  var files: [String] { scratch.names.filter { $0 != ".semblance" } }

  /// Runs the program with these arguments and waits for its end.
  func run(_ arguments: String..., environment: [String: String] = [:]) throws -> Result {
    try runAll(arguments, environment: environment)
  }

  /// Runs the program with these arguments and waits for its end.
  ///
  /// The person's own files are looked for in the folder's `config`.
  func runAll(_ arguments: [String], environment: [String: String] = [:]) throws -> Result {
    let process = Process()
    process.executableURL = try Program.built
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = ProcessInfo.processInfo.environment
      .merging(["XDG_CONFIG_HOME": folder + "/config"]) { $1 }.merging(environment) { $1 }
    let streams = (output: folder + "/.output", errors: folder + "/.errors")
    for path in [streams.output, streams.errors] {
      _ = FileManager.default.createFile(atPath: path, contents: nil)
    }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle(forWritingAtPath: streams.output)
    process.standardError = FileHandle(forWritingAtPath: streams.errors)
    try process.run()
    process.waitUntilExit()
    defer {
      for path in [streams.output, streams.errors] {
        try? FileManager.default.removeItem(atPath: path)
      }
    }
    return Result(
      status: process.terminationStatus,
      output: try String(contentsOfFile: streams.output, encoding: .utf8),
      errors: try String(contentsOfFile: streams.errors, encoding: .utf8))
  }

  /// The program was not built beside the tests.
  private struct NotBuilt: Error {}

  static var built: URL {
    get throws {
      guard let executable else { throw NotBuilt() }
      return executable
    }
  }

  /// The program beside the test bundle.
  private static var executable: URL? {
    var folder = URL(fileURLWithPath: CommandLine.arguments.first ?? "").deletingLastPathComponent()
    for _ in 0..<6 {
      let candidate = folder.appendingPathComponent("semblance")
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: candidate.path, isDirectory: &isFolder),
        !isFolder.boolValue, FileManager.default.isExecutableFile(atPath: candidate.path)
      {
        return candidate
      }
      folder.deleteLastPathComponent()
    }
    return nil
  }
}
