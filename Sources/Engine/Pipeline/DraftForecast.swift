import Privacy
import Synthesis
import Tables

/// What the plan promises, made of a draft's (or charged) measurements, for screens and questions.
struct DraftForecast: Sendable {
  let basis: PredictionBasis
  let encoding: TableEncoding

  /// A band that holds about four in five realised distances of one marginal, found on the drafts that
  /// the constants of a prediction were fitted on.
  static let spread = 0.63...1.42
  /// The same of the mean over all pairs.
  static let meanSpread = 0.83...1.07

  /// The expectation under `choices`, by positions in the file.
  ///
  /// - Throws: `InputError` for impossible choices; `CancellationError` once `isCancelled` says so.
  func prediction(
    under choices: Choices, generation: Int, isCancelled: () -> Bool = { false }
  ) throws -> Prediction {
    let request = try SynthesisRequest(encoding, choices: choices)
    let distances = try basis.predicted(under: request, isCancelled: isCancelled)
    func positions(_ pair: Clique) -> Clique { Clique(pair.columns.map { encoding.modelled[$0] }) }
    var prediction = Prediction()
    prediction.generation = generation
    for (code, distance) in distances.columns.enumerated()
    where !request.columns[code].isDerived {
      prediction.columns[encoding.modelled[code]] = ExpectedDistance(
        distance, within: DraftForecast.spread)
    }
    for (pair, distance) in distances.pairs {
      prediction.pairs[positions(pair)] = ExpectedDistance(distance, within: DraftForecast.spread)
    }
    for (pair, distance) in distances.noise {
      prediction.noise[positions(pair)] = min(1, distance * DraftForecast.spread.upperBound)
    }
    prediction.measuredPairs = Set(distances.measured.map(positions))
    prediction.meanPair = distances.meanPair.map {
      ExpectedDistance($0, within: DraftForecast.meanSpread)
    }
    return prediction
  }

  /// The position in the file of a modelled column.
  private func position(_ name: String) -> Int? {
    encoding.schema.columns.firstIndex { $0.name == name }
  }

  /// The expected distance of one score; `nil` for columns that are not modelled.
  func expected(_ score: AccuracyScore, in prediction: Prediction) -> ExpectedDistance? {
    switch score {
    case .meanPair: return prediction.meanPair
    case .column(let name): return position(name).flatMap { prediction.columns[$0] }
    case .pair(let first, let second):
      guard let first = position(first), let second = position(second) else { return nil }
      return prediction.pairs[Clique(first, second)]
    }
  }
}

extension ExpectedDistance {
  /// An expectation with a band of these factors.
  init(_ value: Double, within factors: ClosedRange<Double>) {
    self.init(
      value: min(1, value), lower: min(1, value * factors.lowerBound),
      upper: min(1, value * factors.upperBound))
  }
}
