extension Axis {
  /// Ticks at multiples of the smallest round step that leaves no more than `count` of them.
  func numberTicks(atMost count: Int) -> [Tick] {
    let (step, digits) = numberStep(atMost: count)
    let first = (lower / step - 1e-9).rounded(.up)
    let last = (upper / step + 1e-9).rounded(.down)
    guard first <= last, last - first < 10_000 else { return [] }
    return (0...Int(last - first)).map { offset in
      let value = (first + Double(offset)) * step
      return Tick(value: value, label: numberLabel(value, digits: digits))
    }
  }

  /// The step, and the digits after the point that its multiples need.
  private func numberStep(atMost count: Int) -> (step: Double, digits: Int) {
    var exponent = 0
    var power = 1.0
    let rough = (upper - lower) / Double(count + 1)
    while power > rough && exponent > -300 {
      power /= 10
      exponent -= 1
    }
    while power * 10 <= rough && exponent < 300 {
      power *= 10
      exponent += 1
    }
    if measure == .count && exponent < 0 {
      power = 1
      exponent = 0
    }
    for _ in 0..<4 {
      for factor in [1.0, 2.0, 5.0] {
        let step = power * factor
        let ticks = (upper / step + 1e-9).rounded(.down) - (lower / step - 1e-9).rounded(.up) + 1
        if ticks <= Double(count) { return (step, max(0, -exponent)) }
      }
      power *= 10
      exponent += 1
    }
    return (upper - lower, 0)
  }

  private func numberLabel(_ value: Double, digits: Int) -> String {
    if measure == .count { return NumberText.short(value) }
    if max(abs(lower), abs(upper)) >= 100_000 || digits > 6 { return NumberText.short(value) }
    return NumberText.fixed(value, digits: digits)
  }
}
