import Documents
import Foundation
import TestSupport
import Testing

@testable import WorkbenchUI

@Suite("Files for the start page")
struct StartFilesTests {
  @Test(
    "Sessions come before tables without one; drafts, dictionaries and hidden files are left out")
  func folder() throws {
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    for name in [
      "a.csv", "a.schema.yaml", "a.semblance.yaml", "b.tsv", "b.draft.csv", ".c.csv", "d.txt",
    ] {
      try scratch.write("", to: name)
    }
    let list = StartFiles.list(scratch.path)
    #expect(list.map(\.path) == ["a.semblance.yaml", "b.tsv"])
    #expect(list.map(\.summary) == ["session", "table"])
    #expect(StartFiles.list(scratch.path + "/none").isEmpty)
  }

  @Test("The list of what was opened: each once, the newest first, at most twenty")
  func recent() throws {
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    let path = scratch.path(of: "recent.yaml")
    #expect(try RecentFiles(path: path).entries.isEmpty)
    var recent = RecentFiles()
    for number in 0..<25 {
      recent.add("/t/\(number): “x” #\(number).csv", time: "2026-03-01 14:05")
    }
    recent.add("/t/20: “x” #20.csv", time: "2026-03-02 09:00")
    try recent.write(to: path)
    let read = try RecentFiles(path: path)
    #expect(read == recent && read.entries.count == 20)
    #expect(read.entries.first?.time == "2026-03-02 09:00")
    #expect(Set(read.entries.map(\.path)).count == 20)
    recent.forget("/t/20: “x” #20.csv")
    #expect(recent.entries.count == 19)
  }

  @Test(
    "A damaged list is an error with its place",
    arguments: ["version: 2\nopened: []", "version: 1\nopened:\n  - {path: a}"])
  func damaged(text: String) throws {
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    try scratch.write(text + "\n", to: "recent.yaml")
    let error = #expect(throws: InputError.self) {
      try RecentFiles(path: scratch.path(of: "recent.yaml"))
    }
    #expect(error?.line != nil)
  }

  @Test("Completion agrees as far as all names do, and tells folders from files")
  func completion() {
    func complete(_ typed: String) -> PathCompletion {
      PathCompletion(typed, isWanted: { $0.hasSuffix(".csv") }) { folder in
        folder == "."
          ? ["data/", "date.csv", "dates.csv", "dab.txt", ".hidden.csv"]
          : folder == "data/" ? ["x.csv"] : []
      }
    }
    #expect(complete("da").text == "dat")
    #expect(complete("da").names == ["data/", "date.csv", "dates.csv"])
    #expect(complete("data").text == "data/")
    #expect(complete("data/").text == "data/x.csv")
    #expect(complete(".h").names == [".hidden.csv"])
    #expect(complete("zz").text == "zz" && complete("zz").names.isEmpty)
    #expect(complete("").names.count == 3)
  }
}
