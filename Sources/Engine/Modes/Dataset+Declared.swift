import Documents
import TableFiles
import Tables

extension Dataset {
  /// Opens a session's table as far as its mode goes: the real rows, a pilot's, or the dictionary alone.
  ///
  /// Outside curator mode no row of the file is read; in design mode not even its fingerprint.
  ///
  /// - Throws: `InputError` for anything wrong with the file, the dictionary or the ledger.
  static func open(
    _ session: Session, _ source: TableSource, workspace: String?,
    isCancelled: @Sendable () -> Bool = { false }
  ) throws -> Dataset {
    if session.mode == .curator {
      return try load(source, overrides: session.columns, isCancelled: isCancelled)
    }
    let declared = try DeclaredTable(source, overrides: session.columns, mode: session.mode)
    if session.mode == .blind,
      let pilot = try Pilot.newest(of: source, declared.schema, workspace: workspace)
    {
      return try Dataset(source, declared, pilot, isCancelled: isCancelled)
    }
    return try Dataset(source, declared)
  }

  /// What is known before anything is opened: columns and domains, no rows.
  ///
  /// - Throws: `InputError` where no column can be modelled.
  init(_ source: TableSource, _ declared: DeclaredTable) throws {
    let encoding = TableEncoding(PendingDomains(declared.schema).standIns)
    guard !encoding.modelled.isEmpty else {
      throw InputError(
        "no column can be modelled: all are identifiers or free text; declare kinds and domains",
        file: source.schemaPath)
    }
    let columns = zip(encoding.schema.columns, encoding.formats).map { column, format in
      Column(name: column.name, format: format, storage: .numbers(PackedIntegers(unpacked: [])))
    }
    self.init(
      source, Table(columns: columns, rowCount: 0), encoding,
      rows: CodeTable(
        sizes: encoding.sizes,
        columns: encoding.sizes.map { CodeColumn(count: 0, size: $0) { _ in 0 } }, rowCount: 0),
      identity: ContentHash("dictionary", [], [source.path, "\(encoding.schema)"]),
      writer: declared.writer, origin: .dictionary(declared.schema))
  }

  /// A pilot's synthetic rows, as many as its private estimate says, fitted cold.
  ///
  /// - Throws: `InputError` where its measurements are damaged; `CancellationError` once `isCancelled`
  ///   says so.
  init(
    _ source: TableSource, _ declared: DeclaredTable, _ pilot: Pilot,
    isCancelled: @Sendable () -> Bool
  ) throws {
    let maker = try RowMaker(pilot.recipe, pilot.measurements)
    try maker.checkAsMeasured()
    let model = try maker.synthesizer.fit(
      maker.measurements.measurements, isCancelled: isCancelled)
    let codes = try maker.synthesizer.sample(model, isCancelled: isCancelled)
    self.init(
      source, try maker.encoding.decode(codes, seed: pilot.recipe.seed, isCancelled: isCancelled),
      maker.encoding.describing(declared.schema), rows: codes,
      identity: ContentHash("pilot", [], [source.path, pilot.charge.id]),
      writer: pilot.recipe.writer, origin: .pilot(pilot))
  }

  /// The schema as it was declared, before stand-ins for domains that are to be derived.
  var declared: Schema { if case .dictionary(let declared) = origin { declared } else { schema } }

  /// Half-widths of the 95% bands of the columns' measured counts, by position; empty for exact rows.
  var bands: [Int: Double] {
    var bands: [Int: Double] = [:]
    for (code, band) in pilot?.bands ?? [:] where encoding.modelled.indices.contains(code) {
      bands[encoding.modelled[code]] = band
    }
    return bands
  }

  /// The pilot whose rows these are.
  var pilot: Pilot? { if case .pilot(let pilot) = origin { pilot } else { nil } }

  /// Whether these are the file's own rows.
  var isReal: Bool { if case .real = origin { true } else { false } }

  /// Whether there are rows to draw drafts from.
  var hasRows: Bool { if case .dictionary = origin { false } else { true } }
}

extension TableEncoding {
  /// The same cells, with the remarks for people's eyes that `declared` has.
  fileprivate func describing(_ declared: Schema) -> TableEncoding {
    let columns = schema.columns.map { column in
      guard let remarks = declared.columns.first(where: { $0.name == column.name }) else {
        return column
      }
      var column = column
      column.unit = remarks.unit
      column.description = remarks.description
      column.sensitivity = remarks.sensitivity
      column.role = remarks.role
      column.reason = remarks.reason
      return column
    }
    let like = zip(columns, formats).map { column, format in
      Column(name: column.name, format: format, storage: .numbers(PackedIntegers(unpacked: [])))
    }
    return TableEncoding(
      Schema(columns: columns), writtenLike: Table(columns: like, rowCount: 0))
  }
}
