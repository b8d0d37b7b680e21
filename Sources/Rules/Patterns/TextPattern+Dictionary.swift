import Tables

extension TextPattern {
  /// Texts that one thread looks at.
  private static let pieceTexts = 32_768

  /// Whether each text of a dictionary matches, as truths.
  ///
  /// - Complexity: O(bytes), on all cores.
  func truths(of dictionary: StringDictionary) -> [UInt8] {
    let (count, size) = (dictionary.count, TextPattern.pieceTexts)
    let pieces = Parallel.map((count + size - 1) / size) { piece in
      truths(of: dictionary, codes: piece * size..<min(count, piece * size + size))
    }
    return Array(pieces.joined())
  }

  private func truths(of dictionary: StringDictionary, codes: Range<Int>) -> [UInt8] {
    // One loop over the bytes: with so many short texts, a call for each takes longer than its signs.
    dictionary.withAllBytes { bytes, ends in
      automaton.asciiSteps.withUnsafeBufferPointer { steps in
        automaton.accepts.withUnsafeBufferPointer { accepts in
          [UInt8](unsafeUninitializedCapacity: codes.count) { truths, filled in
            var start = codes.lowerBound == 0 ? 0 : Int(ends[codes.lowerBound - 1])
            for code in codes {
              let end = Int(ends[code])
              var (state, place) = (0, start)
              while place < end, state >= 0, bytes[place] < 128 {
                state = Int(steps[state &+ Int(bytes[place])])
                place &+= 1
              }
              let isMatch =
                if state < 0 {
                  false
                } else if place < end {
                  // Signs of several bytes are not for this loop.
                  matches(UnsafeBufferPointer(rebasing: bytes[start..<end]))
                } else {
                  accepts[state >> 7]
                }
              truths[filled] = isMatch ? Truth.yes : Truth.no
              filled &+= 1
              start = end
            }
          }
        }
      }
    }
  }
}
