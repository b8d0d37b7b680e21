import Foundation

/// How colours look to people who lack one kind of cone.
///
/// The matrices act on linear red, green and blue (Machado, Oliveira and Fernandes, "A
/// Physiologically-based Model for Simulation of Color Vision Deficiency", 2009, severity 1.0).
public enum ColorVision: String, CaseIterable, Sendable {
  /// All three kinds.
  case full
  /// Without the cones for long waves.
  case protanopia
  /// Without the cones for middle waves.
  case deuteranopia
  /// Without the cones for short waves.
  case tritanopia

  /// How different two colours look: the distance in CIELAB (ΔE*ab) of what is seen.
  public func distance(_ one: RGB, _ other: RGB) -> Double {
    seen(one).distance(to: seen(other))
  }

  private func seen(_ color: RGB) -> Lab {
    guard let matrix else { return color.lab }
    let light = color.linear
    return Lab(
      linear: matrix.map { row in
        min(1, max(0, zip(row, light).reduce(0) { $0 + $1.0 * $1.1 }))
      })
  }

  private var matrix: [[Double]]? {
    switch self {
    case .full: nil
    case .protanopia:
      [
        [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
      ]
    case .deuteranopia:
      [
        [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
      ]
    case .tritanopia:
      [
        [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
      ]
    }
  }
}
