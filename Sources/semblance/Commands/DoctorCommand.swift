import ArgumentParser
import Documents
import Foundation
import Terminal
import WorkbenchUI

/// `semblance doctor`, also `semblance --doctor`: what was found out about the terminal and the files.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Say what terminal, locale, theme, keys and files the workbench would use.",
    discussion: "Exit status 1 where something is wrong; each such line says what to do.")

  @OptionGroup var screen: WorkbenchOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let files = WorkbenchFiles()
    let settings = try screen.over(files.settings)
    let facts = MainActor.assumeIsolated {
      Doctor(files: files, settings: settings, theme: screen.theme).facts
    }
    if common.json {
      Console.write(DoctorCommand.document(facts).json(pretty: true) + "\n")
    } else if !common.quiet {
      Console.write(DoctorCommand.text(facts))
    }
    if facts.contains(where: { $0.problem != nil }) { throw ExitCode(1) }
  }

  private static func text(_ facts: [DiagnosticFact]) -> String {
    let width = facts.map(\.name.count).max() ?? 0
    var text = ""
    var section = ""
    for fact in facts {
      if fact.section != section { text += (section.isEmpty ? "" : "\n") + fact.section + "\n" }
      section = fact.section
      text +=
        "  \(fact.name.padding(toLength: width, withPad: " ", startingAt: 0))  \(fact.value)\n"
      if let problem = fact.problem { text += "  ! \(problem)\n" }
    }
    return text
  }

  private static func document(_ facts: [DiagnosticFact]) -> DocumentValue {
    var sections: [(String, [(String, DocumentValue)])] = []
    for fact in facts {
      if sections.last?.0 != fact.section { sections.append((fact.section, [])) }
      sections[sections.count - 1].1.append(
        (
          fact.name,
          .map([
            ("value", .text(fact.value)),
            ("problem", fact.problem.map(DocumentValue.text) ?? .null),
          ])
        ))
    }
    return .map(sections.map { ($0.0, .map($0.1)) })
  }
}
