import ArgumentParser
import Documents
import Foundation

@main
enum Main {
  /// Parses and runs; every way out is an exit status of the contract.
  static func main() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    let arguments = Array(CommandLine.arguments.dropFirst())
    let failure = Failure(arguments: arguments)
    if let first = arguments.first, Semblance.notBuilt.contains(first) {
      failure.exit(
        InputError("the command “\(first)” is not built in this version; see `semblance --help`"))
    }
    do {
      var command = try Semblance.parseAsRoot(NegativeNumbers.joined(arguments))
      try command.run()
    } catch {
      failure.exit(error)
    }
  }
}
