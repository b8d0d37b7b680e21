import Foundation

/// How far the reading of a table is: it is asked whether to stop after each piece of 64 KiB
/// (`CSVReader.read`).
struct LoadProgress: Sendable {
  private static let piece = 65_536

  private let pieces: Int
  private let progress: StageProgress

  init(_ path: String, _ progress: StageProgress) {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    let size = (attributes?[.size] as? Int) ?? 0
    // Typing and encoding take about as long again as a fifth of the reading.
    pieces = max(1, size / LoadProgress.piece * 6 / 5)
    self.progress = progress
  }

  /// `isCancelled` of a reader, which asks once a piece.
  func telling(_ isCancelled: @escaping @Sendable () -> Bool) -> @Sendable () -> Bool {
    { [self] in
      progress.tellPart(of: pieces)
      return isCancelled()
    }
  }
}
