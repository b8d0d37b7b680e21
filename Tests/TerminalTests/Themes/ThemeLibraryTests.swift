import Documents
import Terminal
import TestSupport
import Testing

@Suite struct ThemeLibraryTests {
  @Test func theFirstFolderWins() throws {
    let text = "version: 1\npolarity: light\nroles: {}\nramps: {}\n"
    let own = try ScratchFolder()
    defer { own.remove() }
    for name in ["dark.yaml", "mine.yaml"] { try own.write(text, to: name) }
    let library = ThemeLibrary(folders: [own.path, "/nowhere"])
    #expect(library.names == ["dark", "light", "mine"])
    #expect(try library.theme(named: "dark").theme.polarity == .light)
    #expect(try library.theme(named: "light").warnings == [])
    #expect(try library.theme(named: own.path(of: "mine.yaml")).theme.name == "mine")
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
