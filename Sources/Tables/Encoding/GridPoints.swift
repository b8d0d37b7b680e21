/// The values that may occur in a range: every so many grid steps from the first, or the starts of
/// calendar units; they are numbered from 0.
struct GridPoints: Sendable, Hashable {
  private enum Spacing: Sendable, Hashable {
    /// Every so many steps. What lies between is rounded to the nearest value, up from the middle,
    /// or down to the unit's start.
    case even(UInt64, rounds: Bool)
    /// Units of months, of which the first has this number.
    case months(Int64, first: Int64, CalendarGrid)
  }

  /// The lowest step.
  let lower: Int64
  /// The highest step.
  let upper: Int64
  /// How many values there are, at least 1; 2^64 do not occur because null takes one.
  let count: UInt64
  /// The first value: ``lower``, or the first start of a unit from there on.
  private let first: Int64
  private let spacing: Spacing

  /// The values from `lower` to `upper`, `step` apart.
  ///
  /// Bounds in the wrong order are swapped, and −2^63, which is null, is left out.
  init(lower: Int64, upper: Int64, step: Int64 = 1) {
    self.lower = max(min(lower, upper), -Int64.max)
    self.upper = max(lower, upper, -Int64.max)
    first = self.lower
    let stride = UInt64(max(1, step))
    count = UInt64(bitPattern: self.upper &- self.lower) / stride + 1
    spacing = .even(stride, rounds: true)
  }

  /// The starts of calendar units from `lower` to `upper`; `lower` where there is none.
  init(lower: Int64, upper: Int64, units: CalendarGrid) {
    self.lower = max(min(lower, upper), -Int64.max)
    self.upper = max(lower, upper, -Int64.max)
    let (lower, upper) = (self.lower, self.upper)
    switch units.spacing {
    case .even(let length, _):
      let before = units.start(atOrBefore: lower)
      let next = before.addingReportingOverflow(Int64(length))
      let start = before == lower || next.overflow ? lower : next.partialValue
      first = start <= upper ? start : lower
      count = UInt64(bitPattern: upper &- first) / length + 1
      spacing = .even(length, rounds: false)
    case .months(let months):
      var unit = units.unit(of: lower, months: months)
      if units.start(ofUnit: unit, months: months) < lower { unit += 1 }
      let last = units.unit(of: upper, months: months)
      let start = units.start(ofUnit: unit, months: months)
      guard unit <= last, lower <= start, start <= upper else {
        first = lower
        count = 1
        spacing = .even(1, rounds: false)
        return
      }
      first = start
      count = UInt64(last - unit) + 1
      spacing = .months(months, first: unit, units)
    }
  }

  /// Whether every step of the range is a value.
  var isDense: Bool {
    if case .even(1, _) = spacing { true } else { false }
  }

  /// A value by its number, below ``count``; the one after the last too, held at 2^63 − 1.
  func value(at index: UInt64) -> Int64 {
    switch spacing {
    case .even(let stride, _):
      if index < count { return first &+ Int64(bitPattern: index &* stride) }
      let value = Int128(first) + Int128(index) * Int128(stride)
      return Int64(min(value, Int128(Int64.max)))
    case .months(let months, let unit, let units):
      return units.start(ofUnit: unit + Int64(index), months: months)
    }
  }

  /// The number of the value that a step, held within the range, is taken for.
  func index(of step: Int64) -> UInt64 {
    let step = min(upper, max(first, step))
    switch spacing {
    case .even(let stride, let rounds):
      let offset = UInt64(bitPattern: step &- first)
      let (index, rest) = offset.quotientAndRemainder(dividingBy: stride)
      return min(count - 1, rounds && rest > 0 && rest >= stride - stride / 2 ? index + 1 : index)
    case .months(let months, let unit, let units):
      return min(count - 1, UInt64(max(0, units.unit(of: step, months: months) - unit)))
    }
  }

  /// The lowest step that is taken for a value, by the value's number.
  func threshold(at index: UInt64) -> Int64 {
    if index == 0 { return lower }
    if case .even(let stride, rounds: true) = spacing {
      return value(at: index) &- Int64(stride / 2)
    }
    return value(at: index)
  }

  /// Whether a step is a value.
  func contains(_ step: Int64) -> Bool {
    lower <= step && step <= upper && value(at: index(of: step)) == step
  }
}
