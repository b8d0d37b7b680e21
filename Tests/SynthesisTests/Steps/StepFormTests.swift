import Foundation
import Tables
import Testing

@testable import Synthesis

/// Every form and every example of the documentation is read, and written again as the same step.
@Suite struct StepFormTests {
  private func spelling(_ text: String, _ list: StepList) throws -> String {
    switch list {
    case .scenario: try ScenarioStep(text).text
    case .postProcessing: try ProcessingStep(text).text
    }
  }

  @Test(arguments: StepList.allCases) func `examples of forms are read`(_ list: StepList) throws {
    for form in StepForm.forms(list) {
      #expect(form.example.hasPrefix(form.opening) && form.form.hasPrefix(form.opening))
      let text = try spelling(form.example, list)
      #expect(try spelling(text, list) == text)
    }
  }

  /// The steps of the blocks that the page marks as `scenario` or `post-processing`.
  @Test(arguments: StepList.allCases) func `examples of the page are read`(_ list: StepList) throws
  {
    let page = try String(
      contentsOf: URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Documentation/Scenarios.md"), encoding: .utf8)
    var steps: [String] = []
    var isInside = false
    for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        isInside = line == "```" + list.rawValue
      } else if isInside {
        steps.append(String(line))
      }
    }
    #expect(steps.count > 10)
    for step in steps {
      let text = try spelling(step, list)
      #expect(text == step, "as it is written by the program")
    }
    // Every opening is shown.
    for form in StepForm.forms(list) {
      #expect(steps.contains { $0.hasPrefix(form.opening) }, "\(form.opening)")
    }
  }
}
