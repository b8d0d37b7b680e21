import Documents
import Privacy
import Synthesis
import TableFiles
import Tables
import TestSupport
import Testing

@testable import Engine

@Suite("Recipes") struct RecipeTests {
  let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  func recipe(_ dataset: Dataset) throws -> (Recipe, SynthesisRequest) {
    var choices = Choices()
    choices.epsilon = 0.1 + 0.2
    choices.shares = ["age": 2, "ward": 1 / 3]
    choices.caps = ["sex": 0.7]
    choices.rows = 12
    var request = try SynthesisRequest(dataset.encoding, choices: choices).atReleaseQuality
    request.seed = .max - 1
    let recipe = Recipe(
      request, choices: choices, encoding: dataset.encoding, writer: dataset.writer,
      reading: ReadingOptions(encoding: "latin-1", nulls: ["-9", "?"]),
      derivations: ["ward": .partition, "age": .quantiles(levels: 3)], warnings: ["“x”"],
      version: "1")
    return (recipe, request)
  }

  @Test func everythingReadsBack() throws {
    let (recipe, request) = try recipe(try folder.dataset())
    let text = recipe.document(publishesSeed: true).json(pretty: true)
    let read = try Recipe(try DocumentNode.parse(json: text))
    #expect(read == recipe)
    var asked = request
    asked.columns = try read.request(read.encoding).columns
    #expect(try read.request(read.encoding) == asked)
    #expect(asked.columns == request.columns)
  }

  @Test func theEncodingIsThatOfTheTable() throws {
    let dataset = try folder.dataset()
    let encoding = try recipe(dataset).0.encoding
    #expect(encoding.columns == dataset.encoding.columns)
    #expect(encoding.formats == dataset.encoding.formats)
    #expect(encoding.modelled == dataset.encoding.modelled)
  }

  @Test func aSeedThatIsNotPublishedIsNotRead() throws {
    let text = try recipe(try folder.dataset()).0.document(publishesSeed: false).json()
    let error = #expect(throws: InputError.self) {
      try Recipe(try DocumentNode.parse(json: text, file: "m.json"))
    }
    #expect(error?.message.contains("never published") == true && error?.line == 1)
  }

  @Test(arguments: [
    ValueFormat.number(fractionDigits: 0, zeros: 2), .number(fractionDigits: 9), .text,
    .date(DateStyle(.dayMonthDots, isPadded: false)), .date(DateStyle(.monthDaySlashes)),
    .date(DateStyle(.dayMonthSlashes)), .date(.iso),
    .timestamp(TimestampStyle(hasSpace: true, hasSeconds: false, isZulu: true)),
    .timestamp(TimestampStyle()),
  ])
  func waysOfWritingReadBack(_ format: ValueFormat) throws {
    #expect(try ValueFormat(try DocumentNode.parse(json: format.document.json())) == format)
  }

  @Test func anotherDictionaryIsRefused() throws {
    let dataset = try folder.dataset()
    let recipe = try recipe(dataset).0
    try recipe.check(dataset.schema.columns, file: "s")
    var other = dataset.schema.columns
    other[0].domain = .grid(lower: 0, upper: 50)
    let error = #expect(throws: InputError.self) { try recipe.check(other, file: "s") }
    #expect(error?.column == "age" && error?.file == "s")
    other[0] = ColumnSchema(name: "height", kind: .integer, domain: .grid(lower: 0, upper: 1))
    #expect(throws: InputError.self) { try recipe.check(other, file: "s") }
  }
}
