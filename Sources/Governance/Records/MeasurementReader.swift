import Documents
import Privacy
import Tables

/// Reads the measurements and derivations of a file whose columns are known.
struct MeasurementReader {
  let columns: [MeasuredColumn]
  /// Where all noise came from; `nil` where each entry says its charge.
  let origin: NoiseOrigin?
  private let positions: [String: Int]

  init(columns: [MeasuredColumn], origin: NoiseOrigin?) {
    self.columns = columns
    self.origin = origin
    positions = Dictionary(
      columns.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private static let common = ["kind", "columns", "sensitivity", "rho", "delta"]
  private static let noise = ["sigma2", "sigma2_numerator", "sigma2_denominator"]

  func measurement(_ node: DocumentNode) throws -> Measurement {
    let mapping = try allowed(node, MeasurementReader.noise + ["sizes", "values", "reference"])
    let clique = try clique(mapping)
    let shape = try isScore(mapping) || clique.count > 1 ? QueryShape.together : .alone
    let all = columns.sizes(shape)
    let sizes = try mapping.required("sizes")
    guard try sizes.sequence().map({ try $0.integer() }) == clique.columns.map({ all[$0] }),
      let cells = clique.cellCount(sizes: all)
    else { throw sizes.error("the sizes are not those of the file's columns") }
    let query = try query(mapping, clique: clique, cells: cells)
    let measurement = Measurement(
      query: query,
      values: try numbers(mapping, "values", count: query.kind == .score ? 1 : cells),
      variance: try variance(mapping), origin: try origin(mapping))
    try check(MeasurementRecord(measurement, columns: columns), against: mapping)
    return measurement
  }

  func derivation(_ node: DocumentNode) throws -> DomainDerivation {
    let kind = try node.mapping().required("kind")
    switch try kind.string() {
    case "partition": return try partition(node)
    case "quantiles": return try quantiles(node)
    default: throw kind.error("a domain is derived by partition or quantiles")
    }
  }

  private func partition(_ node: DocumentNode) throws -> DomainDerivation {
    let mapping = try allowed(
      node, MeasurementReader.noise + ["threshold", "values", "noisy_counts"])
    let threshold = Int64(try mapping.required("threshold").integer())
    let names = try mapping.required("values")
    let values = try names.sequence().map { try $0.string() }
    let counts = try numbers(mapping, "noisy_counts", count: values.count)
    guard Set(values).count == values.count, counts.allSatisfy({ $0 >= threshold }) else {
      throw names.error("a value stands here twice, or below the threshold")
    }
    let delta = try mapping.required("delta")
    guard let used = Delta(try delta.number()) else { throw delta.error("δ must be in 0 … 1") }
    return try derivation(
      mapping, .partition(variance: try variance(mapping), delta: used),
      .values(
        zip(values, counts).map { KeptValue(value: $0, noisyCount: $1) }, threshold: threshold))
  }

  private func quantiles(_ node: DocumentNode) throws -> DomainDerivation {
    let mapping = try allowed(
      node,
      ["sigma2", "strengths", "strength_numerators", "strength_denominators", "cells", "cuts"]
    )
    let strengths = try mapping.required("strengths")
    let count = try strengths.sequence().count
    let over = try numbers(mapping, "strength_denominators", count: count)
    let levels = try zip(numbers(mapping, "strength_numerators", count: count), over).map {
      guard let numerator = UInt32(exactly: $0), let denominator = UInt32(exactly: $1),
        let level = SelectionStrength(numerator, over: denominator)
      else { throw strengths.error("a strength is a fraction of whole numbers from 1 to 2^32 − 1") }
      return level
    }
    guard try strengths.sequence().map({ try $0.number() }) == levels.map(\.value) else {
      throw strengths.error("these are not the fractions written beside them")
    }
    let cells = try mapping.required("cells").integer(in: 1...65_536)
    let places = try mapping.required("cuts")
    let cuts = try places.sequence().map { try $0.integer(in: 1...cells) }
    guard zip(cuts, cuts.dropFirst()).allSatisfy({ $0 < $1 }) else {
      throw places.error("the cuts must ascend")
    }
    return try derivation(mapping, .quantiles(levels: levels), .cuts(cuts, cells: cells))
  }

  private func derivation(
    _ mapping: DocumentMapping, _ kind: DerivationCost.Kind, _ answer: DomainDerivation.Answer
  ) throws -> DomainDerivation {
    let clique = try clique(mapping)
    guard let column = clique.columns.first, clique.count == 1 else {
      throw try mapping.required("columns").error("a domain is that of one column")
    }
    let derivation = DomainDerivation(
      column: column, kind: kind, answer: answer, origin: try origin(mapping))
    try check(MeasurementRecord(derivation, columns: columns), against: mapping)
    return derivation
  }

  private func allowed(_ node: DocumentNode, _ keys: [String]) throws -> DocumentMapping {
    try node.mapping(
      allowing: MeasurementReader.common + keys + (origin == nil ? ["charge"] : []))
  }

  private func origin(_ mapping: DocumentMapping) throws -> NoiseOrigin {
    if let origin { return origin }
    let charge = try mapping.required("charge")
    return charge.isNull ? .draft : .charged(try charge.string())
  }

  private func clique(_ mapping: DocumentMapping) throws -> Clique {
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
    return clique
  }

  private func isScore(_ mapping: DocumentMapping) throws -> Bool {
    try mapping.required("kind").string() == AccessCost.Kind.score.rawValue
  }

  private func query(
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

  private func numbers(
    _ mapping: DocumentMapping, _ key: String, count: Int
  ) throws -> [Int64] {
    try mapping.required(key).sequence(count: count).map { Int64(try $0.integer()) }
  }

  private func variance(_ mapping: DocumentMapping) throws -> Variance {
    let range = 1...Int(UInt32.max)
    let numerator = try mapping.required("sigma2_numerator").integer(in: range)
    let denominator = try mapping.required("sigma2_denominator").integer(in: range)
    let sigma2 = try mapping.required("sigma2")
    guard let variance = Variance(UInt32(numerator), over: UInt32(denominator)),
      try sigma2.number() == variance.value
    else { throw sigma2.error("σ² is not the fraction written beside it") }
    return variance
  }

  private func check(_ record: MeasurementRecord, against mapping: DocumentMapping) throws {
    let rho = try mapping.required("rho")
    guard try rho.number() == record.rho,
      try mapping.required("sensitivity").number() == record.sensitivity,
      try mapping.required("delta").number() == record.delta
    else { throw rho.error("the cost is not that of this noise: ρ, sensitivity or δ′ differs") }
  }
}
