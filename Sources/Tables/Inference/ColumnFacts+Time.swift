extension ColumnFacts {
  /// Dates, where every text fits one style, and no other style fits as well.
  var date: ColumnSchema? {
    let styles = raw.dateStyles
    guard styles[0].misfits == 0 else { return nil }
    guard styles[1].misfits > 0 else { return nil }
    let style = styles[0].style
    guard let found = extremes({ style.parse($0) }) else { return nil }
    let format = ValueFormat.date(style)
    let bounds = NiceBounds.days(found.lowerBound, found.upperBound)
    return guess(
      .date, .grid(lower: bounds.lowerBound, upper: bounds.upperBound),
      "\(allValues) \(verb) dates from \(format.text(of: found.lowerBound)) to "
        + format.text(of: found.upperBound))
  }

  /// Timestamps, where every text is one and all are written alike.
  var timestamp: ColumnSchema? {
    guard let (style, isUniform) = raw.timestampStyle, isUniform else { return nil }
    let format = ValueFormat.timestamp(style)
    guard let found = timestampExtremes else { return nil }
    let bounds = NiceBounds.seconds(found.lowerBound, found.upperBound)
    return guess(
      .timestamp, .grid(lower: bounds.lowerBound, upper: bounds.upperBound),
      "\(allValues) \(verb) timestamps from \(format.text(of: found.lowerBound)) to "
        + format.text(of: found.upperBound))
  }

  private var timestampExtremes: ClosedRange<Int64>? {
    let found = extremes { TimestampStyle.scan($0)?.seconds }
    let words = raw.words?.forms.filter { $0.count > 0 } ?? []
    let least = words.map(\.least) + [found?.lowerBound].compactMap { $0 }
    let greatest = words.map(\.greatest) + [found?.upperBound].compactMap { $0 }
    guard let lower = least.min(), let upper = greatest.max() else { return nil }
    return lower...upper
  }

  /// Whether the texts are dates with slashes of which day and month cannot be told apart.
  var isAmbiguousDate: Bool {
    let styles = raw.dateStyles
    return values > 0 && styles[0].misfits == 0 && styles[1].misfits == 0
  }
}
