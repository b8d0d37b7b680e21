import Documents
import TestSupport
import Testing

@testable import Governance

@Suite struct RowSplitTests {
  private func split(_ folder: ScratchFolder) throws -> RowSplit {
    try Workspace.open(from: folder.path).rowSplit()
  }

  /// Over 100,000 rows each count is binomial; 5 standard errors fail with probability 6e-7.
  @Test(arguments: [0.001, 0.1, 0.5, 0.9]) func sidesShareTheRows(fraction: Double) throws {
    let split = RowSplit(key: Array(0..<32))
    let count = 100_000
    let slice = split.rows(of: try TablePart(.slice, of: fraction), among: count)
    let rest = split.rows(of: try TablePart(.remainder, of: fraction), among: count)
    #expect((slice + rest).sorted() == Array(0..<count))
    let error = (Double(count) * fraction * (1 - fraction)).squareRoot()
    #expect(abs(Double(slice.count) - Double(count) * fraction) < 5 * error)
    // Neighbouring rows are on sides of their own.
    let inSlice = Set(slice)
    let both = (1..<count).count { inSlice.contains($0) && inSlice.contains($0 - 1) }
    let expected = Double(count) * fraction * fraction
    #expect(abs(Double(both) - expected) < 5 * (2 * expected + 1).squareRoot() + 1)
  }

  @Test func aSplitIsFixedAndLargerSlicesHoldSmallerOnes() throws {
    let (one, two) = (try ScratchFolder(), try ScratchFolder())
    defer {
      one.remove()
      two.remove()
    }
    let part = try TablePart(.slice, of: 0.2)
    let rows = try split(one).rows(of: part, among: 40_000)
    #expect(try split(one).rows(of: part, among: 40_000) == rows)
    #expect(try split(one).rows(of: part, among: 20_000) == rows.filter { $0 < 20_000 })
    #expect(try split(two).rows(of: part, among: 40_000) != rows)
    let larger = try split(one).rows(of: try TablePart(.slice, of: 0.3), among: 40_000)
    #expect(Set(rows).isSubset(of: larger))
    #expect("\(try split(one))" == "RowSplit(withheld)")
  }

  @Test(arguments: [0, 0.0009, 0.91, 1, -.infinity, .nan])
  func fractionsHaveBounds(fraction: Double) {
    #expect(throws: InputError.self) { try TablePart(.slice, of: fraction) }
  }
}
