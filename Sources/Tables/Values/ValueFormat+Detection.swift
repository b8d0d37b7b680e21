extension ValueFormat {
  /// How a raw column writes the values its schema declares.
  ///
  /// Dates take the style that most of their distinct texts fit; where slashes leave day and month
  /// in doubt, the month comes first. Identifiers are numbers where all are written as plain ones.
  init(_ raw: RawColumn, schema: ColumnSchema) {
    if case .codes = schema.domain {
      self = .number(fractionDigits: 0)
      return
    }
    switch schema.kind {
    case .integer: self = .number(fractionDigits: 0, zeros: raw.writtenFractionDigits)
    case .decimal: self = ValueFormat(schema)
    case .date: self = .date(raw.dateStyles.first?.style ?? .iso)
    case .timestamp: self = .timestamp(raw.timestampStyle?.style ?? TimestampStyle())
    case .identifier: self = raw.holdsPlainNumbers ? .number(fractionDigits: 0) : .text
    case .category, .boolean, .text: self = .text
    }
  }

  /// What a value of this format looks like.
  var expectation: String {
    switch self {
    case .number(let fractionDigits, _):
      fractionDigits == 0
        ? "a whole number" : "a number with at most \(fractionDigits) digits after the point"
    case .date(let style):
      switch style.order {
      case .iso: "a date such as 2024-03-09"
      case .dayMonthDots: "a date such as 09.03.2024"
      case .monthDaySlashes: "a date such as 03/09/2024 (month first)"
      case .dayMonthSlashes: "a date such as 09/03/2024 (day first)"
      }
    case .timestamp: "a timestamp such as 2024-03-09T12:34:56"
    case .text: "text"
    }
  }
}

extension RawColumn {
  /// Calls `body` with the bytes of each stored text that is no null until it answers false; whether
  /// it always answered true. Words of a column are not among the stored texts.
  func allTexts(_ body: (UnsafeBufferPointer<UInt8>) -> Bool) -> Bool {
    let (dictionary, isNull) =
      switch storage {
      case .texts(let texts): (texts.dictionary, texts.isNull)
      case .words(let words): (words.others, words.isNull)
      }
    for code in isNull.indices where !isNull[code] {
      if !dictionary.withBytes(of: code, body) { return false }
    }
    return true
  }

  /// The column's words, where it holds them.
  var words: RawWords? {
    if case .words(let words) = storage { words } else { nil }
  }

  /// The most digits any text has after its point, at most 9; 0 where a text is no number.
  var writtenFractionDigits: Int { NumberFacts(self).map { min(9, $0.mostDigits) } ?? 0 }

  /// Whether every text is a plain whole number without leading zeros.
  var holdsPlainNumbers: Bool {
    NumberFacts(self).map { $0.isPlain && !$0.hasLeadingZeros } ?? false
  }

  /// The date styles, best first, with how many distinct texts do not fit them (a word never does).
  var dateStyles: [(style: DateStyle, misfits: Int)] {
    let words = words?.forms.reduce(0) { $0 + $1.count } ?? 0
    return DateStyle.Order.allCases.map { order in
      var misfits = words
      var isPadded = true
      let style = DateStyle(order)
      _ = allTexts { bytes in
        if style.parse(bytes) == nil {
          misfits += 1
        } else if bytes.count < 10 {
          isPadded = false
        }
        return true
      }
      return (DateStyle(order, isPadded: isPadded), misfits)
    }.enumerated().sorted { ($0.element.misfits, $0.offset) < ($1.element.misfits, $1.offset) }
      .map(\.element)
  }

  /// How the texts that are timestamps are written, and whether all are, in one style.
  var timestampStyle: (style: TimestampStyle, isUniform: Bool)? {
    var found = words?.firstTimestampStyle
    var isUniform = true
    func add(_ written: TimestampStyle?) {
      guard let written else {
        isUniform = false
        return
      }
      guard var style = found else {
        found = written
        return
      }
      if style.hasSpace != written.hasSpace || style.isZulu != written.isZulu {
        isUniform = false
      }
      style.hasSeconds = style.hasSeconds || written.hasSeconds
      found = style
    }
    for (form, facts) in (words?.forms ?? []).enumerated() where facts.count > 0 {
      add(WrittenWord.timestampStyle(ofForm: form))
    }
    _ = allTexts { bytes in
      add(TimestampStyle.scan(bytes)?.style)
      return true
    }
    return found.map { ($0, isUniform) }
  }
}
