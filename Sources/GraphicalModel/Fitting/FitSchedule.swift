/// How many message passings a fit takes: those asked for, or, where it may take more, as many as it needs.
///
/// Two things end it. The first is the discrepancy principle (Morozov 1966): n noisy cells alone make a loss of
/// n/2, and a model that is nearer to them than part of that follows the noise. On Adult and both samples
/// the distances to the real table are least, or within 2% of the least, where the loss is half of n/2, at every ε
/// from 0.3 to 10: after 60 passings at ε 0.3 and after 400 at ε 10; at ε 1 twice as many lose 2%. The second is
/// for models that cannot come so near. An accelerated
/// descent is C/t² above its optimum after t passings (Tseng 2008), so that d lost over the last s of them
/// tells of about d t/(2 s) still to be lost. All of it follows from
/// the measurements, so the same ones always take the same number.
struct FitSchedule {
  /// Message passings between two looks at the loss.
  private static let stride = 20
  /// The part of the loss that noise makes which may be left to lose: a tenth of its error in the mean square.
  private static let settled = 0.05
  /// The part of the loss that noise makes at which the noise begins to be followed.
  private static let explained = 0.5
  /// Message passings before it is asked whether the noise is reached.
  private static let fewest = 50
  /// Steps without momentum at the end.
  private static let plain = 5

  /// Message passings in all, as it stands now.
  private(set) var last: Int
  private let asked: Int
  private let most: Int
  private let noise: Double
  private var reached: Double?

  /// - Parameter cells: of all targets, those of which nothing is known left out.
  init(_ options: FitOptions, cells: Int) {
    asked = max(1, options.iterations)
    most = max(asked, options.mostIterations)
    last = most
    noise = Double(cells) / 2
  }

  /// Whether passing `iteration` is one of the last, which have no momentum.
  func isPlain(_ iteration: Int) -> Bool { iteration > last - min(FitSchedule.plain, last) }

  /// Takes note of the loss after a passing, and sets the end where nothing much is left to lose.
  ///
  /// - Parameters:
  ///   - loss: of the descent's average, which is ahead of the beliefs.
  ///   - beliefs: the loss of the beliefs, asked for only where it matters.
  mutating func note(_ loss: Double, beliefs: @autoclosure () -> Double, at iteration: Int) {
    let stride = FitSchedule.stride
    let end = iteration + FitSchedule.plain
    guard last == most, most > asked, end < most else { return }
    let near = FitSchedule.explained * noise
    if end >= min(asked, FitSchedule.fewest), loss <= near, beliefs() <= near {
      last = end
      return
    }
    guard end >= asked - stride, (end - asked).isMultiple(of: stride) else { return }
    if let reached, end >= asked {
      let left = max(0, reached - loss) * Double(iteration) / Double(2 * stride)
      if left < FitSchedule.settled * noise { last = end }
    }
    reached = loss
  }
}
