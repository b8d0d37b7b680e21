import Foundation

/// `make-samples FOLDER` writes the sample tables, their schemas and their sessions into FOLDER.
///
/// The bytes depend on nothing but this program: one fixed seed a table, whole-number arithmetic.
/// It exits with 2 and one line on standard error when a file cannot be written.
@main
enum MakeSamples {
  static func main() {
    do {
      guard CommandLine.arguments.count == 2 else { throw SampleFailure.usage }
      let folder = CommandLine.arguments[1]
      for sample in [AdmissionsTable.sample(rows: 20_000), PaymentsTable.sample(rows: 100_000)] {
        try sample.write(into: folder)
      }
    } catch {
      FileHandle.standardError.write(Data("make-samples: \(error)\n".utf8))
      exit(2)
    }
  }
}
