import Tables

extension RuleCompletion {
  /// All that fits, best first.
  var candidates: [Candidate] {
    var found: [Candidate] = []
    let left = column(before: tokens.count)
    if wanted.contains("a file's name") { found += tables.map { candidate($0, .table) } }
    if wanted.contains("a value") || wanted.isEmpty {
      if let compared { found += values(compared) }
    }
    if wanted.contains("a column"), quote == nil || quote == "`" {
      found += columns(beside: compared)
    }
    if quote == nil { found += operators(after: left) + words(after: left) + functions }
    var seen: Set<String> = []
    return ranked(found).filter { seen.insert($0.text).inserted }
  }

  private func candidate(_ text: String, _ kind: Kind, _ detail: String = "") -> Candidate {
    Candidate(text: text, kind: kind, range: range, detail: detail)
  }

  /// Those that begin with what is typed, then those that hold it; by kind, in their own order.
  private func ranked(_ found: [Candidate]) -> [Candidate] {
    let typed = partial.lowercased()
    guard !typed.isEmpty else { return found }
    func bare(_ candidate: Candidate) -> String {
      var text = candidate.text.lowercased()[...]
      while let first = text.first, "\"'`".contains(first) { text = text.dropFirst() }
      return String(text)
    }
    let begins = found.filter { bare($0).hasPrefix(typed) }
    let holds = found.filter {
      [.value, .column, .table].contains($0.kind) && !bare($0).hasPrefix(typed)
        && bare($0).contains(typed)
    }
    return begins + (typed.count > 1 ? holds : [])
  }

  // MARK: Columns and values

  /// The column that the tokens up to a place end with.
  private func column(before end: Int) -> Int? {
    guard end > 0 else { return nil }
    switch tokens[end - 1].kind {
    case .word(let name), .quotedName(let name): return schema.index(of: name)
    default: return nil
    }
  }

  /// The column a value at the place would be compared with: before a comparison, `in (`, `between`.
  private var compared: Int? {
    var end = tokens.count
    while end > 0 {
      let token = tokens[end - 1]
      switch token.kind {
      case .sign(let sign) where Comparison(rawValue: sign.rawValue) != nil:
        return column(before: end - 1)
      case .sign(.comma), .sign(.open), .text, .number, .date, .timestamp: end -= 1
      case .word:
        switch token.keyword {
        case "in", "between":
          let isNot = end > 1 && tokens[end - 2].keyword == "not"
          return column(before: isNot ? end - 2 : end - 1)
        case "with", "starts", "ends", "contains", "matches": return nil
        case "and": end -= 1
        default: return nil
        }
      case .sign, .quotedName, .end: return nil
      }
    }
    return nil
  }

  private func values(_ column: Int) -> [Candidate] {
    let schema = schema.columns[column]
    let detail = "a value of \(schema.name)"
    if let texts = schema.listedTexts {
      guard quote != "`" else { return [] }
      let mark = quote.map(String.init) ?? "\""
      return texts.prefix(2000).map {
        candidate(mark + $0.replacing(mark, with: mark + mark) + mark, .value, detail)
      }
    }
    guard quote == nil else { return [] }
    switch schema.domain {
    case .codes(let size):
      return (0..<min(64, max(0, size))).map { candidate(String($0), .value, detail) }
    case .grid(let lower, let upper):
      let format = ValueFormat(schema)
      return [
        candidate(format.text(of: lower), .value, "the least of \(schema.name)"),
        candidate(format.text(of: upper), .value, "the greatest of \(schema.name)"),
      ]
    case .categories, .open: return []
    }
  }

  /// The columns, those of the compared column's type first, without that column itself.
  private func columns(beside compared: Int?) -> [Candidate] {
    let type = compared.map { ValueType(schema.columns[$0]) }
    let indices = schema.columns.indices.filter { $0 != compared }
    let same = indices.filter { type == nil || ValueType(schema.columns[$0]) == type }
    let others = indices.filter { type != nil && ValueType(schema.columns[$0]) != type }
    return (same + (type == nil ? [] : type == .text ? [] : others)).map { index in
      let column = schema.columns[index]
      return candidate(
        RuleCompletion.written(column.name), .column, column.description ?? column.kind.rawValue)
    }
  }

  /// A column's name as a rule writes it: between back-quotes where it is no bare word.
  public static func written(_ name: String) -> String {
    let isBare =
      name.first?.isRuleLetter == true && name.allSatisfy { $0.isRuleLetter || $0.isRuleDigit }
      && !RuleParser.reserved.contains(name.lowercased())
    return isBare ? name : "`" + name.replacing("`", with: "``") + "`"
  }

  // MARK: Signs, words and functions

  private func operators(after column: Int?) -> [Candidate] {
    var found: [Candidate] = []
    let isText = column.map { ValueType(schema.columns[$0]) == .text } ?? false
    if wanted.contains("a comparison") {
      found += Comparison.allCases.filter { !isText || !$0.isOrder }
        .map { candidate($0.rawValue, .sign) }
    }
    guard !isText else { return found }
    return found + ["+", "-", "*", "/", "±"].filter(wanted.contains).map { candidate($0, .sign) }
  }

  private func words(after column: Int?) -> [Candidate] {
    let isText = column.map { ValueType(schema.columns[$0]) == .text }
    let known: [(word: String, text: String, forText: Bool?)] = [
      ("in", "in (", nil), ("between", "between", false), ("is", "is null", nil),
      ("is", "is not null", nil), ("matches", "matches \"", true),
      ("starts", "starts with \"", true), ("ends", "ends with \"", true),
      ("contains", "contains \"", true), ("determines", "determines", nil), ("and", "and", nil),
      ("or", "or", nil), ("then", "then", nil), ("else", "else", nil), ("implies", "implies", nil),
      ("iff", "iff", nil), ("not", "not", nil), ("null", "null", nil), ("with", "with \"", nil),
      ("table", "table", nil), (")", ")", nil), ("(", "(", nil), (",", ",", nil),
    ]
    var found = known.filter { entry in
      wanted.contains(entry.word) && (entry.forText == nil || entry.forText == isText)
    }.map { candidate($0.text, .word) }
    if wanted.contains("a value"), compared == nil {
      found += ["if", "not"].map { candidate($0, .word) }
    }
    return found
  }

  private var functions: [Candidate] {
    guard wanted.contains("a value") else { return [] }
    // A rule may begin with what speaks of all rows.
    let ofAll = tokens.isEmpty ? ["unique", "count", "share"] : []
    if let compared, ValueType(schema.columns[compared]) == .text { return [] }
    return (ofAll + RuleChecker.functions).map { candidate($0 + "(", .function) }
  }
}
