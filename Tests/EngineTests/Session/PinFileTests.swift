import Foundation
import TestSupport
import Testing

@testable import Engine

@Suite struct PinFileTests {
  @Test func choicesComeBackAsTheyWere() throws {
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    let path = scratch.path(of: "a.pins")
    #expect(try PinFile.read(path).isEmpty)
    var choices = Choices()
    choices.epsilon = 0.3
    choices.shares = ["age": 2.5]
    choices.caps = ["a “b”: c": 0.25]
    choices.rows = 77
    choices.draftNumber = 4
    choices.targets = [.pair("age", "sex"): 0.02]
    let entries = [
      PinFile.Entry(letter: "A", choices: Choices()), PinFile.Entry(letter: "C", choices: choices),
    ]
    try PinFile.write(entries, to: path)
    #expect(try PinFile.read(path) == entries)
    try PinFile.write([], to: path)
    #expect(!FileManager.default.fileExists(atPath: path))
    try PinFile.write([], to: path)
  }

  @Test func damageIsRefused() throws {
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    for text in ["{", "{\"pins\": [{\"letter\": \"a\", \"choices\": \"\"}]}", "{\"pins\": 1}"] {
      try scratch.write(text, to: "a.pins")
      #expect(throws: (any Error).self) { try PinFile.read(scratch.path(of: "a.pins")) }
    }
  }
}
