import Documents
import Foundation
import TestSupport
import Testing

@Suite("Sets of files") struct AtomicFileSetTests {
  let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  @Test func allFilesAppearTogether() throws {
    let main = folder.path + "/out.csv"
    let other = folder.path + "/out.json"
    let files = AtomicFileSet()
    try files.stage(main) { try $0.write("a,b") }
    try files.stage(other, isPrivate: true) { try $0.write("{}") }
    #expect(folder.names.filter { !$0.hasPrefix(".") }.isEmpty)
    try files.commit(main: main)
    #expect(folder.names == ["out.csv", "out.json"])
    #expect(folder.mode(of: "out.json") == 0o600)
  }

  @Test func whatIsNotCommittedIsRemoved() throws {
    do {
      let files = AtomicFileSet()
      try files.stage(folder.path + "/out.csv") { try $0.write("a,b") }
    }
    #expect(folder.names.isEmpty)
  }

  @Test func aCompanionThatCannotBePlacedLeavesNoMainFile() throws {
    let main = folder.path + "/out.csv"
    try AtomicFile.write("old", to: main)
    let files = AtomicFileSet()
    try files.stage(main) { try $0.write("new") }
    try files.stage(folder.path + "/out.json") { try $0.write("{}") }
    mkdir(folder.path + "/out.json", 0o700)
    #expect(throws: InputError.self) { try files.commit(main: main) }
    #expect(!folder.names.contains("out.csv"))
  }
}
