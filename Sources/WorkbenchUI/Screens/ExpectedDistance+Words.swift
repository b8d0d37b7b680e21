import Engine
import Plots

extension ExpectedDistance {
  /// Half the width of the band.
  var halfWidth: Double { max(0, upper - lower) / 2 }

  /// Such as `0.012 ± 0.004`.
  var text: String {
    NumberText.fixed(value, digits: 3) + " ± " + NumberText.fixed(halfWidth, digits: 3)
  }
}
