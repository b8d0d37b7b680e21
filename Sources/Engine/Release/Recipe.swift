import Documents
import Privacy
import Synthesis
import TableFiles
import Tables

/// How rows are made of measurements: public choices and a seed, so that whoever has the measurements
/// can make the same rows, bit for bit, without the real table.
struct Recipe: Sendable, Hashable {
  /// The program's version, in case another one makes other rows.
  var version: String
  /// Budget, method, shares, caps and rows; what is for the screen alone is at its default.
  var choices: Choices
  /// See ``SynthesisRequest/cellCap``.
  var cellCap: Int
  /// See ``SynthesisRequest/batches``.
  var batches: Int
  /// See ``SynthesisRequest/iterations``.
  var iterations: Int
  /// Draws the rows, which is post-processing: published with a release, never with a draft.
  var seed: UInt64
  /// What separates fields.
  var delimiter: Character
  /// How null is written.
  var nullText: String
  /// How the text of the table was read.
  var reading: ReadingOptions
  /// The columns with what decides their cells; what is for people's eyes is left out.
  var schema: Schema
  /// How each column of the schema is written.
  var formats: [ValueFormat]
  /// How domains were derived, by column, whether or not that came to something.
  var derivations: [String: BudgetRequest.Derivation]
  /// What the plan could not give.
  var warnings: [String]
  /// SHA-256 of the public tables that the scenario blends in, by the name it gives them.
  var publicTables: [String: String] = [:]
  /// The rules that what was measured was measured under, where rows are made under others; `nil` where they
  /// are those of the choices.
  var measuredRules: RuleList?

  /// The recipe of a request on a table encoded like this.
  init(
    _ request: SynthesisRequest, choices: Choices, encoding: TableEncoding, writer: CSVWriter,
    reading: ReadingOptions, derivations: [String: BudgetRequest.Derivation], warnings: [String],
    version: String
  ) {
    self.version = version
    var kept = Choices()
    kept.epsilon = choices.epsilon
    kept.delta = choices.delta
    kept.method = request.method.rawValue
    kept.shares = choices.shares
    kept.caps = choices.caps
    kept.rows = choices.rows
    kept.rules = choices.rules.filter(\.isOn)
    kept.ruleTables = choices.ruleTables
    kept.scenario = choices.scenario.texts.map { ChosenStep($0) }
    kept.postProcessing = choices.postProcessing.texts.map { ChosenStep($0) }
    self.choices = kept
    cellCap = request.cellCap
    batches = request.batches
    iterations = request.iterations
    seed = request.seed
    delimiter = writer.delimiter
    nullText = writer.nullText
    self.reading = reading
    schema = Schema(columns: encoding.schema.columns.map(\.withoutRemarks))
    formats = encoding.formats
    self.derivations = derivations
    self.warnings = warnings
  }

  init(
    version: String, choices: Choices, cellCap: Int, batches: Int, iterations: Int, seed: UInt64,
    delimiter: Character, nullText: String, reading: ReadingOptions, schema: Schema,
    formats: [ValueFormat], derivations: [String: BudgetRequest.Derivation], warnings: [String]
  ) {
    self.version = version
    self.choices = choices
    self.cellCap = cellCap
    self.batches = batches
    self.iterations = iterations
    self.seed = seed
    self.delimiter = delimiter
    self.nullText = nullText
    self.reading = reading
    self.schema = schema
    self.formats = formats
    self.derivations = derivations
    self.warnings = warnings
  }

  /// How columns become cells, and codes become values again.
  var encoding: TableEncoding {
    // An encoding takes its ways of writing from a table; it needs no rows for that.
    let columns = zip(schema.columns, formats).map { column, format in
      Column(name: column.name, format: format, storage: .numbers(PackedIntegers(unpacked: [])))
    }
    return TableEncoding(schema, writtenLike: Table(columns: columns, rowCount: 0))
  }

