import GraphicalModel
import Tables
import Testing

@Suite struct MarginalTargetTests {
  @Test func `repeats are averaged by inverse variance`() {
    let merged = [
      MarginalTarget(clique: Clique(1), values: [10, 0], variance: 1),
      MarginalTarget(clique: Clique(0), values: [5], variance: 2),
      MarginalTarget(clique: Clique(1), values: [14, 4], variance: 1),
    ].merged()
    #expect(merged.map(\.clique) == [Clique(1), Clique(0)])
    #expect(merged[0].values == [12, 2])
    #expect(merged[0].variance == 0.5)
    #expect(merged[1] == MarginalTarget(clique: Clique(0), values: [5], variance: 2))
  }

  @Test func `the total weighs tables by their variance and cells`() {
    let targets = [
      MarginalTarget(clique: Clique(0), values: [40, 60], variance: 1),
      MarginalTarget(clique: Clique(1), values: [10, 20, 30, 44], variance: 1.5),
    ]
    // Weights 1/2 and 1/6.
    #expect(abs(targets.estimatedTotal() - (100.0 * 3 + 104) / 4) < 1e-9)
    #expect([MarginalTarget]().estimatedTotal() == 1)
    #expect(
      [MarginalTarget(clique: Clique(0), values: [-9, 2], variance: 1)].estimatedTotal() == 1)
  }
}
