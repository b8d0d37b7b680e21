extension SignedInteger where Self: FixedWidthInteger {
  /// The quotient rounded down and the remainder, 0 ..< divisor, for a divisor above 0.
  func flooredDivision(by divisor: Self) -> (quotient: Self, remainder: Self) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}