  /// What was asked for.
  ///
  /// - Throws: `InputError` for choices out of range.
  func request(_ encoding: TableEncoding) throws -> SynthesisRequest {
    var request = try SynthesisRequest(encoding, choices: measuredChoices)
    if measuredRules != nil {
      // What was measured stays as it is; rows are made to obey the rules as they stand now.
      request.rules = RuleSet.of(choices, encoding).plan
      request.rows = request.rules.rowCount ?? choices.rows
    }
    request.cellCap = cellCap
    request.batches = batches
    request.iterations = iterations
    request.seed = seed
    return request
  }

  /// What derivations and measurements may spend, for a total of `epsilon` at the choices' δ.
  func budget(_ request: SynthesisRequest, epsilon: Epsilon? = nil) throws -> DomainBudget {
    guard let asked = Epsilon(choices.epsilon), let delta = Delta(choices.delta) else {
      throw choices.unreachable
    }
    return DomainBudget(
      request, deriving: derivations, epsilon: epsilon ?? asked, delta: delta)
  }

  /// Plans, measures and fits on a table encoded like this.
  ///
  /// - Throws: `InputError` for choices out of range.
  func synthesizer(_ encoding: TableEncoding) throws -> Synthesizer {
    let request = try request(encoding)
    return try budget(request).synthesizer(request)
  }

  /// The choices as they stood when the real rows were measured.
  var measuredChoices: Choices {
    guard let measuredRules else { return choices }
    var measured = choices
    measured.rules = measuredRules.rules
    measured.ruleTables = measuredRules.tables
    return measured
  }

  /// Writes tables as the input was written.
  var writer: CSVWriter { CSVWriter(delimiter: delimiter, nullText: nullText) }

  /// The same recipe with other choices of what costs nothing: rows, rules, scenario and post-processing.
  ///
  /// - Parameters:
  ///   - rules: what becomes of the rules.
  ///   - place: where a public table of this name is.
  /// - Throws: `InputError` for rules or steps that do not fit the columns, or a public table that cannot be read.
  func taking(
    _ choices: Choices, rules: RuleRevision, at place: (String) -> String
  ) throws -> Recipe {
    var recipe = try taking(rules, rows: choices.rows ?? self.choices.rows)
    let steps = try OutputSteps(choices, schema: encoding.schema)
    recipe.publicTables = try PublicTables.checked(
      steps.scenario.publicTables, like: encoding.schema, at: place)
    let choices = steps.resolved(choices)
    if let rows = choices.rows { recipe.choices.rows = rows }
    recipe.choices.scenario = choices.scenario
    recipe.choices.postProcessing = choices.postProcessing
    return recipe
  }

  /// Names of modelled columns whose domain was read off the real rows.
  var inferredColumns: [String] {
    schema.columns.filter { $0.isModelled && $0.source == .inferred }.map(\.name)
  }

  /// Refuses a dictionary that gives a column other values than it was measured with.
  ///
  /// - Parameter file: The dictionary's path, for the error.
  /// - Throws: `InputError` that names the column.
  func check(_ declared: [ColumnSchema], file: String?) throws {
    for column in declared {
      guard let measured = schema.columns.first(where: { $0.name == column.name }) else {
        throw InputError(
          "the table that was measured has no such column; leave the dictionary out", file: file,
          column: column.name)
      }
      guard column.isModelled || column.kind != measured.kind else { continue }
      var (wanted, known) = (column.withoutRemarks, measured)
      if derivations[column.name] != nil, wanted.edges == nil {
        // Its cells were found under the charge; what was declared is its range.
        (wanted.bins, known.bins, known.edges) = (nil, nil, nil)
      }
      wanted.source = known.source
      guard wanted == known else {
        throw InputError(
          "this column was measured with another kind, domain or bins; what was paid for can only be "
            + "used as it was measured", file: file, column: column.name)
      }
    }
  }
}

extension ColumnSchema {
  /// The column with what decides its cells and without what is for people's eyes.
  var withoutRemarks: ColumnSchema {
    var column = self
    column.unit = nil
    column.description = nil
    column.sensitivity = nil
    // A target's pairs weigh more; the other roles are for people.
    column.role = role == .target ? .target : .none
    column.reason = nil
    return column
  }
}
