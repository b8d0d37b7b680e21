import ArgumentParser
import Documents
import Foundation
import Terminal

/// `semblance docs DIR`: the pages that the program writes about itself. Not shown in the help.
struct DocsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "docs",
    abstract: "Write the reference pages, the manual page and the shell completions.",
    shouldDisplay: false)

  /// What stands at the head of every page.
  static let origin = "Written by `make docs` from the program itself; not to be edited."
  static let mark = "<!-- \(origin) -->"

  @Argument(help: "The folder that they go to.") var folder: String
  @Flag(help: "Write nothing; exit status 1 where a page is not as it would be written.")
  var check = false

  func run() throws {
    let pages = try DocsCommand.pages()
    var stale: [String] = []
    let pictures = try DocsCommand.pictures()
    for (name, text) in pages + pictures {
      let path = folder + "/" + name
      if check {
        let there = try? TextFile.read(path)
        let isCurrent =
          name.hasSuffix(".svg")
          ? there.map(ScreenPicture.words) == ScreenPicture.words(text) : there == text
        if !isCurrent { stale.append(path) }
        continue
      }
      try FileManager.default.createDirectory(
        at: URL(filePath: path).deletingLastPathComponent(), withIntermediateDirectories: true)
      try AtomicFile.write(text, to: path)
    }
    guard stale.isEmpty else {
      Console.complain("not as `make docs` writes them: \(stale.joined(separator: ", "))")
      throw ExitCode(1)
    }
  }

  /// Every picture by its path within the folder.
  private static func pictures() throws -> [(name: String, text: String)] {
    let library = ThemeLibrary(folders: [ShareFolder.locate("Themes")].compactMap { $0 })
    return try MainActor.assumeIsolated {
      try ScreenPicture.all.map { ($0.name, try $0.svg(library)) }
    }
  }

  /// Every page by its path within the folder.
  private static func pages() throws -> [(name: String, text: String)] {
    let root = try CommandReference(dump: Semblance._dumpHelp())
    // A person's own themes are no part of the program's documents.
    let library = ThemeLibrary(folders: [ShareFolder.locate("Themes")].compactMap { $0 })
    return [
      ("Keys.md", KeysPage.text), ("Commands.md", CommandsPage.text(root)),
      ("Themes.md", try ThemesPage.text(library)), ("semblance.1", ManualPage.text(root)),
      ("Completions/semblance.bash", Semblance.completionScript(for: .bash)),
      ("Completions/_semblance", Semblance.completionScript(for: .zsh)),
      ("Completions/semblance.fish", Semblance.completionScript(for: .fish)),
    ].map { ($0.0, $0.1.hasSuffix("\n") ? $0.1 : $0.1 + "\n") }
  }
}
