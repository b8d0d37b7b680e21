import Documents
import Governance
import Privacy
import Tables

/// Makes the rows of a release once more from its published files alone: no real table, no ledger.
public struct ReproductionJob: Sendable {
  /// The release's file of measurements.
  public var measurements: String
  /// Where the table goes; `nil` writes none and compares only.
  public var output: String?
  /// The program's version, to tell of where another one made the release.
  public var version: String
  /// Asked at least every 2 ms while kernels run.
  public var isCancelled: @Sendable () -> Bool = { false }
  /// Told the name of each stage as it starts.
  public var onStage: @Sendable (String) -> Void = { _ in }
  /// Told, on any thread, how far a stage is that takes over a second.
  public var onProgress: @Sendable (StageStatus) -> Void = { _ in }

  /// Rows of `measurements`, written to `output` where one is given.
  public init(measurements: String, output: String?, version: String) {
    self.measurements = measurements
    self.output = output
    self.version = version
  }

  /// Fits, samples, writes where it is asked to, and compares with the manifest beside the measurements, if there is one, and
  /// with the table beside them, if that is still there.
  ///
  /// - Throws: `InputError` with file, line and column for files that are not what they should be,
  ///   or an output that cannot be written; `CancellationError` once `isCancelled` says so.
  public func run() throws -> ReproductionOutcome {
    var timings = StageTimings(onStage: onStage, onProgress: onProgress)
    let (maker, digest) = try timings.time("load") { try load() }
    let manifest = try manifest()
    let table = manifest.map { folder + $0.digests.table }
    if let output {
      try Workspace.check(isOutside: output)
      try FileIdentity.check(
        output, isNotOneOf: [measurements, manifest?.path, table].compactMap { $0 })
      try AtomicFile.checkWritable(output)
    }
    let rows = try maker.rows(&timings, isCancelled: isCancelled)
    let made = try timings.watch(output == nil ? "compare" : "write") {
      try write(rows.table, maker, $0)
    }
    return ReproductionOutcome(
      output: output, rows: rows.table.rowCount, sha256: made,
      comparison: try manifest.map { try compare($0, made, digest, maker) },
      areCellsSame: maker.isAsMeasured, madeBy: maker.recipe.version, version: version,
      timings: timings.milliseconds)
  }

  /// - Parameters:
  ///   - made: the digest of the rows made.
  ///   - measured: the digest of the measurements they were made of.
  private func compare(
    _ manifest: StatedManifest, _ made: String, _ measured: String, _ maker: RowMaker
  ) throws -> ReproductionOutcome.Comparison {
    let digests = manifest.digests
    let table = folder + digests.table
    let here =
      FileIdentity(table) == nil ? nil : try ContentDigest.sha256(ofFile: table)
    let cost = Rho.sum(maker.measurements.measurements.map(\.rho))
    return ReproductionOutcome.Comparison(
      manifest: manifest.path, table: digests.table,
      isTableSame: digests.files[digests.table] == made,
      areMeasurementsSame: digests.files[digests.measurements] == measured,
      isFileSame: here.map { $0 == digests.files[digests.table] },
      guaranteeFaults: manifest.guarantee?.faults(measured: cost) ?? [])
  }

  private var folder: String {
    measurements.lastIndex(of: "/").map { String(measurements[...$0]) } ?? ""
  }

  private func load() throws -> (maker: RowMaker, sha256: String) {
    let text = try TextFile.read(measurements, limit: 1 << 30)
    let file = try MeasurementsFile.parse(text, file: measurements)
    guard let node = file.recipe else {
      throw InputError(
        "the file does not say how rows are made of its measurements, so they cannot be made again",
        file: measurements)
    }
    var maker = try RowMaker(try Recipe(node), file, file: measurements)
    // Public tables lie beside the measurements; else where their name says.
    maker.place = { [folder] name in
      let beside = folder + FilePath.name(name)
      return FileIdentity(beside) == nil ? name : beside
    }
    return (maker, ContentDigest.sha256(of: text))
  }

  /// What is compared of the manifest beside the measurements.
  private struct StatedManifest {
    let path: String
    let digests: ManifestDigests
    /// `nil` where it claims none.
    let guarantee: StatedGuarantee?
  }

  /// Reads the manifest once and as a whole, so that a fault in it is told before anything is written.
  private func manifest() throws -> StatedManifest? {
    guard let path = OutputFiles.manifest(beside: measurements), FileIdentity(path) != nil else {
      return nil
    }
    let text = try TextFile.read(path)
    return StatedManifest(
      path: path, digests: try ManifestDigests.parse(text, file: path),
      guarantee: try StatedGuarantee.parse(text, file: path))
  }

  private func write(
    _ rows: Table, _ maker: RowMaker, _ progress: StageProgress
  ) throws -> String {
    var digest = ContentDigest()
    func write(_ take: ([UInt8]) throws -> Void) throws {
      try maker.recipe.writer.write(
        rows, isCancelled: isCancelled, onPart: { progress.tellPart(of: $0) }
      ) { bytes in
        digest.update(bytes)
        try take(bytes)
      }
    }
    if let output {
      try AtomicFile.write(to: output) { sink in try write { try sink.write($0) } }
    } else {
      try write { _ in }
    }
    return digest.hexadecimal
  }
}
