import Documents
import Testing

@testable import Terminal

/// Every theme that comes with the program.
@Suite struct ShippedThemesTests {
  static let names = ThemeLibrary(folders: [ThemeFileTests.folder]).names

  /// Themes whose colours are known: not the terminal's own sixteen, and not none.
  static let coloured = names.filter { $0 != "terminal" && $0 != "mono" }

  private func theme(_ name: String) throws -> Theme {
    let file = try ThemeFile(path: "\(ThemeFileTests.folder)/\(name).yaml")
    #expect(file.warnings == [])
    return file.theme
  }

  @Test func thereAreAtLeastEight() {
    #expect(Self.names.count >= 8)
    for name in ["dark", "light", "contrast", "safe", "mono", "terminal"] {
      #expect(Self.names.contains(name))
    }
  }

  @Test(arguments: names)
  func everySlotIsDefinedAndTheThemeSaysWhatItIsFor(name: String) throws {
    #expect(try !theme(name).about.isEmpty)
  }

  @Test(arguments: names)
  func everySlotIsExplainedAboveIt(name: String) throws {
    let text = try TextFile.read("\(ThemeFileTests.folder)/\(name).yaml")
    let lines = text.split(separator: "\n").map(String.init)
    for role in ThemeRole.allCases {
      let place = lines.firstIndex { $0.hasPrefix("  \(role.rawValue):") } ?? 0
      #expect(place > 0 && lines[max(0, place - 1)] == "  # \(role.meaning)", "\(role)")
    }
  }

  @Test(arguments: names)
  func aLookIsWrittenAsItIsRead(name: String) throws {
    let theme = try theme(name)
    for role in ThemeRole.allCases {
      guard case .success(let look) = ThemeStyle.read(theme.notation(role)) else {
        Issue.record("\(theme.notation(role)) is not read")
        continue
      }
      #expect(look == theme.looks[role])
    }
  }

  @Test(arguments: coloured)
  func whatIsReadHasContrast(name: String) throws {
    let theme = try theme(name)
    let isHigh = name == "contrast"
    for role in ThemeRole.allCases where role != .grid {
      let style = theme[role]
      guard let color = style.foreground.rgb else { continue }
      let behind =
        style.background.rgb.map { [$0] }
        ?? Theme.backgrounds(theme.polarity)
      let isLine = [.border, .grid, .unspent, .band].contains(role)
      let wanted = isLine ? (isHigh ? 4.5 : 2.4) : (isHigh ? 7 : 4.5)
      for background in behind {
        #expect(color.contrast(with: background) >= wanted, "\(role) on \(background)")
      }
    }
  }

  @Test(arguments: coloured, [ColorDepth.sixteen, .indexed, .direct])
  func everythingCanBeReadInAChosenLine(name: String, depth: ColorDepth) throws {
    let theme = try theme(name).adapted(to: depth)
    for mark in [ThemeRole.selection, .selectionQuiet] {
      for role in ThemeRole.allCases {
        let style = theme.marked(theme[role], by: mark)
        guard let text = style.foreground.rgb, let behind = style.background.rgb else { continue }
        #expect(text.contrast(with: behind) >= 3, "\(role) in \(mark)")
      }
    }
  }

  @Test(arguments: names, ColorDepth.allCases)
  func aChosenLineIsSeen(name: String, depth: ColorDepth) throws {
    let theme = try theme(name).adapted(to: depth)
    let chosen = theme.marked(theme[.text], by: .selection)
    #expect(chosen.background != .standard || chosen.reverse)
    #expect(theme.marked(theme[.text], by: .selectionQuiet) != theme[.text])
  }

  @Test(arguments: coloured, ColorVision.allCases)
  func everyColourVisionTellsApart(name: String, vision: ColorVision) throws {
    let theme = try theme(name)
    func distance(_ one: ThemeRole, _ other: ThemeRole) -> Double {
      guard let one = theme[one].foreground.rgb, let other = theme[other].foreground.rgb else {
        return 0
      }
      return vision.distance(one, other)
    }
    #expect(distance(.real, .synthetic) >= 25)
    // These bear signs too; in the theme for every vision colour alone would do.
    #expect(distance(.good, .bad) >= (name == "safe" ? 25 : 12))
    if name == "safe" {
      #expect(distance(.good, .warn) >= 25)
      #expect(distance(.warn, .bad) >= 25)
      #expect(distance(.pin, .real) >= 25)
      #expect(distance(.pin, .synthetic) >= 25)
    }
    for ramp in [theme.sequential, theme.diverging] {
      let colors = ramp.colors.compactMap(\.rgb)
      for (left, right) in zip(colors, colors.dropFirst()) {
        #expect(vision.distance(left, right) >= 5, "\(left) \(right)")
      }
    }
    let ends = theme.diverging.colors
    if let low = ends.first?.rgb, let high = ends.last?.rgb {
      #expect(vision.distance(low, high) >= 20)
    }
  }

  @Test(arguments: coloured)
  func rampsAreTheSameIn256ColoursAndAmountsHaveMonotoneLightness(name: String) throws {
    let theme = try theme(name)
    let indexed = theme.adapted(to: .indexed)
    #expect(theme.sequential.colors.map(\.rgb) == indexed.sequential.colors.map(\.rgb))
    #expect(theme.diverging.colors.map(\.rgb) == indexed.diverging.colors.map(\.rgb))
    let lightness = theme.sequential.colors.compactMap { $0.rgb?.lab.lightness }
    #expect(lightness == lightness.sorted() || lightness == lightness.sorted(by: >))
    #expect(theme.diverging.colors.count % 2 == 1)
  }

  @Test(arguments: names)
  func withoutColoursMeaningStays(name: String) throws {
    let mono = try theme(name).adapted(to: .none)
    #expect(mono[.selection].reverse)
    #expect(mono[.selectionQuiet] != mono[.selection])
    #expect(mono[.bad] != mono[.text])
    #expect(mono[.borderFocused] != mono[.border])
    #expect(mono[.real] != mono[.synthetic])
    #expect(mono[.match] != mono[.text])
  }

  @Test(arguments: names, [ColorDepth.eight, .sixteen])
  func nothingVanishesInFewColours(name: String, depth: ColorDepth) throws {
    let theme = try theme(name)
    let hidden: Set<Color> = theme.polarity == .dark ? [.index(0)] : [.index(7), .index(15)]
    let adapted = theme.adapted(to: depth)
    for role in ThemeRole.allCases where adapted[role].background == .standard {
      #expect(!hidden.contains(adapted[role].foreground), "\(role)")
    }
    #expect(adapted[.selection] != adapted[.text])
  }

  @Test func theTerminalsOwnColoursAreItsOwn() throws {
    let theme = try theme("terminal")
    #expect(theme.depth == .sixteen)
    for role in ThemeRole.allCases {
      for color in [theme[role].foreground, theme[role].background] {
        switch color {
        case .standard: break
        case .index(let index): #expect(index < 16)
        case .rgb: Issue.record("\(role) has a colour that is not the terminal's")
        }
      }
    }
  }

  @Test func monoHasNoColoursOnAnyTerminal() throws {
    let theme = try theme("mono").adapted(to: .direct)
    #expect(theme.depth == .none)
    for role in ThemeRole.allCases { #expect(theme[role].foreground == .standard) }
  }
}
