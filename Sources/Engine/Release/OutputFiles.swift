import Documents
import Foundation
import Governance
import TableFiles
import Tables

/// The three files of a result: the table, its manifest and its measurements.
struct OutputFiles {
  /// The table's path.
  let table: String
  private let stem: String
  /// What was asked for.
  private let asked: String

  /// The files for `output`; a draft's carry the mark `.draft`, those of a scenario `.scenario`.
  init(_ output: String, isDraft: Bool, isScenario: Bool = false) {
    asked = output
    var stem = output
    for ending in [".csv", ".CSV"] where stem.hasSuffix(ending) { stem.removeLast(ending.count) }
    let marks = [(".scenario", isScenario), (".draft", isDraft)].filter(\.1).map(\.0)
    for mark in marks.reversed() where stem.hasSuffix(mark) { stem.removeLast(mark.count) }
    stem += marks.joined()
    table = marks.isEmpty ? output : stem + ".csv"
    self.stem = stem
  }

  /// The manifest's path.
  var manifest: String { stem + ".manifest.json" }
  /// The path of the file of measurements.
  var measurements: String { stem + OutputFiles.measurementsEnding }

  /// How the names of files of measurements end.
  static let measurementsEnding = ".measurements.json"

  /// The path of the manifest beside a file of measurements; `nil` where its name ends otherwise.
  static func manifest(beside measurements: String) -> String? {
    guard measurements.hasSuffix(measurementsEnding) else { return nil }
    return measurements.dropLast(measurementsEnding.count) + ".manifest.json"
  }

  /// Refuses an output that could not be written, before anything is charged.
  ///
  /// - Throws: `InputError` naming the path and what to do.
  func check(inputs: [String]) throws {
    try checkPlaces(inputs: inputs)
    for path in [table, manifest, measurements] { try AtomicFile.checkWritable(path) }
  }

  /// Refuses an output that is no file, or would write over what is to stay.
  ///
  /// - Throws: `InputError` naming the path and what to do.
  func checkPlaces(inputs: [String]) throws {
    guard !asked.isEmpty, !asked.hasSuffix("/") else {
      throw InputError("the output needs a file name", file: asked)
    }
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: asked, isDirectory: &isFolder), isFolder.boolValue {
      throw InputError("this is a folder; name a file in it, such as \(asked)/out.csv", file: asked)
    }
    for path in [table, manifest, measurements] {
      try Workspace.check(isOutside: path)
      try FileIdentity.check(path, isNotOneOf: inputs)
    }
  }

  /// Writes all three, the table last: it exists only once the others do.
  ///
  /// - Parameters:
  ///   - measured: the bytes of the file of measurements.
  ///   - isCancelled: asked between pieces of the table.
  ///   - onPart: told when one of so many parts of the table is written.
  /// - Returns: the manifest.
  /// - Throws: `InputError` when the disk refuses, `CancellationError` once `isCancelled` says so; nothing
  ///   of the result exists then.
  func write(
    _ rows: Table, _ writer: CSVWriter, measured: [UInt8], _ record: ReleaseRecord,
    isCancelled: @escaping @Sendable () -> Bool, onPart: (_ parts: Int) -> Void
  ) throws -> DocumentValue {
    let files = AtomicFileSet()
    var digest = ContentDigest()
    try files.stage(table) { sink in
      try writer.write(rows, isCancelled: isCancelled, onPart: onPart) { bytes in
        digest.update(bytes)
        try sink.write(bytes)
      }
    }
    try files.stage(measurements) { try $0.write(measured) }
    let manifest = record.manifest([
      (FilePath.name(table), digest.hexadecimal),
      (FilePath.name(measurements), ContentDigest.sha256(of: measured)),
    ])
    try files.stage(self.manifest) { try $0.write(manifest.json(pretty: true) + "\n") }
    try files.commit(main: table)
    return manifest
  }
}
