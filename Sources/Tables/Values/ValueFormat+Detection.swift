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
  /// Calls `body` with the bytes of each distinct text that is no null until it answers false;
  /// whether it always answered true.
  func allTexts(_ body: (UnsafeBufferPointer<UInt8>) -> Bool) -> Bool {
    for code in isNull.indices where !isNull[code] {
      if !dictionary.withBytes(of: code, body) { return false }
    }
    return true
  }

  /// The most digits any text has after its point, at most 9; 0 where a text is no number.
  var writtenFractionDigits: Int {
    var most = 0
    let allNumbers = allTexts { bytes in
      guard let written = WrittenNumber(bytes) else { return false }
      most = max(most, written.scale)
      return true
    }
    return allNumbers ? min(9, most) : 0
  }

  /// Whether every text is a plain whole number without leading zeros.
  var holdsPlainNumbers: Bool {
    allTexts { bytes in
      guard let written = WrittenNumber(bytes) else { return false }
      return written.isPlain && !written.hasLeadingZeros && bytes.first != UInt8(ascii: " ")
        && bytes.last != UInt8(ascii: " ")
    }
  }

  /// The date styles, best first, with how many distinct texts do not fit them.
  var dateStyles: [(style: DateStyle, misfits: Int)] {
    DateStyle.Order.allCases.map { order in
      var misfits = 0
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
    var found: TimestampStyle?
    var isUniform = true
    _ = allTexts { bytes in
      guard let scanned = TimestampStyle.scan(bytes) else {
        isUniform = false
        return true
      }
      guard var style = found else {
        found = scanned.style
        return true
      }
      if style.hasSpace != scanned.style.hasSpace || style.isZulu != scanned.style.isZulu {
        isUniform = false
      }
      style.hasSeconds = style.hasSeconds || scanned.style.hasSeconds
      found = style
      return true
    }
    return found.map { ($0, isUniform) }
  }
}
