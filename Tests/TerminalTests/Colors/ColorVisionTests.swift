import Testing

@testable import Terminal

@Suite struct ColorVisionTests {
  @Test(arguments: ColorVision.allCases)
  func greysStayGreys(vision: ColorVision) {
    // The rows of each matrix add up to 1, so black and white are as far apart as ever.
    let distance = vision.distance(RGB(0x000000), RGB(0xFFFFFF))
    #expect(abs(distance - 100) < 0.01)
    #expect(vision.distance(RGB(0x777777), RGB(0x777777)) == 0)
  }

  @Test func redAndGreenFallTogetherWithoutMiddleCones() {
    let (red, green) = (RGB(0xC00000), RGB(0x6B6B00))
    #expect(ColorVision.full.distance(red, green) > 60)
    #expect(ColorVision.deuteranopia.distance(red, green) < 25)
  }

  @Test func blueAndYellowStayApartWithoutThem() {
    for vision in [ColorVision.protanopia, .deuteranopia] {
      #expect(vision.distance(RGB(0x0000FF), RGB(0xFFFF00)) > 150)
    }
  }
}
