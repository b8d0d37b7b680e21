import Documents
import Foundation

/// The end of a path that is being typed: what the folder holds that begins so.
public struct PathCompletion: Hashable, Sendable {
  /// The folder as it was typed, with its slash; empty for the present folder.
  public let folder: String
  /// The names in it that begin as was typed, folders with a slash at the end.
  public let names: [String]
  /// The path as far as all names agree; never shorter than what was typed.
  public let text: String

  /// Completes `typed` by what `list` says is in a folder, hidden files only where a point was typed.
  ///
  /// - Parameters:
  ///   - isWanted: whether a file of this name could be the answer; folders always could.
  ///   - list: names in a folder, given as a path that can be opened, folders with a slash at the end.
  /// - Complexity: O(names · log names).
  init(_ typed: String, isWanted: (String) -> Bool, list: (String) -> [String]) {
    let cut = typed.lastIndex(of: "/").map(typed.index(after:)) ?? typed.startIndex
    let folder = typed == "~" ? "~/" : String(typed[..<cut])
    let start = typed == "~" ? "" : String(typed[cut...])
    let names = list(folder.isEmpty ? "." : HomePath.expanded(folder)).filter { name in
      name.hasPrefix(start) && (name.hasPrefix(".") == start.hasPrefix("."))
        && (name.hasSuffix("/") || isWanted(name))
    }.sorted()
    self.folder = folder
    self.names = names
    guard var common = names.first else {
      text = folder + start
      return
    }
    for name in names.dropFirst() {
      common = String(zip(common, name).prefix { $0 == $1 }.map(\.0))
    }
    text = folder + common
  }

  /// Completes a path by the file system.
  init(_ typed: String, isWanted: (String) -> Bool) {
    self.init(typed, isWanted: isWanted) { folder in
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      return names.map { name in
        var isFolder: ObjCBool = false
        let isThere = FileManager.default.fileExists(
          atPath: folder + "/" + name, isDirectory: &isFolder)
        return isThere && isFolder.boolValue ? name + "/" : name
      }
    }
  }
}

/// Paths that begin in the person's home folder.
public enum HomePath {
  /// What the person's shell calls home; the account's own folder where it says nothing.
  private static var home: String {
    let named = ProcessInfo.processInfo.environment["HOME"] ?? ""
    return named.hasPrefix("/") ? named : NSHomeDirectory()
  }

  /// `~/data.csv` with the home folder in place of the sign; any other path as it is.
  static func expanded(_ path: String) -> String {
    guard path == "~" || path.hasPrefix("~/") else { return path }
    return home + path.dropFirst()
  }

  /// A path from the root on.
  public static func absolute(_ path: String) -> String {
    URL(fileURLWithPath: path).standardizedFileURL.path
  }

  /// A path with the sign in place of the home folder, for reading.
  static func shortened(_ path: String) -> String {
    return path.hasPrefix(home + "/") ? "~" + path.dropFirst(home.count) : path
  }
}

extension Prompt {
  /// Whether the answer is the path of a file.
  var isPath: Bool {
    switch question {
    case .open, .save, .exportDraft, .writeSchema, .release, .writeAgain, .saveMacro, .playMacro:
      true
    default: false
    }
  }

  /// Whether a file of this name could be the answer.
  func takes(file name: String) -> Bool {
    guard question == .open else { return true }
    return StartFiles.isOpenable(name)
  }

  /// Takes what could end the path: as much as all agree on is typed, and what is left is listed.
  mutating func take(_ completion: PathCompletion) {
    refusal = nil
    let isLonger = completion.text.count > field.text.count
    if completion.names.isEmpty {
      candidates = []
      refusal = "nothing there begins like that"
      return
    }
    field = TextField(completion.text)
    candidates = completion.names.count > 1 || !isLonger ? completion.names : []
    if candidates == [completion.text.split(separator: "/").last.map(String.init) ?? ""] {
      candidates = []
    }
    candidateFolder = completion.folder
    chosenCandidate = nil
  }

  /// Types the next or an earlier of the listed names.
  mutating func chooseCandidate(by step: Int) {
    guard !candidates.isEmpty else { return }
    let place = chosenCandidate.map { $0 + step } ?? (step > 0 ? 0 : candidates.count - 1)
    let next = (place % candidates.count + candidates.count) % candidates.count
    chosenCandidate = next
    field = TextField(candidateFolder + candidates[next])
    refusal = nil
  }
}
