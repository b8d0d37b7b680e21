/// How many message passings a fit takes: those asked for, and more while it is still on its way.
///
/// Where noise is small, what a fit has not reached yet and not the noise decides its distances. An accelerated
/// descent is C/t² above its optimum after t passings (Tseng 2008), so that d lost over the last s of them
/// tells of about d t/(2 s) still to be lost; n noisy cells alone make a loss of n/2. All of it follows from
/// the measurements, so the same ones always take the same number.
struct FitSchedule {
  /// Message passings between two looks at the loss.
  private static let stride = 20
  /// The part of the loss that noise makes which may be left to lose: a tenth of its error in the mean square.
  private static let settled = 0.05
  /// Steps without momentum at the end.
  private static let plain = 5

  /// Message passings in all, as it stands now.
  private(set) var last: Int
  private let asked: Int
  private let most: Int
  private let noise: Double
  private var reached: Double?

  /// - Parameter cells: of all targets.
  init(_ options: FitOptions, cells: Int) {
    asked = max(1, options.iterations)
    most = max(asked, options.mostIterations)
    last = most
    noise = Double(cells) / 2
  }

  /// Whether passing `iteration` is one of the last, which have no momentum.
  func isPlain(_ iteration: Int) -> Bool { iteration > last - min(FitSchedule.plain, last) }

  /// Takes note of the loss after a passing, and sets the end where nothing much is left to lose.
  mutating func note(_ loss: Double, at iteration: Int) {
    let stride = FitSchedule.stride
    let end = iteration + FitSchedule.plain
    guard last == most, most > asked, end >= asked - stride, end < most,
      (end - asked).isMultiple(of: stride)
    else { return }
    if let reached, end >= asked {
      let left = max(0, reached - loss) * Double(iteration) / Double(2 * stride)
      if left < FitSchedule.settled * noise { last = end }
    }
    reached = loss
  }
}
