import Documents
import Tables

extension ValueFormat {
  /// How a column is written, where that is not the usual way.
  var document: DocumentValue {
    switch self {
    case .number(let fractionDigits, let zeros):
      .map([
        ("as", .text("number")), ("digits", .integer(fractionDigits)), ("zeros", .integer(zeros)),
      ])
    case .date(let style):
      .map([
        ("as", .text("date")), ("order", .text(style.order.name)),
        ("padded", .boolean(style.isPadded)),
      ])
    case .timestamp(let style):
      .map([
        ("as", .text("timestamp")), ("space", .boolean(style.hasSpace)),
        ("seconds", .boolean(style.hasSeconds)), ("zulu", .boolean(style.isZulu)),
      ])
    case .text: .map([("as", .text("text"))])
    }
  }

  /// Reads how a column is written.
  ///
  /// - Throws: `InputError` with line and column.
  init(_ node: DocumentNode) throws {
    let kind = try node.mapping().required("as")
    switch try kind.string() {
    case "number":
      let mapping = try node.mapping(allowing: ["as", "digits", "zeros"])
      self = .number(
        fractionDigits: try mapping.required("digits").integer(in: 0...9),
        zeros: try mapping.required("zeros").integer(in: 0...9))
    case "date":
      let mapping = try node.mapping(allowing: ["as", "order", "padded"])
      let order = try mapping.required("order")
      guard let known = DateStyle.Order.named(try order.string()) else {
        throw order.error(
          "the order must be one of " + DateStyle.Order.allCases.map(\.name).joined(separator: ", ")
        )
      }
      self = .date(DateStyle(known, isPadded: try mapping.required("padded").boolean()))
    case "timestamp":
      let mapping = try node.mapping(allowing: ["as", "space", "seconds", "zulu"])
      self = .timestamp(
        TimestampStyle(
          hasSpace: try mapping.required("space").boolean(),
          hasSeconds: try mapping.required("seconds").boolean(),
          isZulu: try mapping.required("zulu").boolean()))
    case "text":
      _ = try node.mapping(allowing: ["as"])
      self = .text
    default: throw kind.error("values are written as number, date, timestamp or text")
    }
  }
}

extension DateStyle.Order {
  /// The order's name in files.
  fileprivate var name: String {
    switch self {
    case .iso: "year-month-day"
    case .dayMonthDots: "day.month.year"
    case .monthDaySlashes: "month/day/year"
    case .dayMonthSlashes: "day/month/year"
    }
  }

  fileprivate static func named(_ name: String) -> DateStyle.Order? {
    allCases.first { $0.name == name }
  }
}
