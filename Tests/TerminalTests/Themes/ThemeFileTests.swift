import Documents
import Foundation
import Testing

@testable import Terminal

@Suite struct ThemeFileTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../Themes").standardizedFileURL.path

  @Test(arguments: [Theme.dark, .light])
  func theFilesSayWhatTheProgramSays(builtin: Theme) throws {
    let file = try ThemeFile(path: "\(Self.folder)/\(builtin.name).yaml")
    #expect(file.warnings == [])
    #expect(file.theme == builtin)
  }

  private func read(_ roles: String, ramps: String = "sequential: [\"#000000\", \"#ffffff\"]")
    throws -> ThemeFile
  {
    try ThemeFile(
      text: "version: 1\npolarity: dark\nroles:\n  \(roles)\nramps:\n  \(ramps)\n", name: "mine",
      file: "mine.yaml")
  }

  @Test func lookNotation() throws {
    let theme = try read("real: \"#102030 on 17 bold | underline\"").theme
    #expect(
      theme[.real]
        == Style(
          foreground: .rgb(red: 16, green: 32, blue: 48), background: .index(17), bold: true))
    #expect(theme.adapted(to: .none)[.real] == Style(underline: true))
    #expect(theme.name == "mine")
  }

  @Test func anUnknownRoleIsOneWarningWithItsPlace() throws {
    let file = try read("reel: \"#102030\"")
    let warning = try #require(file.warnings.first)
    #expect(warning.line == 4 && warning.file == "mine.yaml" && warning.value == "reel")
    #expect(warning.message.contains("did you mean “real”"))
    #expect(file.theme[.real] == Theme.dark[.real])
  }

  @Test func eachMissingRoleIsNamedAndTakenFromTheBuiltIn() throws {
    let file = try read("real: \"#102030\"")
    // All roles but one, and the diverging ramp.
    #expect(file.warnings.count == ThemeRole.allCases.count)
    #expect(file.warnings.contains { $0.message.contains("“synthetic” is missing") })
    #expect(file.theme[.synthetic] == Theme.dark[.synthetic])
    #expect(file.theme.diverging == Theme.dark.diverging)
  }

  @Test(arguments: [
    "blue", "\"#12\"", "256", "\"#102030 shiny\"", "\"#102030 on\"", "\"| bold\"",
    "\"#102030 | a | b\"", "[1]",
  ])
  func aWrongLookIsAWarning(look: String) throws {
    let file = try read("real: \(look)")
    let warning = try #require(file.warnings.first)
    #expect(warning.line == 4)
    #expect(warning.message.hasSuffix("the built-in role is used"))
    #expect(file.theme[.real] == Theme.dark[.real])
  }

  @Test(arguments: ["diverging: [\"#000000\", \"#ffffff\"]", "diverging: [red]", "diverging: x"])
  func aWrongRampIsAWarning(ramp: String) throws {
    let file = try read("real: 1", ramps: ramp)
    #expect(file.warnings.contains { $0.line == 6 && $0.message.contains("built-in ramp") })
    #expect(file.theme.diverging == Theme.dark.diverging)
  }

  @Test(arguments: [
    "", "version: 2\npolarity: dark\nroles: {}\nramps: {}", "version: 1\nroles: {}\nramps: {}",
    "version: 1\npolarity: dim\nroles: {}\nramps: {}",
    "version: 1\npolarity: dark\nroles: {}\nramps: {}\nmore: 1", "version: [",
  ])
  func aBrokenFileIsAnError(text: String) {
    #expect(throws: InputError.self) { try ThemeFile(text: text, name: "x", file: "x.yaml") }
  }

  @Test(arguments: [
    ("none", ColorDepth.none), ("16", .sixteen), ("256", .indexed), ("true", .direct),
  ])
  func aThemeMayBeHeldToFewerColours(word: String, depth: ColorDepth) throws {
    let text = "version: 1\npolarity: dark\nabout: mine\ncolors: \(word)\nroles: {}\nramps: {}\n"
    let theme = try ThemeFile(text: text, name: "x").theme
    #expect(theme.depth == depth && theme.about == "mine")
    #expect(theme.adapted(to: .direct).depth == depth)
    #expect(throws: InputError.self) {
      try ThemeFile(text: text.replacing("colors: \(word)", with: "colors: 15"), name: "x")
    }
  }
}
