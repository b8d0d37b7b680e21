import Documents
import Privacy
import Tables

extension MeasurementsFile {
  /// Reads a file strictly: every count of values, size and cost must fit the others.
  ///
  /// - Throws: `InputError` with file, line and column.
  public static func read(_ path: String) throws -> MeasurementsFile {
    try parse(try TextFile.read(path, limit: 1 << 30), file: path)
  }

  /// Reads a file's text; `file` is named in errors.
  ///
  /// - Throws: `InputError` with line and column.
  public static func parse(_ text: String, file: String? = nil) throws -> MeasurementsFile {
    let root = try DocumentNode.parse(json: text, file: file)
      .mapping(allowing: ["semblance", "kind", "charge", "columns", "measurements"])
    let version = try root.required("semblance")
    guard try version.string() == header else {
      throw version.error("this is not a file of measurements that this program reads")
    }
    let kind = try root.required("kind")
    let charge = try root.required("charge")
    let origin: NoiseOrigin
    switch (try kind.string(), charge.isNull) {
    case ("release", false): origin = .charged(try charge.string())
    case ("draft", true): origin = .draft
    default: throw kind.error("the kind is release, with a charge, or draft, without one")
    }
    let columns = try root.required("columns").sequence().map(column)
    var positions: [String: Int] = [:]
    for (position, column) in columns.enumerated() {
      guard positions.updateValue(position, forKey: column.name) == nil else {
        throw try root.required("columns").error("two columns have one name", value: column.name)
      }
    }
    let measurements = try root.required("measurements").sequence().map {
      try measurement($0, columns: columns, positions: positions, origin: origin)
    }
    if origin != .draft, measurements.isEmpty {
      throw try root.required("measurements").error(
        "a release without a measurement makes no sense")
    }
    return MeasurementsFile(columns: columns, measurements: measurements)
  }

  private static func column(_ node: DocumentNode) throws -> MeasuredColumn {
    let mapping = try node.mapping(allowing: ["name", "size"])
    return MeasuredColumn(
      name: try mapping.required("name").string(),
      size: try mapping.required("size").integer(in: 1...65_536))
  }

  private static func measurement(
    _ node: DocumentNode, columns: [MeasuredColumn], positions: [String: Int],
    origin: NoiseOrigin
  ) throws -> Measurement {
    let mapping = try node.mapping(allowing: [
      "kind", "columns", "sizes", "sigma2", "sigma2_numerator", "sigma2_denominator",
      "sensitivity", "rho", "delta", "values", "reference",
    ])
    let names = try mapping.required("columns")
    let members = try names.sequence().map { name in
      guard let position = positions[try name.string()] else {
        throw name.error("this column is not among the file's columns")
      }
      return position
    }
    let clique = Clique(members)
    guard !members.isEmpty, clique.columns == members else {
      throw names.error("the columns must be different, and in the order of the file's columns")
    }
    let sizes = try mapping.required("sizes")
    guard try sizes.sequence().map({ try $0.integer() }) == members.map({ columns[$0].size }),
      let cells = clique.cellCount(sizes: columns.map(\.size))
    else { throw sizes.error("the sizes are not those of the file's columns") }
    let query = try query(mapping, clique: clique, cells: cells)
    let isScore = query.kind == .score
    let measurement = Measurement(
      query: query, values: try numbers(mapping, "values", count: isScore ? 1 : cells),
      variance: try variance(mapping), origin: origin)
    let rho = try mapping.required("rho")
    guard try rho.number() == measurement.rho.value,
      try mapping.required("sensitivity").number() == 1, try mapping.required("delta").number() == 0
    else { throw rho.error("the cost is not that of this noise: ρ = 1/(2σ²), sensitivity 1, δ 0") }
    return measurement
  }

  private static func query(
    _ mapping: DocumentMapping, clique: Clique, cells: Int
  ) throws -> Query {
    let kind = try mapping.required("kind")
    switch try kind.string() {
    case AccessCost.Kind.marginal.rawValue:
      guard mapping["reference"] == nil else {
        throw kind.error("a marginal has no reference table; remove it")
      }
      return .marginal(clique)
    case AccessCost.Kind.score.rawValue:
      return .score(clique, reference: try numbers(mapping, "reference", count: cells))
    default: throw kind.error("a measurement is a marginal or a score")
    }
  }

  private static func numbers(
    _ mapping: DocumentMapping, _ key: String, count: Int
  ) throws -> [Int64] {
    try mapping.required(key).sequence(count: count).map { Int64(try $0.integer()) }
  }

  private static func variance(_ mapping: DocumentMapping) throws -> Variance {
    let range = 1...Int(UInt32.max)
    let numerator = try mapping.required("sigma2_numerator").integer(in: range)
    let denominator = try mapping.required("sigma2_denominator").integer(in: range)
    let sigma2 = try mapping.required("sigma2")
    guard let variance = Variance(UInt32(numerator), over: UInt32(denominator)),
      try sigma2.number() == variance.value
    else { throw sigma2.error("σ² is not the fraction written beside it") }
    return variance
  }
}
