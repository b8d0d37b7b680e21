import Terminal
import WorkbenchUI

/// The shipped samples, where they are installed.
enum Samples {
  static var all: [StartEntry] {
    guard let folder = ShareFolder.locate("SampleData") else { return [] }
    return [
      ("admissions", "20,000 hospital admissions, 15 columns"),
      ("payments", "100,000 card payments with a rare fraud flag"),
    ].map {
      StartEntry(.sample, path: "\(folder)/\($0.0).semblance.yaml", summary: $0.1)
    }
  }
}

/// What the start page offers.
enum StartPage {
  /// What was opened before, what is in this folder, and the samples; each once, in the first place it has.
  static func entries(_ files: WorkbenchFiles) -> [StartEntry] {
    var seen: Set<String> = []
    let all = files.recent.entries.prefix(8).map(StartEntry.init(opened:))
    return (all + StartFiles.list(".") + Samples.all).filter {
      seen.insert(HomePath.absolute($0.path)).inserted
    }
  }
}
