import Documents
import Foundation

extension Workspace {
  /// Keeps what was measured under a charge, then notes it in the ledger.
  ///
  /// Called right after measuring, so that what was paid for can be taken up again at no cost.
  ///
  /// - Parameter recipe: How rows are made of them.
  /// - Returns: The bytes kept, for the result's own file.
  /// - Throws: `InputError` where it cannot be written.
  @discardableResult
  public func store(
    _ measurements: MeasurementsFile, recipe: DocumentValue? = nil, charge id: String,
    in ledger: Ledger
  ) throws -> [UInt8] {
    let shelf = folder + "/measurements"
    guard mkdir(shelf, 0o700) == 0 || errno == EEXIST else {
      throw InputError.system(errno, cannot: "make the folder", path: shelf)
    }
    let bytes = measurements.bytes(recipe: recipe)
    try AtomicFile.write(bytes, to: try measurementsPath(charge: id), isPrivate: true)
    try ledger.mark(.measured, charge: id)
    return bytes
  }

  /// What was kept under a charge, or `nil`.
  ///
  /// - Throws: `InputError` where the file cannot be read or is damaged.
  public func measurements(charge id: String) throws -> MeasurementsFile? {
    let path = try measurementsPath(charge: id)
    guard access(path, F_OK) == 0 else { return nil }
    return try MeasurementsFile.read(path)
  }

  private func measurementsPath(charge id: String) throws -> String {
    guard !id.isEmpty, id.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
    else { throw InputError("a charge is named by hexadecimal digits", value: id) }
    return folder + "/measurements/" + id + ".json"
  }
}
