import Documents
import Engine
import Foundation
import Terminal
import WorkbenchUI

/// A picture of a screen for the documents: a macro played on the sample of admissions, without times.
struct ScreenPicture {
  /// The file's name within the documents.
  var name: String
  var size: Size
  var theme: String
  /// The macro's steps.
  var steps: String

  /// All pictures.
  static let all: [ScreenPicture] = [
    ScreenPicture("workbench", 80, 24, "dark", "type jjj+"),
    ScreenPicture("workbench", 80, 24, "light", "type jjjjj\nkey Tab Tab\ntype vv"),
    ScreenPicture(
      "workbench", 120, 40, "dark", "type jjjjjj++\nkey Tab Tab\ntype vv\nkey Tab"),
    ScreenPicture("workbench", 120, 40, "light", "type jj+++"),
    ScreenPicture("workbench", 200, 60, "dark", "type jjj+\nkey Tab Tab\ntype vv\nkey Tab"),
    ScreenPicture("workbench", 200, 60, "light", "type jjjjjj\nkey Tab Tab\ntype vv"),
    ScreenPicture("trade-off", 120, 40, "dark", "type pe2\nkey Enter\ntype t\nkey Left Left"),
    ScreenPicture("checklist", 120, 40, "dark", "key F3 Down Down Down"),
  ]

  private init(_ page: String, _ width: Int, _ height: Int, _ theme: String, _ steps: String) {
    name = "Pictures/\(page)-\(width)x\(height)-\(theme).svg"
    size = Size(width: width, height: height)
    self.theme = theme
    self.steps = steps
  }

  /// The words of a picture, by which it is told whether it is of the program as it is: neither numbers nor what is
  /// plotted, whose last digits another machine may reckon otherwise.
  static func words(_ svg: String) -> [Substring] {
    svg.split(separator: "\n").flatMap { line -> [Substring] in
      guard line.hasPrefix("<text"), let start = line.firstIndex(of: ">") else { return [] }
      return line[start...].dropLast("</text>".count).split { !$0.isLetter }
    }
  }

  /// Plays the macro and draws the screen.
  ///
  /// - Throws: `InputError` where the sample or the theme cannot be read.
  @MainActor func svg(_ library: ThemeLibrary) throws -> String {
    guard let samples = ShareFolder.locate("SampleData") else {
      throw InputError("the folder SampleData is not found; SEMBLANCE_SHARE names the one above it")
    }
    // In a folder of its own: neither sessions nor ledgers of a person, and always the same noise.
    let folder = NSTemporaryDirectory() + "semblance-pictures-\(getpid())"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(
      atPath: folder + "/.semblance", withIntermediateDirectories: true)
    try AtomicFile.write("5eed5eed5eed5eed\n", to: folder + "/.semblance/draft-seed")
    for ending in ["csv", "schema.yaml", "semblance.yaml"] {
      try FileManager.default.copyItem(
        atPath: "\(samples)/admissions.\(ending)", toPath: "\(folder)/admissions.\(ending)")
    }
    let input = folder + "/admissions.semblance.yaml"
    let shown = try library.theme(named: theme).theme
    let wake = try WakeSignal()
    let engine = SessionEngine(
      WorkbenchSetup(
        table: TableSource(path: input), workspace: folder, version: Semblance.version))
    defer { engine.close() }
    try WakeRelay.start(from: engine.wakeDescriptor, to: wake)
    let screen = HeadlessScreen(width: size.width, height: size.height, depth: .direct, wake: wake)
    engine.send(.open(path: input))
    var configuration = WorkbenchConfiguration()
    configuration.settings.showsTimes = false
    configuration.keepsPlace = false
    let workbench = Workbench(
      screen: screen, engine: engine, theme: shown, themeNames: [theme], entries: [],
      opening: input, configuration: configuration)
    let player = MacroPlayer(screen: screen, engine: engine, workbench: workbench)
    _ = try player.play(try Macro(text: steps)) { _, _ in }
    let isDark = shown.polarity == .dark
    return screen.canvas.svg(
      ground: RGB(isDark ? 0x111111 : 0xFFFFFF), ink: RGB(isDark ? 0xDDDDDD : 0x222222))
  }
}
