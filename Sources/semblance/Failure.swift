import ArgumentParser
import Documents
import Engine
import Foundation
import Governance
import Privacy

/// Turns whatever ended a command into one sentence and an exit status of the contract.
struct Failure {
  /// Whether the sentence goes out as `{"error": …}` on standard output.
  let asJSON: Bool
  /// What to ask for help: the program, or the command that was named.
  let help: String

  /// For a program called with these arguments.
  init(arguments: [String]) {
    asJSON = arguments.contains("--json")
    var words = ["semblance"]
    var commands = Semblance.configuration.subcommands
    for argument in arguments {
      guard let named = commands.first(where: { $0._commandName == argument }) else { break }
      words.append(argument)
      commands = named.configuration.subcommands
    }
    help = words.joined(separator: " ")
  }

  /// Prints what happened and ends the program.
  func exit(_ error: any Error) -> Never {
    switch error {
    case let error as InputError: end(error, status: 2)
    case let error as BudgetRefusal: end(InputError(error.description), status: 3)
    case let error as BudgetExceeded: end(InputError(error.description), status: 3)
    case let error as DeltaExceeded: end(InputError("\(error)"), status: 3)
    case let stopped as ReleaseInterrupted: end(InputError(stopped.description), status: 130)
    case is CancellationError: end(InputError("interrupted; nothing was written"), status: 130)
    case let code as ExitCode: Foundation.exit(code.rawValue)
    default:
      let status = Semblance.exitCode(for: error)
      let text = Semblance.fullMessage(for: error)
      if status == .success {
        Console.write(text + "\n")
        Foundation.exit(0)
      }
      if status == .validationFailure {
        end(InputError(Semblance.message(for: error) + "; see `\(help) --help`"), status: 2)
      }
      end(InputError("\(error)"), status: 2)
    }
  }

  private func end(_ error: InputError, status: Int32) -> Never {
    if asJSON {
      let fields: [(String, DocumentValue)] = [
        ("message", .text(error.message)), ("file", error.file.map(DocumentValue.text) ?? .null),
        ("line", error.line.map(DocumentValue.integer) ?? .null),
        ("column", error.column.map(DocumentValue.text) ?? .null),
        ("value", error.value.map(DocumentValue.text) ?? .null),
      ]
      Console.write(DocumentValue.map([("error", .map(fields))]).json(pretty: true) + "\n")
    } else {
      Console.complain("semblance: " + error.description)
    }
    Foundation.exit(status)
  }
}
