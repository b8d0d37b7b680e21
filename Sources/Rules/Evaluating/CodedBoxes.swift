import Tables

/// The combinations of classes in which a coded condition has one truth, as boxes: a row is in a box exactly where
/// each column's value is of one of the box's classes.
struct CodedBoxes {
  /// For each part of the condition, which of its classes a box holds.
  typealias Box = [[Bool]]

  /// Boxes that do not overlap and together are all there is.
  let boxes: [Box]

  /// - Parameter most: the most boxes.
  /// - Returns: `nil` where there are more.
  init?(_ parts: [CodedPart], truths: [UInt8], where wanted: UInt8, most: Int) {
    var boxes: [Box] = []
    guard CodedBoxes.add(parts[...], truths[...], wanted, [], most, &boxes) else { return nil }
    self.boxes = boxes
  }

  /// Adds the boxes of a stretch of truths, over the parts left, behind the classes chosen of those before.
  private static func add(
    _ parts: ArraySlice<CodedPart>, _ truths: ArraySlice<UInt8>, _ wanted: UInt8, _ before: Box,
    _ most: Int, _ boxes: inout [Box]
  ) -> Bool {
    guard let part = parts.first else {
      if truths.first == wanted { boxes.append(before) }
      return boxes.count <= most
    }
    // Classes that the other parts' truths do not tell apart go into one box.
    var kinds: [[Bool]: Int] = [:]
    var stretches: [(truths: ArraySlice<UInt8>, classes: [Bool])] = []
    for number in 0..<part.classes {
      let start = truths.startIndex + number * part.step
      let stretch = truths[start..<start + part.step]
      let holds = stretch.map { $0 == wanted }
      guard holds.contains(true) else { continue }
      let kind = kinds[holds] ?? stretches.count
      if kind == stretches.count {
        kinds[holds] = kind
        stretches.append((stretch, Array(repeating: false, count: part.classes)))
      }
      stretches[kind].classes[number] = true
    }
    for (stretch, classes) in stretches {
      guard add(parts.dropFirst(), stretch, wanted, before + [classes], most, &boxes) else {
        return false
      }
    }
    return true
  }
}
