import Terminal
import WorkbenchUI

/// The shipped samples, where they are installed.
enum Samples {
  static var all: [Sample] {
    guard let folder = ShareFolder.locate("SampleData") else { return [] }
    return [
      ("admissions", "20,000 hospital admissions, 15 columns"),
      ("payments", "100,000 card payments with a rare fraud flag"),
    ].map { Sample(path: "\(folder)/\($0.0).semblance.yaml", summary: $0.1) }
  }
}
