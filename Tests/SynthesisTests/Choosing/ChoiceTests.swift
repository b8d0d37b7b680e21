import Tables
import Testing

@testable import Synthesis

@Suite struct ChoiceTests {
  private func candidate(_ first: Int, _ second: Int, score: Double) -> Candidate {
    Candidate(
      pair: Clique(first, second), score: score, weight: 1, precision: 0,
      spectrum: CellSpectrum(Array(repeating: 250, count: 4)))
  }

  @Test func `a forest takes the best pairs and no cycle`() {
    let selection = TreeChoice.choose(
      [
        candidate(0, 1, score: 500), candidate(1, 2, score: 400), candidate(0, 2, score: 300),
        candidate(2, 3, score: 1),
      ], columns: 4, sigma: 5)
    #expect(selection.chosen.map(\.pair) == [Clique(0, 1), Clique(1, 2)])
    #expect(selection.refused == [Clique(0, 2): .redundant, Clique(2, 3): .noisy])
  }

  @Test func `what is measured already leaves less to gain`() {
    let fresh = candidate(0, 1, score: 100)
    let known = Candidate(
      pair: fresh.pair, score: 100, weight: 1, precision: 1 / 25, spectrum: fresh.spectrum)
    #expect(known.noise(sigma: 5) < fresh.noise(sigma: 5))
    #expect(abs(known.noise(sigma: 1e6) - fresh.noise(sigma: 5)) < 0.01)
  }
}
