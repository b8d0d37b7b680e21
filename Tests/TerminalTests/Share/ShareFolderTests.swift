import Foundation
import Terminal
import TestSupport
import Testing

@Suite struct ShareFolderTests {
  @Test func theOrderOfSearch() throws {
    let manager = FileManager.default
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    let root = URL(filePath: scratch.path).resolvingSymlinksInPath()
    let executable = root.appending(path: "usr/bin/semblance").path
    func locate(_ environment: [String: String] = [:]) -> String? {
      ShareFolder.locate("Themes", environment: environment, executable: executable)
    }
    func make(_ path: String) throws -> String {
      let folder = root.appending(path: path)
      try manager.createDirectory(at: folder, withIntermediateDirectories: true)
      return folder.path
    }
    _ = try make("usr/bin")
    let above = try make("Themes")
    #expect(locate() == above)
    let shared = try make("usr/share/semblance/Themes")
    #expect(locate() == shared)
    let chosen = try make("elsewhere/Themes")
    let variable = ["SEMBLANCE_SHARE": root.appending(path: "elsewhere").path]
    #expect(locate(variable) == chosen)
    #expect(locate(["SEMBLANCE_SHARE": "/nowhere"]) == shared)
    #expect(ShareFolder.locate("Themes", environment: [:], executable: nil) == nil)
  }
}
