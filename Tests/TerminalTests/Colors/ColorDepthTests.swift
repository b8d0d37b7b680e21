import Testing

@testable import Terminal

@Suite struct ColorDepthTests {
  @Test(arguments: [
    (0, false, ScreenOptions.ColorChoice.automatic, "", ColorDepth.none),
    (8, false, .automatic, "", .eight), (16, false, .automatic, "", .sixteen),
    (256, false, .automatic, "", .indexed), (0x100_0000, true, .automatic, "", .direct),
    (0x100_0000, false, .automatic, "", .indexed), (256, false, .automatic, "1", .none),
    (256, false, .direct, "1", .indexed), (256, false, .never, "", .none),
    (256, false, .sixteen, "", .sixteen), (8, false, .sixteen, "", .eight),
    (8, false, .direct, "", .eight),
  ])
  func depth(
    colors: Int, isDirect: Bool, choice: ScreenOptions.ColorChoice, refused: String,
    depth: ColorDepth
  ) {
    #expect(
      ColorDepth.of(
        colors: colors, isDirect: isDirect, choice: choice, environment: ["NO_COLOR": refused])
        == depth)
  }
}
