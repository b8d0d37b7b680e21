import Testing

@testable import Terminal

@Suite struct ThemeTests {
  @Test(arguments: [Theme.dark, .light])
  func everyRoleHasAnEntry(theme: Theme) {
    let looks = BuiltinTheme.looks(theme.polarity)
    #expect(looks.count == ThemeRole.allCases.count)
  }

  @Test(arguments: [Theme.dark, .light])
  func textIsReadable(theme: Theme) throws {
    let lines: Set<ThemeRole> = [.border, .grid, .unspent, .band]
    for role in ThemeRole.allCases where role != .grid {
      let style = theme[role]
      guard let color = style.foreground.rgb else { continue }
      let behind =
        style.background.rgb.map { [$0] }
        ?? Theme.backgrounds(theme.polarity)
      for background in behind {
        let wanted = lines.contains(role) ? 2.4 : 4.5
        #expect(color.contrast(with: background) >= wanted, "\(role) on \(background)")
      }
    }
  }

  @Test(arguments: [Theme.dark, .light], [ColorDepth.eight, .sixteen, .indexed, .direct])
  func realAndSyntheticDiffer(theme: Theme, depth: ColorDepth) throws {
    let adapted = theme.adapted(to: depth)
    let real = try #require(adapted[.real].foreground.rgb)
    let synthetic = try #require(adapted[.synthetic].foreground.rgb)
    // Blue against yellow is the axis that red-green colour blindness leaves.
    #expect(real.lab.b - synthetic.lab.b > 50)
  }

  @Test(arguments: [Theme.dark, .light])
  func withoutColoursMeaningStays(theme: Theme) {
    let mono = theme.adapted(to: .none)
    for role in ThemeRole.allCases {
      #expect(mono[role].foreground == .standard)
      #expect(mono[role].background == .standard)
    }
    #expect(mono[.selection].reverse)
    #expect(mono[.selection] != mono[.text])
    #expect(mono[.selectionQuiet] != mono[.selection])
    #expect(mono[.bad] != mono[.text])
    #expect(mono[.borderFocused] != mono[.border])
    #expect(mono[.real] != mono[.synthetic])
  }

  @Test(arguments: [Theme.dark, .light], [ColorDepth.eight, .sixteen])
  func nothingVanishesInFewColours(theme: Theme, depth: ColorDepth) {
    let hidden: Set<Color> = theme.polarity == .dark ? [.index(0)] : [.index(7), .index(15)]
    let adapted = theme.adapted(to: depth)
    for role in ThemeRole.allCases {
      #expect(!hidden.contains(adapted[role].background))
      if adapted[role].background == .standard {
        #expect(!hidden.contains(adapted[role].foreground))
      }
    }
    #expect(adapted[.selection] != adapted[.text])
  }

  @Test(arguments: [Theme.dark, .light])
  func rampsLookTheSameIn256Colours(theme: Theme) {
    let indexed = theme.adapted(to: .indexed)
    for (ramp, quantised) in [
      (theme.sequential, indexed.sequential), (theme.diverging, indexed.diverging),
    ] {
      #expect(ramp.colors.map(\.rgb) == quantised.colors.map(\.rgb))
    }
    #expect(theme.diverging.colors.count % 2 == 1)
    let lightness = theme.sequential.colors.compactMap { $0.rgb?.lab.lightness }
    #expect(lightness == lightness.sorted() || lightness == lightness.sorted(by: >))
  }

  @Test func adaptingTwiceChangesNothing() {
    let once = Theme.dark.adapted(to: .indexed)
    #expect(once.adapted(to: .indexed) == once)
    #expect(once.depth == .indexed)
  }
}
