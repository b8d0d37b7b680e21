import Rules
import Synthesis
import Tables

/// Rules and steps on a table's own columns, to begin with: every one of them fits the table.
struct ExampleLines {
  private let schema: Schema

  init(_ schema: Schema) { self.schema = schema }

  /// Rules.
  var rules: [String] {
    var lines: [String] = []
    if dates.count >= 2 { lines.append("\(dates[1]) >= \(dates[0])") }
    if let number = numbers.first {
      lines.append("\(number.name) between \(number.low) and \(number.high)")
    }
    if categories.count >= 2 {
      lines.append("\(categories[0].name) determines \(categories[1].name)")
      lines.append(
        "if \(categories[0].name) = \(categories[0].first) then "
          + "\(categories[1].name) = \(categories[1].last)")
    }
    return lines.filter { (try? CheckedRule(Rule($0), schema: schema)) != nil }
  }

  /// Steps of a scenario.
  var scenario: [String] {
    var lines: [String] = []
    if let category = categories.first {
      lines.append("what if \(category.name) = \(category.first)")
      lines.append("set share of \(category.name) = \(category.first) to 20%")
    }
    if let category = categories.last {
      lines.append("amplify \(category.name) = \(category.last) to 20%")
    }
    if let number = numbers.last {
      lines += ["add noise of 5% to \(number.name)", "blank 5% of \(number.name)"]
    }
    lines.append("repeat 2% of rows")
    if let date = dates.first {
      lines += [
        "drop 10% of rows in gaps of 3 days of \(date)",
        "delay 3% of rows by up to 2 days of \(date)",
      ]
    }
    lines.append("blend 30% from \"public.csv\"")
    if let category = categories.first { lines.append("balance \(category.name)") }
    return lines.filter { (try? Scenario([$0], schema: schema)) != nil }
  }

  /// Steps of post-processing.
  var postProcessing: [String] {
    var lines: [String] = []
    if let category = categories.last { lines.append("suppress \(category.name) below 5 rows") }
    if let number = numbers.first {
      lines += [
        "top-code \(number.name) at \(number.high)",
        "bottom-code \(number.name) at \(number.low)",
        "generalise \(number.name) into bins of 10",
      ]
    }
    if let number = numbers.last {
      lines += ["round \(number.name) to 10", "average \(number.name) in groups of 5"]
    }
    if let date = dates.first {
      lines += ["coarsen \(date) to month", "shift \(date) by up to 7 days"]
    }
    if let category = categories.first { lines.append("randomise \(category.name) keeping 90%") }
    let quasi = (numbers.prefix(1).map(\.name) + categories.prefix(1).map(\.name))
      .joined(separator: ", ")
    lines.append("k-anonymity 5 over \(quasi)")
    if categories.count >= 2 {
      lines.append("l-diversity 2 of \(categories[1].name) over \(quasi)")
      lines.append("t-closeness 0.3 of \(categories[1].name) over \(quasi)")
    }
    return lines.filter { (try? PostProcessing([$0], schema: schema)) != nil }
  }

  private var modelled: [ColumnSchema] { schema.columns.filter(\.isModelled) }

  private var dates: [String] {
    modelled.filter { $0.kind == .date || $0.kind == .timestamp }
      .map { LineEditor.quoted($0.name) }
  }

  /// Columns of numbers with a low and a high value within their ranges.
  private var numbers: [(name: String, low: String, high: String)] {
    modelled.compactMap { column in
      guard column.kind == .integer || column.kind == .decimal,
        case .grid(let lower, let upper) = column.domain
      else { return nil }
      let format = ValueFormat(column)
      let (span, overflow) = upper.subtractingReportingOverflow(lower)
      let tenth = overflow ? 0 : span / 10
      return (
        LineEditor.quoted(column.name), format.text(of: lower + tenth),
        format.text(of: upper - tenth)
      )
    }
  }

  private var categories: [(name: String, first: String, last: String)] {
    modelled.compactMap { column in
      guard case .categories(let texts) = column.domain, let first = texts.first,
        let last = texts.last, texts.count > 1
      else { return nil }
      func quoted(_ text: String) -> String {
        "\"" + text.replacing("\"", with: "\"\"") + "\""
      }
      return (LineEditor.quoted(column.name), quoted(first), quoted(last))
    }
  }
}
