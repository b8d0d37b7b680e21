import Testing

@testable import Terminal

@Suite struct ColorMappingTests {
  @Test func thePaletteIsXterms() {
    #expect(ColorMapping.palette(16) == RGB(0x000000))
    #expect(ColorMapping.palette(67) == RGB(0x5F87AF))
    #expect(ColorMapping.palette(231) == RGB(0xFFFFFF))
    #expect(ColorMapping.palette(232) == RGB(0x080808))
    #expect(ColorMapping.palette(255) == RGB(0xEEEEEE))
  }

  @Test func everyPaletteColourMapsToItself() {
    for index in UInt8(16)...255 {
      let color = ColorMapping.palette(index)
      guard case .index(let found) = ColorMapping.map(Color(color), to: .indexed) else {
        Issue.record("no index for \(index)")
        continue
      }
      #expect(ColorMapping.palette(found) == color)
    }
  }

  @Test func theNearestOf256IsFoundByBruteForce() {
    for hex in stride(from: UInt32(0), to: 0x1000000, by: 0x3A7F1) {
      let color = RGB(hex)
      let found = ColorMapping.nearest(to: color, depth: .indexed)
      let least = (UInt8(16)...255).map { color.distance(to: ColorMapping.palette($0)) }.min() ?? 0
      #expect(found >= 16)
      #expect(abs(color.distance(to: ColorMapping.palette(found)) - least) < 1e-9)
    }
  }

  @Test(arguments: [
    (0xFF0000, 1), (0x00AA00, 2), (0x5FAFFF, 4), (0xFFAF00, 3), (0xD787FF, 5), (0x5FD7D7, 6),
    (0x111111, 0), (0xEEEEEE, 7), (0x949494, 7),
  ])
  func eightColoursKeepTheHue(hex: UInt32, index: UInt8) {
    #expect(ColorMapping.map(Color(RGB(hex)), to: .eight) == .index(index))
  }

  @Test func indicesStayBelowTheDepth() {
    for hex in stride(from: UInt32(0), to: 0x1000000, by: 0x8A7F1) {
      for depth in [ColorDepth.eight, .sixteen, .indexed] {
        guard case .index(let index) = ColorMapping.map(Color(RGB(hex)), to: depth) else {
          Issue.record("not an index")
          return
        }
        #expect(Int(index) < depth.rawValue)
      }
    }
    #expect(ColorMapping.map(Color.index(9), to: .eight) == .index(1))
    #expect(ColorMapping.map(Color.index(200), to: .indexed) == .index(200))
  }

  @Test func standardAndNoColourStayStandard() {
    for depth in ColorDepth.allCases {
      #expect(ColorMapping.map(Color.standard, to: depth) == .standard)
    }
    #expect(ColorMapping.map(Color.index(3), to: .none) == .standard)
    #expect(ColorMapping.map(Color.index(67), to: .direct) == Color(RGB(0x5F87AF)))
  }

  @Test func contrastIsWCAGs() {
    #expect(abs(RGB(0).contrast(with: RGB(0xFFFFFF)) - 21) < 1e-9)
    #expect(RGB(0x777777).contrast(with: RGB(0x777777)) == 1)
    #expect(abs(RGB(0xFF0000).contrast(with: RGB(0xFFFFFF)) - 3.998) < 1e-3)
  }

  @Test func hexNotation() {
    #expect(RGB(text: "#0A10fF") == RGB(red: 10, green: 16, blue: 255))
    for wrong in ["", "#", "0A10FF", "#0A10F", "#0A10FFF", "#GG0000", "#+12345", "#-12345"] {
      #expect(RGB(text: wrong) == nil)
    }
  }

  @Test func rampsHoldTheirEnds() {
    let ramp = Ramp(hex: [0, 0x808080, 0xFFFFFF])
    #expect([-1, 0, 0.34, 0.5, 0.99, 1, 2].map { ramp.index(at: $0) } == [0, 0, 1, 1, 2, 2, 2])
    #expect(ramp.index(at: .nan) == 0)
    #expect(ramp.index(at: .infinity) == 2)
    #expect(ramp.color(signed: 0) == Color(RGB(0x808080)))
    #expect(ramp.color(signed: .nan) == Color(RGB(0x808080)))
    #expect(Ramp([]).colors == [.standard])
  }
}
