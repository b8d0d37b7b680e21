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
    let root = try DocumentNode.parse(json: text, file: file).mapping()
    let version = try root.required("semblance")
    switch try version.string() {
    case oldHeader:
      return try old(
        root.node.mapping(allowing: ["semblance", "kind", "charge", "columns", "measurements"]))
    case header:
      return try new(
        root.node.mapping(allowing: [
          "semblance", "kind", "charges", "recipe", "columns", "domains", "measurements",
        ]))
    default: throw version.error("this is not a file of measurements that this program reads")
    }
  }

  private static func old(_ root: DocumentMapping) throws -> MeasurementsFile {
    let charge = try root.required("charge")
    let origin: NoiseOrigin = charge.isNull ? .draft : .charged(try charge.string())
    let columns = try columns(root)
    let reader = MeasurementReader(columns: columns, origin: origin)
    let measurements = try root.required("measurements").sequence().map(reader.measurement)
    let file = MeasurementsFile(columns: columns, measurements: measurements)
    try file.checkKind(root)
    return file
  }

  private static func new(_ root: DocumentMapping) throws -> MeasurementsFile {
    let columns = try columns(root)
    let reader = MeasurementReader(columns: columns, origin: nil)
    let derivations = try root.required("domains").sequence().map(reader.derivation)
    let measurements = try root.required("measurements").sequence().map(reader.measurement)
    let file = MeasurementsFile(columns, derivations, measurements, recipe: root["recipe"])
    let charges = try root.required("charges")
    guard try charges.sequence().map({ try $0.string() }) == file.charges else {
      throw charges.error("these are not the charges of the measurements, in their order")
    }
    try file.checkKind(root)
    return file
  }

  private func checkKind(_ root: DocumentMapping) throws {
    let kind = try root.required("kind")
    let origins = derivations.map(\.origin) + measurements.map(\.origin)
    switch try kind.string() {
    case "draft" where origins.allSatisfy({ $0 == .draft }): return
    case "release" where !origins.contains(.draft):
      guard !measurements.isEmpty else {
        throw try root.required("measurements").error(
          "a release without a measurement makes no sense")
      }
    default: throw kind.error("the kind is release, with charges, or draft, without any")
    }
  }

  private static func columns(_ root: DocumentMapping) throws -> [MeasuredColumn] {
    let list = try root.required("columns")
    var names: Set<String> = []
    return try list.sequence().map { node in
      let column = try column(node)
      guard names.insert(column.name).inserted else {
        throw list.error("two columns have one name", value: column.name)
      }
      return column
    }
  }

  private static func column(_ node: DocumentNode) throws -> MeasuredColumn {
    let mapping = try node.mapping(allowing: ["name", "size", "coarse"])
    let size = try mapping.required("size").integer(in: 1...65_536)
    let coarsening = try mapping["coarse"].map { node in
      guard let coarsening = Coarsening(try node.sequence(count: size).map { try $0.integer() })
      else { throw node.error("the numbers of the cells put together have a gap") }
      return coarsening
    }
    return MeasuredColumn(
      name: try mapping.required("name").string(), size: size, coarsening: coarsening)
  }
}
