import Documents
import Foundation
import Terminal
import Testing

@Suite struct ThemeLibraryTests {
  private func folder(_ files: [String: String]) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, text) in files {
      try text.write(to: folder.appending(path: name), atomically: false, encoding: .utf8)
    }
    return folder.path
  }

  @Test func theFirstFolderWins() throws {
    let text = "version: 1\npolarity: light\nroles: {}\nramps: {}\n"
    let own = try folder(["dark.yaml": text, "mine.yaml": text])
    let library = ThemeLibrary(folders: [own, "/nowhere"])
    #expect(library.names == ["dark", "light", "mine"])
    #expect(try library.theme(named: "dark").theme.polarity == .light)
    #expect(try library.theme(named: "light").warnings == [])
    #expect(try library.theme(named: own + "/mine.yaml").theme.name == "mine")
    try FileManager.default.removeItem(atPath: own)
  }

  @Test func anUnknownNameListsTheKnown() {
    let library = ThemeLibrary(folders: [])
    #expect(throws: InputError.self) { try library.theme(named: "../dark") }
    let error = #expect(throws: InputError.self) { try library.theme(named: "drk") }
    #expect(error?.message.contains("did you mean “dark”") == true)
  }

  @Test func theBuiltInThemesNeedNoFile() throws {
    #expect(try ThemeLibrary(folders: []).theme(named: "dark").theme == Theme.dark)
  }
}
